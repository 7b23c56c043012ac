import { inScope, type TableProof } from './table.question.ts';

/** What a meeting decided stands in the history of the case, and what the history says was decided was. */
export const review: readonly TableProof[] = [
  {
    field: 'review_decision.seq',
    problem: 'foreign',
    text: `
      select d.id as dispute_id, d.number, r.id::text as row
      from review_decision r join dispute d on d.id = r.dispute_id
      left join dispute_event e on e.dispute_id = r.dispute_id and e.seq = r.seq
      where r.seq is not null and ${inScope('d.township_id')}
        and (e.type is distinct from r.event_type or e.actor_id is distinct from r.decided_by)`,
  },
  {
    field: 'review_decision',
    problem: 'missing',
    text: `
      select d.id as dispute_id, d.number, e.seq::text as row from dispute_event e join dispute d on d.id = e.dispute_id
      where e.type in ('ANALYZE', 'RATIFY') and ${inScope('d.township_id')}
        and not exists (
          select 1 from review_decision r
          where r.dispute_id = e.dispute_id and r.seq = e.seq and r.id::text = e.payload ->> 'decisionId'
            and r.meeting_id::text = e.payload ->> 'meetingId')`,
  },
  {
    field: 'review_decision.retracted_seq',
    problem: 'differs',
    text: `
      with told as (
        select e.dispute_id, taken.seq::int, e.seq as retracted_seq, e.actor_id, e.payload ->> 'meetingId' as meeting_id, e.type
        from dispute_event e cross join lateral jsonb_array_elements_text(e.payload -> 'seqs') as taken (seq)
        where e.type = 'RETRACT')
      select d.id as dispute_id, d.number, coalesce(r.id::text, t.retracted_seq || ' ' || t.seq) as row
      from told t
      full join (select * from review_decision where retracted_seq is not null) r
        on r.dispute_id = t.dispute_id and r.seq = t.seq and r.retracted_seq = t.retracted_seq
          and r.retracted_by = t.actor_id and r.meeting_id::text = t.meeting_id
      join dispute d on d.id = coalesce(r.dispute_id, t.dispute_id)
      left join dispute_event answer on answer.dispute_id = t.dispute_id and answer.seq = t.seq
      -- What another case answered to a merger was decided there.
      where (r.id is null or t.type is null) and answer.type is distinct from 'ABSORB'
        and answer.type is distinct from 'RELEASE' and ${inScope('d.township_id')}`,
  },
  {
    field: 'review_meeting.minutes',
    problem: 'differs',
    text: `
      select null::uuid as dispute_id, null as number, m.id::text as row from review_meeting m
      where m.state = 'closed' and ${inScope('m.township_id')}
        and array(select r.id::text from review_decision r where r.meeting_id = m.id and r.retracted_at is null order by 1)
          is distinct from array(select jsonb_path_query(m.minutes, '$.items[*].decisions[*].decisionId') #>> '{}' order by 1)`,
  },
];
