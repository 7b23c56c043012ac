import type { DataSource } from 'typeorm';
import type { Commitment } from '#casework/seal';
import { sealedNoteDigest } from '#casework/sealed-note';
import { query, type Tx } from '#platform';
import type { Scope } from './case.record.ts';
import type { Findings } from './difference.ts';

interface StoredNote {
  readonly id: string;
  readonly disputeId: string;
  readonly number: string | null;
  readonly content: Buffer | null;
  readonly erasedOn: string | null;
  /** The note that the event of its number names; null where that event names none. */
  readonly added: string | null;
  readonly commitments: readonly Commitment[] | null;
}

const pageSize = 200;

/**
 * Proves sealed notes without any key: the encrypted bytes are those to which the event commits that added them, each such
 * event has its note, and each breaking of a seal its event.
 */
export async function proveSealedNotes(
  on: Tx | DataSource,
  { townshipIds, disputeIds }: Scope,
  findings: Findings,
): Promise<void> {
  const scope = [townshipIds, disputeIds ?? null] as const;
  for (const { disputeId, number, field, problem, id } of await withoutFellows(on, scope))
    findings.about({ id: disputeId, number })(field, problem, id);
  let last: string | null = null;
  for (;;) {
    const page: readonly StoredNote[] = await query<StoredNote>(on, {
      name: 'verify.sealed-notes',
      text: `
        select n.id, n.dispute_id as "disputeId", d.number, n.content, n.erased_on as "erasedOn", e.commitments,
          case when e.type = 'SEAL_NOTE' then e.payload ->> 'noteId' end as added
        from sealed_note n join dispute d on d.id = n.dispute_id
        left join dispute_event e on e.dispute_id = n.dispute_id and e.seq = n.added_seq
        where ($3::uuid is null or n.id > $3) and ($1::uuid[] is null or d.township_id = any($1))
          and ($2::uuid[] is null or d.id = any($2))
        order by n.id limit ${pageSize}`,
      values: [...scope, last],
    });
    for (const note of page) proveNote(note, findings);
    if (page.length < pageSize) return;
    last = page.at(-1)?.id ?? null;
  }
}

function proveNote({ id, content, added, commitments, ...note }: StoredNote, findings: Findings): void {
  const report = findings.about({ id: note.disputeId, number: note.number });
  if (added !== id) report('sealed_note.added_seq', 'foreign', id);
  if (note.erasedOn !== null) findings.erased += 1;
  if ((content === null) !== (note.erasedOn !== null)) report('sealed_note.content', 'impossible', id);
  if (content === null) return;
  const promised = commitments?.find(({ of, id: about }) => of === 'sealed_note' && about === id)?.digest;
  if (sealedNoteDigest(id, content) !== promised) report('sealed_note.content', 'unproven', id);
}

interface Lonely {
  readonly disputeId: string;
  readonly number: string | null;
  readonly field: string;
  readonly problem: 'missing' | 'unproven';
  readonly id: string | null;
}

/** Events without their row, and rows without their event. */
async function withoutFellows(on: Tx | DataSource, scope: readonly unknown[]): Promise<readonly Lonely[]> {
  const inScope =
    '($1::uuid[] is null or d.township_id = any($1)) and ($2::uuid[] is null or d.id = any($2))';
  return await query<Lonely>(on, {
    name: 'verify.sealed-notes-lonely',
    text: `
      select e.dispute_id as "disputeId", d.number, 'sealed_note' as field, 'missing' as problem, e.payload ->> 'noteId' as id
      from dispute_event e join dispute d on d.id = e.dispute_id
      where e.type = 'SEAL_NOTE' and ${inScope}
        and not exists (select 1 from sealed_note n where n.dispute_id = e.dispute_id and n.added_seq = e.seq)
      union all
      select e.dispute_id, d.number, 'seal_breaking', 'missing', e.payload ->> 'noteId'
      from dispute_event e join dispute d on d.id = e.dispute_id
      where e.type in ('ASK_TO_UNSEAL', 'UNSEAL_NOTE') and ${inScope} and not exists (
        select 1 from seal_breaking b where b.note_id::text = e.payload ->> 'noteId' and e.seq in (b.asked_seq, b.broken_seq))
      union all
      select n.dispute_id, d.number, 'seal_breaking', 'unproven', n.id::text
      from seal_breaking b join sealed_note n on n.id = b.note_id join dispute d on d.id = n.dispute_id
      where ${inScope} and (
        not exists (
          select 1 from dispute_event e where e.dispute_id = n.dispute_id and e.seq = b.asked_seq and e.type = 'ASK_TO_UNSEAL'
            and e.payload ->> 'noteId' = n.id::text and e.actor_id = b.asked_by)
        or b.outcome = 'broken' and not exists (
          select 1 from dispute_event e where e.dispute_id = n.dispute_id and e.seq = b.broken_seq and e.type = 'UNSEAL_NOTE'
            and e.payload ->> 'noteId' = n.id::text and e.actor_id = b.answered_by and e.payload ->> 'askedById' = b.asked_by::text))
      union all
      select n.dispute_id, d.number, 'sealed_note.erased_on', 'unproven', n.id::text
      from sealed_note n join dispute d on d.id = n.dispute_id
      where n.erased_on is not null and ${inScope} and not exists (
        select 1 from audit_entry a where a.action = 'sealed-note.erase' and a.sealed_note_id = n.id
          and (a.at at time zone 'Asia/Shanghai')::date = n.erased_on)
      order by 1, 3, 5 limit 1000`,
    values: scope,
  });
}
