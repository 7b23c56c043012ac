import { inScope, orphans, type TableProof } from './table.question.ts';

/** What the history says was added or removed is there, or is not. */
export const attachments: readonly TableProof[] = [
  orphans('attachment', 't.id::text', 'dispute_id', 'dispute'),
  {
    field: 'attachment',
    problem: 'missing',
    text: `
      select d.id as dispute_id, d.number, e.seq::text as row from dispute_event e join dispute d on d.id = e.dispute_id
      where e.type in ('ATTACH', 'DETACH') and ${inScope('d.township_id')}
        and not exists (
          select 1 from attachment a
          where a.id::text = e.payload ->> 'attachmentId' and a.dispute_id = e.dispute_id
            and e.seq in (a.added_seq, a.removed_seq))`,
  },
];

const sameDay = (row: string): string => `(a.at at time zone 'Asia/Shanghai')::date = ${row}.erased_on`;

/** Whoever was erased was erased by somebody, with a reason, and that stands in the chain. */
export const erasures: readonly TableProof[] = [
  {
    field: 'party.erased_on',
    problem: 'unproven',
    text: `
      select d.id as dispute_id, d.number, p.id::text as row from party p join dispute d on d.id = p.dispute_id
      where p.erased_on is not null and ${inScope('d.township_id')}
        and not exists (
          select 1 from audit_entry a where a.action = 'party.erase' and a.party_id = p.id and ${sameDay('p')})`,
  },
  {
    field: 'attachment.erased_on',
    problem: 'unproven',
    text: `
      select d.id as dispute_id, d.number, f.id::text as row from attachment f join dispute d on d.id = f.dispute_id
      where f.erased_on is not null and ${inScope('d.township_id')}
        and not exists (
          select 1 from audit_entry a where a.action = 'attachment.erase' and a.attachment_id = f.id and ${sameDay('f')})`,
  },
];

/** A dossier that was destroyed has nobody and no file left, and its history is the one that was signed for, or longer. */
export const destructions: readonly TableProof[] = [
  orphans('legal_hold', 't.id::text', 'dispute_id', 'dispute'),
  orphans('destruction_item', 't.id::text', 'dispute_id', 'dispute'),
  orphans('destruction_item', 't.id::text', 'list_id', 'destruction_list'),
  {
    field: 'destruction_item.outcome',
    problem: 'differs',
    text: `
      select d.id as dispute_id, d.number, i.id::text as row from destruction_item i join dispute d on d.id = i.dispute_id
      where i.outcome = 'destroyed' and ${inScope('d.township_id')}
        and (exists (select 1 from party p where p.dispute_id = d.id and p.erased_on is null)
          or exists (select 1 from attachment f where f.dispute_id = d.id and f.erased_on is null))`,
  },
  {
    field: 'destruction_item.head_hash',
    problem: 'rewritten',
    text: `
      select d.id as dispute_id, d.number, i.id::text as row from destruction_item i join dispute d on d.id = i.dispute_id
      left join dispute_event e on e.dispute_id = i.dispute_id and e.seq = i.events
      where e.hash is distinct from i.head_hash and ${inScope('d.township_id')}`,
  },
];
