import type { DataSource } from 'typeorm';
import {
  codeLabels,
  commandNames,
  type DisputeType,
  effectWords,
  eventLabels,
  formalRefusal,
  type MinutedCase,
  type MinutedDecision,
  minutesOf,
  minutesTitle,
  type NamedPerson,
  type Risk,
  standingAdditions,
  withAdditions,
} from '#domain';
import { query, type Tx } from '#platform';
import { namesOf } from './meeting.people.ts';
import { type Decision, decisionsOf, type Meeting } from './meeting.store.ts';
import { partiesByInitials } from './meeting.words.ts';
import type { FrozenMinutes } from './minutes.view.ts';

/** What the closing adds to a meeting. */
export interface Closing {
  /** ISO instant. */
  readonly closedAt: string;
  readonly number: string;
  /** Counted from 1; one more with every reopening. */
  readonly edition: number;
  readonly recorder: NamedPerson;
  readonly conclusions: string | undefined;
}

/** The minutes of an open meeting as they are frozen: the names in them stay, whatever is renamed later. */
export async function minutesFor(tx: Tx, meeting: Meeting, closing: Closing): Promise<FrozenMinutes> {
  const agenda = withAdditions(meeting.agenda ?? [], meeting.additions);
  // What was taken back was never decided, as far as the papers of the meeting go.
  const decisions = (await decisionsOf(tx, meeting.id)).filter(({ retractedAt }) => retractedAt === null);
  const facts = await casesOf(
    tx,
    [...agenda, ...decisions].map(({ disputeId }) => disputeId),
  );
  const cases = minutesOf(agenda, decisions.map(minuted), facts);
  const names = await namesOf(tx, [...meeting.attendance, ...meeting.absent]);
  const reopened = meeting.changes.findLast(({ kind }) => kind === 'reopened');
  return {
    title: minutesTitle(meeting.townshipName, meeting.kind),
    number: closing.number,
    edition: closing.edition,
    township: meeting.townshipName,
    kind: meeting.kind,
    reason: meeting.reason,
    openedAt: meeting.openedAt?.toISOString() ?? closing.closedAt,
    closedAt: closing.closedAt,
    place: meeting.place,
    chair: meeting.chairName,
    recorder: closing.recorder.name,
    attendance: names.slice(0, meeting.attendance.length).map((each) => ({ ...each })),
    absent: meeting.absent.map(({ reason }, n) => ({
      name: names[meeting.attendance.length + n]?.name ?? '',
      body: names[meeting.attendance.length + n]?.body ?? null,
      reason: reason ?? null,
    })),
    reopened:
      reopened === undefined ? null : { at: reopened.at, by: reopened.by.name, reason: reopened.reason },
    topics: standingAdditions(meeting.additions).flatMap(({ topic, reason, by }) =>
      topic === null ? [] : [{ topic, reason, by: by.name }],
    ),
    ...nilReportsOf(meeting),
    conclusions: closing.conclusions ?? null,
    items: cases.items.map((item) => ({ ...item, decisions: item.decisions.map(frozen) })),
    slips: cases.slips.map((slip) => ({ ...slip, tasks: slip.tasks.map(frozen) })),
    carriedOver: [...cases.carriedOver],
  };
}

/** Who had not reported when the meeting was opened; nothing where no village owed a report, or nobody asked. */
function nilReportsOf({ kind, figures }: Meeting): Pick<FrozenMinutes, 'nilReports'> {
  const asked = figures?.nilReports;
  if (kind !== 'weekly' || asked === undefined || asked.due === 0) return {};
  const { week, due, reported, missing } = asked;
  return { nilReports: { week, due, reported, missing: missing.map(({ name }) => name) } };
}

/** Its lists as the frozen paper owns them. */
const frozen = <T extends Pick<MinutedDecision, 'assisting'>>(one: T) => ({
  ...one,
  assisting: [...one.assisting],
});

function minuted(decision: Decision): MinutedDecision {
  const { id, disputeId, number, type, unitId, unitName, dueOn, measure, proof, isDone, refusal } = decision;
  const { zh, en } = eventLabels[type];
  const order = commandNames[type];
  return {
    decisionId: id,
    disputeId,
    number,
    type,
    typeName: { zh, en },
    orderName: { zh: order.zh, en: order.en },
    decidedBy: decision.decidedByName,
    unitId,
    unitName,
    dueOn,
    measure,
    proof,
    effect: effectWords(decision.effect),
    assisting: decision.effect?.assisting ?? [],
    isDone,
    refusal: refusal && formalRefusal(refusal),
  };
}

interface CaseRow {
  readonly id: string;
  readonly number: string | null;
  readonly typeCode: DisputeType;
  readonly place: string;
  readonly risk: Risk;
  readonly sensitive: boolean;
  readonly parties: readonly { readonly name: string; readonly kind: 'person' | 'organisation' }[];
}

/** What the minutes say of each case: of its parties the first characters, of those of a sensitive case nothing. */
async function casesOf(
  on: Tx | DataSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MinutedCase>> {
  const rows = await query<CaseRow>(on, {
    name: 'review.minuted-cases',
    text: `
      select d.id, d.number, d.type_code as "typeCode", place.name as place, d.risk, d.sensitive,
        coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'kind', p.kind) order by p.position)
                  from party p where p.dispute_id = d.id), '[]') as parties
      from dispute d join organisation place on place.id = d.place_id
      where d.id = any($1::uuid[])`,
    values: [ids],
  });
  return new Map(
    rows.map(({ id, number, typeCode, place, risk, sensitive, parties }) => {
      const { zh, en } = codeLabels.disputeType[typeCode];
      const grade = codeLabels.risk[risk];
      const named = sensitive ? null : partiesByInitials(parties);
      const riskName = { zh: grade.zh, en: grade.en };
      const mark = sensitive ? { sensitive: true as const } : {};
      return [id, { number, parties: named, ...mark, typeName: { zh, en }, place, risk, riskName }];
    }),
  );
}
