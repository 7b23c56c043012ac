import { unknownStaff, unknownUnits } from '#casework/organisation';
import {
  type DisputeContext,
  type DisputeEvent,
  type DisputeType,
  disputeTypeLabels,
  type EventOf,
  type InputFault,
  mayTakeCases,
  type Role,
  RuleError,
  roles,
} from '#domain';
import { query, type Tx } from '#platform';

type Named = { readonly pointer: string; readonly ids: readonly string[] };

/** The fields of a command that name organisations, and those that name people. */
const unitFields = ['leadId', 'assistingIds', 'toId', 'unitId'] as const;
const staffFields = ['mediatorIds', 'mediatorId'] as const;

function namedIn(event: DisputeEvent, fields: readonly string[]): readonly Named[] {
  const facts = event as unknown as Readonly<Record<string, string | readonly string[] | undefined>>;
  return fields.flatMap((field) => {
    const value = facts[field];
    return value === undefined
      ? []
      : [{ pointer: `/${field}`, ids: typeof value === 'string' ? [value] : value }];
  });
}

/** The roles in which somebody may be given a case; grid workers, leaders, auditors and administrators take none. */
const caseTakers: readonly Role[] = roles.filter((role) => mayTakeCases([role]));

/**
 * Whoever a command names must exist where it names them: units of the township, people who work there today, and as
 * approver the head of the unit that holds the case; as mediators those who may take cases.
 * @throws RuleError kind "invalid", code "unknown-reference", with a pointer per field
 */
export async function assertReferences(tx: Tx, event: DisputeEvent, context: DisputeContext): Promise<void> {
  const { townshipId, holderId, mediatorIds } = context;
  const errors: InputFault[] = [];
  // Whoever is stood down was called in, and may have been closed since.
  const units = event.type === 'STAND_DOWN' ? [] : namedIn(event, unitFields);
  for (const { pointer, ids } of units) {
    if ((await unknownUnits(tx, townshipId, ids)).length > 0) {
      errors.push({
        pointer,
        messageZh: '没有这个单位，或不属于本乡镇',
        message: 'No such unit in this township',
      });
    }
  }
  for (const { pointer, ids } of namedIn(event, staffFields)) {
    if ((await unknownStaff(tx, { townshipId, ids, today: event.on })).length > 0) {
      errors.push({
        pointer,
        messageZh: '没有这名人员，或不在任期内',
        message: 'Nobody of this id works here today',
      });
    } else if (pointer === '/mediatorIds') {
      // Whoever is a mediator of the case already was named before; their unit replaces them when their term ends.
      const named = ids.filter((id) => !mediatorIds.includes(id));
      const asked = { townshipId, ids: named, today: event.on, roles: caseTakers };
      if ((await unknownStaff(tx, asked)).length > 0) {
        errors.push({
          pointer,
          messageZh: '所选人员不是人民调解员，也不在承办单位任职，不能担任本案调解员',
          message: 'Somebody named here holds no role today in which a case can be mediated',
        });
      }
    }
  }
  if (event.type === 'EXTEND') {
    const asked = { townshipId, ids: [event.approvedBy], today: event.on, headOf: holderId };
    if ((await unknownStaff(tx, asked)).length > 0) {
      errors.push({
        pointer: '/approvedBy',
        messageZh: '须由承办单位负责人批准',
        message: 'The head of the holding unit must approve',
      });
    }
  }
  if (errors.length > 0) throw unknownReference('所填的单位或人员不存在', errors);
}

/**
 * Files that prove a prevention or a performance lie in the dossier of this case.
 * @throws RuleError kind "invalid", code "unknown-reference", pointing at each file that does not
 */
export async function assertEvidence(
  tx: Tx,
  disputeId: string,
  { attachmentIds = [] }: Pick<EventOf<'RECORD_PERFORMANCE'>, 'attachmentIds'>,
): Promise<void> {
  if (attachmentIds.length === 0) return;
  const there = await query<{ id: string }>(tx, {
    name: 'dispute.evidence',
    text: `select id from attachment where dispute_id = $1 and id = any($2::uuid[]) and removed_seq is null`,
    values: [disputeId, attachmentIds],
  });
  const known = new Set(there.map(({ id }) => id));
  const errors = attachmentIds.flatMap((id, n) =>
    known.has(id)
      ? []
      : [
          {
            pointer: `/attachmentIds/${n}`,
            messageZh: '本案没有这个附件，或已移除',
            message: 'The case has no such file, or it was removed',
          },
        ],
  );
  if (errors.length > 0) throw unknownReference('所选的附件不在本案中', errors);
}

/**
 * A local type holds on the day of the report, and counts to the class that is named with it.
 * @throws RuleError kind "invalid", code "local-type", pointing at it
 */
export async function assertLocalType(
  tx: Tx,
  { typeCode, localTypeCode }: Pick<EventOf<'ANALYZE'>, 'typeCode' | 'localTypeCode'>,
  { townshipId, reportedOn }: Pick<DisputeContext, 'townshipId' | 'reportedOn'>,
): Promise<void> {
  if (localTypeCode === undefined || localTypeCode === null) return;
  const [found] = await query<{ typeCode: DisputeType; zh: string; en: string }>(tx, {
    name: 'dispute.local-type',
    text: `select type_code as "typeCode", zh, en from local_type
           where code = $1 and (township_id is null or township_id = $2) and valid_from <= $3::date
             and (valid_to is null or valid_to >= $3::date)
           order by township_id nulls last limit 1`,
    values: [localTypeCode, townshipId, reportedOn],
  });
  if (found?.typeCode === typeCode) return;
  const pointer = '/localTypeCode';
  const says =
    found === undefined
      ? {
          messageZh: `上报之日（${reportedOn}）没有这个地方类型`,
          message: `There is no such local type on the day of the report, ${reportedOn}`,
        }
      : {
          messageZh: `地方类型“${found.zh}”归入“${disputeTypeLabels[found.typeCode].zh}”，与所选纠纷类型不符`,
          message: `The local type “${found.en}” counts to “${disputeTypeLabels[found.typeCode].en}”, not to the type chosen`,
        };
  throw new RuleError({ kind: 'invalid', code: 'local-type', ...says, errors: [{ pointer, ...says }] });
}

const unknownReference = (messageZh: string, errors: readonly InputFault[]): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'unknown-reference',
    message: 'The command names somebody or something that does not exist here',
    messageZh,
    errors,
  });
