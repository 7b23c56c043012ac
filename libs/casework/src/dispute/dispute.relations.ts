import type { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { commandLabels, type DisputeEventType, type EventOf, RuleError, type Sight } from '#domain';
import { query, type Tx } from '#platform';
import { isTakenBack } from './dispute.retraction.ts';
import { type DisputeRow, lineOf, rowColumns, rowJoins } from './dispute.row.ts';
import type { LockedDispute } from './dispute.store.ts';
import type { RelatedDispute } from './dispute.view.ts';
import { Parameters, visible } from './dispute.visibility.ts';

/** An event that ties a case to another, or unties them. */
export interface TieEvent {
  readonly type: DisputeEventType;
  readonly otherId: string | null;
  readonly kind: keyof typeof commandLabels.linkKind | null;
  readonly reason: string | null;
  readonly on: string;
}

/**
 * Everything that was said of a case and another and not taken back, oldest first, as JSON: by this case in its own history,
 * and of links also by the other (an index holds these). @param id  SQL for the id of the case
 */
export const tieEvents = (id: string): string => `
  (select jsonb_agg(jsonb_build_object('type', t.type, 'otherId', t.other, 'kind', t.payload ->> 'kind',
      'reason', t.payload ->> 'reason', 'on', t.happened_on) order by t.at, t.type)
   from (select e.type, e.payload ->> 'disputeId' as other, e.payload, e.happened_on, e.at from dispute_event e
         where e.dispute_id = ${id} and e.type in ('LINK', 'UNLINK', 'MERGE_INTO', 'ABSORB', 'RELEASE', 'REOPEN')
           and not ${isTakenBack('e')}
         union all
         select e.type, e.dispute_id::text, e.payload, e.happened_on, e.at from dispute_event e
         where e.payload ->> 'disputeId' = (${id})::text and e.type in ('LINK', 'UNLINK')
           and not ${isTakenBack('e')}) t)`;

/**
 * SQL: was a link of this kind said at either of the two and not taken back or replaced since?
 * @param id  SQL for the id of the case
 */
export const isLinkedAs = (kind: keyof typeof commandLabels.linkKind, id: string): string => `exists (
  select 1 from (
    select distinct on (t ->> 'otherId') t ->> 'type' as type, t ->> 'kind' as kind
    from jsonb_array_elements(${tieEvents(id)}) with ordinality as said (t, n)
    where t ->> 'type' in ('LINK', 'UNLINK') order by t ->> 'otherId', n desc) as latest
  where latest.type = 'LINK' and latest.kind = '${kind}')`;

/**
 * SQL of the tables `said`, `links` and `linked (id, other_id)`: the cases that were linked with each other at a moment, each
 * pair in both orders, said at either of the two.
 * @param asOf  SQL of the moment
 */
export const linkedAsOf = (kind: keyof typeof commandLabels.linkKind, asOf: string): string => `
  said as (
    select e.dispute_id as id, (e.payload ->> 'disputeId')::uuid as other_id, e.type, e.payload ->> 'kind' as kind, e.at
    from dispute_event e
    where e.type in ('LINK', 'UNLINK') and e.payload ->> 'disputeId' is not null and e.at <= ${asOf}
      and not ${isTakenBack('e', asOf)}),
  links as (
    select distinct on (least(id, other_id), greatest(id, other_id)) id, other_id, type, kind
    from said order by least(id, other_id), greatest(id, other_id), at desc, type desc),
  linked as (
    select case n when 1 then id else other_id end as id, case n when 1 then other_id else id end as other_id
    from links, generate_series(1, 2) n where type = 'LINK' and kind = '${kind}')`;

/**
 * SQL of the recursive table `goes_on (id)`: a case, the one that goes on for it since it was merged, and so on.
 * @param id  SQL for the id of the case
 */
export const goesOn = (id: string): string => `
  goes_on as (
    select ${id}::uuid as id
    union select (d.snapshot #>> '{context,mergedInto}')::uuid from goes_on g join dispute d on d.id = g.id
    where d.snapshot #>> '{context,mergedInto}' is not null)`;

interface Relation {
  readonly kind: keyof typeof commandLabels.relation;
  readonly reason: string | null;
  readonly on: string;
}

/** The ties that stand, by the other case; a merger says more than a link. Links of a pair replace each other. */
function tiesThatStand(events: readonly TieEvent[]): ReadonlyMap<string, Relation> {
  const links = new Map<string, Relation>();
  const mergers = new Map<string, Relation>();
  for (const { type, otherId, kind, reason, on } of events) {
    const id = otherId ?? '';
    if (type === 'LINK' && kind !== null) links.set(id, { kind, reason, on });
    if (type === 'UNLINK') links.delete(id);
    if (type === 'MERGE_INTO') mergers.set(id, { kind: 'merged_into', reason, on });
    if (type === 'ABSORB') mergers.set(id, { kind: 'absorbed', reason, on });
    if (type === 'RELEASE') mergers.delete(id);
    // Reopened, a case goes its own way again.
    if (type === 'REOPEN') {
      for (const [other, { kind: was }] of mergers) if (was === 'merged_into') mergers.delete(other);
    }
  }
  return new Map([...links, ...mergers]);
}

/** Was it said by a link, which can be taken back? A merger ends otherwise. */
export const isLink = ({ kind }: Pick<RelatedDispute, 'kind'>): boolean => kind in commandLabels.linkKind;

/** The cases to which one is tied, of those that this person may see. @param sight  of the case itself */
export async function relatedOf(
  on: Tx | DataSource,
  events: readonly TieEvent[],
  actor: StaffActor,
  sight: Sight,
): Promise<RelatedDispute[]> {
  const ties = tiesThatStand(events);
  if (ties.size === 0) return [];
  const parameters = new Parameters();
  const where = `d.id = any(${parameters.add([...ties.keys()])}::uuid[]) and ${visible(actor, 'masked', parameters)}`;
  const rows = await query<DisputeRow>(on, {
    text: `select ${rowColumns} from dispute d ${rowJoins} where ${where} order by d.reported_on desc, d.id`,
    values: parameters.values,
  });
  return rows.flatMap((row) => {
    const tie = ties.get(row.id);
    if (tie === undefined) return [];
    const { id, number, stage, state, stateName, parties, sight: theirs } = lineOf(row, actor);
    const isTold = sight === 'case' && theirs === 'case' && !row.sensitive;
    const reason = isTold ? tie.reason : null;
    const { zh, en } = commandLabels.relation[tie.kind];
    return [
      {
        id,
        number,
        kind: tie.kind,
        kindName: { zh, en },
        stage,
        state,
        stateName,
        parties,
        reason,
        since: tie.on,
      },
    ];
  });
}

/**
 * A link names another case of the township that its sender may see; what is taken back must have been said.
 * @throws RuleError kind "invalid", code "not-linkable"; one that may not be seen is answered like one that is not there
 */
export async function assertLinkable(
  tx: Tx,
  { id, snapshot }: LockedDispute,
  event: EventOf<'LINK' | 'UNLINK'>,
  actor: StaffActor,
): Promise<void> {
  if (event.disputeId === id) throw notLinkable('不能关联本案自身', 'A case cannot be linked with itself');
  const parameters = new Parameters();
  const where = [
    `d.id = ${parameters.add(event.disputeId)}`,
    `d.township_id = ${parameters.add(snapshot.context.townshipId)}`,
    visible(actor, 'masked', parameters),
  ].join(' and ');
  const [other] = await query<{ ties: readonly TieEvent[] | null }>(tx, {
    text: `select ${tieEvents('d.id')} as ties from dispute d where ${where}`,
    values: parameters.values,
  });
  if (other === undefined)
    throw notLinkable('没有这个案件，或您无权查看', 'There is no such case in this township');
  if (event.type === 'UNLINK' && !isLinked(other.ties ?? [], id))
    throw notLinkable('两案没有关联', 'The two cases are not linked');
}

function isLinked(ties: readonly TieEvent[], id: string): boolean {
  const links = ties.filter(({ type, otherId }) => otherId === id && (type === 'LINK' || type === 'UNLINK'));
  return links.at(-1)?.type === 'LINK';
}

const notLinkable = (messageZh: string, message: string): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'not-linkable',
    message,
    messageZh,
    errors: [{ pointer: '/disputeId', message, messageZh }],
  });
