import {
  type CaseIdentities,
  draftOf,
  type InputFault,
  type PlacedResidue,
  placeOf,
  residueSearch,
  type TypicalPart,
  toldParts,
  typicalPartLabels,
} from '#domain';
import { spelling } from './spelling.ts';
import type { ResiduePlace } from './typical.refusals.ts';
import type { TypicalRow } from './typical.store.ts';
import type { Working } from './typical.tables.ts';

/** What is told: the texts without anybody in them. */
export interface ToldTexts extends Readonly<Record<TypicalPart, string>> {
  readonly title: string;
}

const titleLabel = { zh: '标题', en: 'The title' };
const partLabel = (part: PlacedResidue['part']) => (part === 'title' ? titleLabel : typicalPartLabels[part]);

/** The texts of a draft as they would be released. */
export const textsOf = ({ title, comment, parts }: Working): ToldTexts => ({
  title,
  comment,
  facts: draftOf(parts.facts).text,
  process: draftOf(parts.process).text,
  result: draftOf(parts.result).text,
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
  return (['title', ...toldParts, 'comment'] as const).flatMap((part) =>
    search(texts[part]).map((one) => ({ ...one, part })),
  );
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
export const placesOf = (residues: readonly PlacedResidue[]): readonly ResiduePlace[] =>
  residues.map((residue) => ({
    pointer:
      residue.part === 'title' || residue.part === 'comment' ? `/${residue.part}` : `/parts/${residue.part}`,
    label: placeOf(partLabel(residue.part), residue),
    place: residue,
  }));

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
