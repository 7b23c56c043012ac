import { spelling } from '#casework/spelling';
import {
  type CaseIdentities,
  citations,
  draftOf,
  type InputFault,
  inCitations,
  lineAt,
  type PlacedResidue,
  placeOf,
  residueSearch,
  type ToldField,
  toldFieldLabels,
  toldFields,
  toldParts,
  typicalPartLabels,
} from '#domain';
import type { ResiduePlace } from './typical.refusals.ts';
import type { TypicalRow } from './typical.store.ts';
import type { Working } from './typical.tables.ts';

/** What is told: the texts without anybody in them, the laws as they are cited. */
export type ToldTexts = Readonly<Record<ToldField, string>>;

/** The texts of a draft as they would be released. */
export const textsOf = ({ title, comment, parts, laws }: Working): ToldTexts => ({
  title,
  comment,
  facts: draftOf(parts.facts).text,
  process: draftOf(parts.process).text,
  result: draftOf(parts.result).text,
  laws: citations(laws),
});

/** What is looked for in a telling: mediators who are to be honoured keep their names. */
export const sought = (
  identities: CaseIdentities,
  { nameMediators }: Pick<TypicalRow, 'nameMediators'>,
): CaseIdentities =>
  nameMediators
    ? { ...identities, people: identities.people.filter(({ role }) => role !== 'mediator') }
    : identities;

/** Where somebody of the case can still be known in what is told, by the check that knows nothing of how it was made. */
export function residuesOf(
  texts: ToldTexts,
  identities: CaseIdentities,
  told: Pick<TypicalRow, 'nameMediators'>,
): readonly PlacedResidue[] {
  const search = residueSearch({ identities: sought(identities, told), spelling });
  return toldFields.flatMap((part) => {
    const found = search(texts[part]);
    return (part === 'laws' ? inCitations(texts.laws, found) : found).map((one) => ({ ...one, part }));
  });
}

/** Those that stand against a release: every one that is sure, and every doubt that nobody has answered. */
export function openResidues(
  texts: ToldTexts,
  found: readonly PlacedResidue[],
  working: Pick<Working, 'cleared' | 'parts'>,
): readonly PlacedResidue[] {
  const words = new Set(working.cleared.map((one) => one.words));
  return found.filter(
    (one) =>
      one.certainty === 'sure' ||
      !(words.has(texts[one.part].slice(one.start, one.end)) || isLetStand(working, one)),
  );
}

/** Whoever let the original stand there has said why: nobody is asked twice. */
function isLetStand({ parts }: Pick<Working, 'parts'>, { part, start, end }: PlacedResidue): boolean {
  const told = toldParts.find((one) => one === part);
  if (told === undefined) return false;
  return draftOf(parts[told]).marks.some(
    ({ undone, draftStart, draftEnd }) => undone !== undefined && draftStart <= start && draftEnd >= end,
  );
}

/** Residues as an answer tells them: each place with a sentence, never the words. */
export const placesOf = (residues: readonly PlacedResidue[], { laws }: ToldTexts): readonly ResiduePlace[] =>
  residues.map((residue) => ({
    pointer: pointerOf(residue, laws),
    label: placeOf(toldFieldLabels[residue.part], residue),
    place: residue,
  }));

function pointerOf({ part, start }: PlacedResidue, laws: string): string {
  if (part === 'laws') return `/laws/${lineAt(laws, start)}`;
  return toldParts.some((one) => one === part) ? `/parts/${part}` : `/${part}`;
}

/** What a draft lacks before it is handed in. */
export function lacksOf({ title, comment, laws, parts }: Working): readonly InputFault[] {
  const lack = (isThere: boolean, pointer: string, message: string, messageZh: string) =>
    isThere ? [] : [{ pointer, message, messageZh }];
  return [
    ...lack(title !== '', '/title', 'It needs a title', '请填写标题'),
    ...lack(laws.length > 0, '/laws', 'Name the law on which it rests', '请至少引用一部法律'),
    ...lack(comment !== '', '/comment', 'Say what it teaches', '请撰写案例点评'),
    ...toldParts.flatMap((part) =>
      lack(
        draftOf(parts[part]).text.trim() !== '',
        `/parts/${part}`,
        'This part is empty',
        `${typicalPartLabels[part].zh}不能为空`,
      ),
    ),
  ];
}
