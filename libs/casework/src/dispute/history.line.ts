import type { DataSource } from 'typeorm';
import { type DisputeState, eventLabels, type Sight, stateMeta } from '#domain';
import { query } from '#platform';
import type { StoredEvent } from './dispute.history.ts';
import type { HistoryLine } from './dispute.view.ts';
import { sentenceOf } from './history.sentence.ts';

/** Facts that are no free text: what masked sight keeps of an event. */
const plainFacts: ReadonlySet<string> = new Set([
  'typeCode',
  'localTypeCode',
  'origin',
  'channel',
  'risk',
  'complexity',
  'dueOn',
  'newDueOn',
  'leadId',
  'assistingIds',
  'mediatorIds',
  'toId',
  'unitId',
  'meetingId',
  'decisionId',
  'number',
  'heldOn',
  'settledOn',
  'effectiveOn',
  'performedOn',
  'visitedOn',
  'observedOn',
  'preventedOn',
  'refusedOn',
  'withdrawnOn',
  'form',
  'state',
  'key',
  'step',
  'escalation',
  'reportedOn',
  'kind',
  'level',
  'performedAtOnce',
  'silence',
  'clocks',
  'seqs',
]);

/** What somebody was kept from says more of them than a name would. */
const isPlain = (type: StoredEvent['type'], fact: string): boolean =>
  plainFacts.has(fact) && !(type === 'RECORD_PREVENTION' && fact === 'kind');

type Names = ReadonlyMap<string, { readonly name: string; readonly organisation: string }>;

/** Who acted, for whom they stood in, and who held the case, by id. */
export async function namesIn(on: DataSource, disputeId: string): Promise<Names> {
  const rows = await query<{ id: string; name: string; organisation: string }>(on, {
    name: 'history.names',
    text: `
      select s.id, s.name, o.name as organisation from staff s join organisation o on o.id = s.organisation_id
      where s.id in (select actor_id from dispute_event where dispute_id = $1
                     union select (payload ->> 'standsInForId')::uuid from dispute_event where dispute_id = $1)
      union all
      select o.id, o.name, o.name from organisation o
      where o.id in (select holder_id from dispute_event where dispute_id = $1)`,
    values: [disputeId],
  });
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}

/** One line of the history as somebody of this sight may read it. */
export function historyLineOf(event: StoredEvent, sight: Sight, names: Names): HistoryLine {
  const who = event.actorId === null ? undefined : names.get(event.actorId);
  const { standsInForId, ...payload } = event.payload;
  const awayId = typeof standsInForId === 'string' ? standsInForId : null;
  const away = awayId === null ? undefined : (names.get(awayId)?.name ?? '');
  const holder = event.holderId === null ? undefined : names.get(event.holderId);
  const [fromState, toState] = [event.fromState as DisputeState, event.toState as DisputeState];
  const [from, to] = [stateMeta[fromState], stateMeta[toState]];
  const facts = Object.entries(payload).filter(([key]) => sight === 'case' || isPlain(event.type, key));
  const label = eventLabels[event.type];
  return {
    seq: event.seq,
    type: event.type,
    typeName: { zh: label.zh, en: label.en },
    at: event.at,
    on: event.happenedOn,
    by:
      event.actorId === null
        ? null
        : {
            id: event.actorId,
            name: who?.name ?? '',
            organisation: who?.organisation ?? '',
            standsInFor: awayId === null ? null : { id: awayId, name: away ?? '' },
          },
    fromState,
    from: { zh: from.zh, en: from.en },
    toState,
    to: { zh: to.zh, en: to.en },
    holder: event.holderId === null ? null : { id: event.holderId, name: holder?.name ?? '' },
    facts: Object.fromEntries(facts),
    why: sight === 'case' ? whyOf(event.payload) : null,
    sentence: sentenceOf({ ...event, fromState, toState }, who && { ...who, standsInFor: away }),
    deadlines: event.clocks.map(({ key, dueOn }) => ({ key, dueOn })),
    hash: event.hash,
  };
}

/** Under which of these names an event carries its reason. */
const reasons = ['reason', 'ground', 'order', 'facts', 'words', 'measure'] as const;

function whyOf(payload: StoredEvent['payload']): string | null {
  const found = reasons.map((name) => payload[name]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : null;
}
