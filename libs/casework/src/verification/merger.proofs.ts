import { isTakenBack } from '#casework/dispute';
import { inScope, type TableProof } from './table.question.ts';

/**
 * What one history says of a merger or of its undoing and what the other answers, each counted among those of the same pair:
 * neither state nor instant is common to both, but who, why and in which order is. What was taken back was so in both.
 */
const mergers = `
  with given as (
    select e.dispute_id, e.seq, e.other_id, e.actor_id, e.reason, e.answer,
      row_number() over (partition by e.dispute_id, e.other_id, e.answer order by e.seq) as nth
    from (
      select dispute_id, seq, actor_id, payload ->> 'reason' as reason, type, from_state,
        case type when 'MERGE_INTO' then 'ABSORB' else 'RELEASE' end as answer,
        case type when 'MERGE_INTO' then payload ->> 'disputeId'
          else lag(payload ->> 'disputeId') over (partition by dispute_id order by seq) end as other_id
      from dispute_event o where type in ('MERGE_INTO', 'REOPEN') and not ${isTakenBack('o')}) e
    where e.type = 'MERGE_INTO' or e.from_state = 'merged'),
  answered as (
    select dispute_id, seq, payload ->> 'disputeId' as given_id, actor_id, payload ->> 'reason' as reason, type,
      row_number() over (partition by dispute_id, payload ->> 'disputeId', type order by seq) as nth
    from dispute_event o where type in ('ABSORB', 'RELEASE') and not ${isTakenBack('o')}),
  pairs as (
    select g.dispute_id as given_id, g.seq as given_seq, a.dispute_id as kept_id, a.seq as kept_seq
    from given g full join answered a
      on a.given_id = g.dispute_id::text and a.dispute_id::text = g.other_id and a.type = g.answer and a.nth = g.nth
        and a.actor_id is not distinct from g.actor_id and a.reason is not distinct from g.reason)`;

/** Each merger and each undoing stands in both histories, or in none. */
export const merged: readonly TableProof[] = (
  [
    ['missing', 'given', 'kept'],
    ['foreign', 'kept', 'given'],
  ] as const
).map(([problem, said, unsaid]) => ({
  field: 'dispute_event',
  problem,
  text: `
    ${mergers}
    select d.id as dispute_id, d.number, p.${said}_seq::text as row from pairs p join dispute d on d.id = p.${said}_id
    where p.${unsaid}_id is null and ${inScope('d.township_id')}`,
}));
