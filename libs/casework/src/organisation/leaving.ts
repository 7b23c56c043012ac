import { RuleError } from '#domain';
import { query, type Tx } from '#platform';

/** SQL for those who work here and whose key in use opens a sealed note. */
const readersOf = (note: string): string =>
  `select 1 from sealed_note_key held join sealing_key k on k.id = held.sealing_key_id and k.retired_at is null
     join staff reader on reader.id = k.staff_id and reader.active where held.note_id = ${note} and held.share = 'whole'`;

/** SQL that counts the sealed notes, of whatever case, that this person can open and nobody else. */
export const notesOpenedOnlyBy = (person: string): string =>
  `(select count(*)::int from sealed_note n
    where n.erased_on is null and exists (${readersOf('n.id')} and reader.id = ${person})
      and not exists (${readersOf('n.id')} and reader.id <> ${person}))`;

/**
 * Somebody goes: a case with work left would belong to nobody by name, a sealed note would be opened by nobody.
 * @throws RuleError kind "conflict", code "still-mediates" or "opens-notes-alone"
 */
export async function assertLeavesNothingBehind(tx: Tx, staffId: string): Promise<void> {
  const [row] = await query<{ cases: number; notes: number }>(tx, {
    text: `select (select count(*)::int from dispute
             where mediator_ids @> array[$1::uuid] and cardinality(mediator_ids) = 1
               and (stage in ('reported', 'analyzed', 'mediated') or state = 'followUp')) as cases,
             ${notesOpenedOnlyBy('$1')} as notes`,
    values: [staffId],
  });
  const { cases, notes } = row ?? { cases: 0, notes: 0 };
  if (cases > 0) throw stillMediates(staffId, cases);
  if (notes > 0) throw opensNotesAlone(notes);
}

const stillMediates = (staffId: string, cases: number): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'still-mediates',
    message: `${cases} cases with work left name nobody else as mediator: hand their work on first`,
    messageZh: `该人员名下还有 ${cases} 件未办结案件没有其他调解员，请先移交工作`,
    extensions: { cases, handOn: `/api/v1/staff/${staffId}/successions` },
  });

const opensNotesAlone = (notes: number): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'opens-notes-alone',
    message: `${notes} sealed notes can be opened by this person alone: let them give the mediators of today access first`,
    messageZh: `有 ${notes} 份背靠背笔录只有该人员能打开，请先由其本人在案件页面开放给现任调解员`,
    extensions: { notes },
  });
