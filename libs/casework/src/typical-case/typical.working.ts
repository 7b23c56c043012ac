import {
  type CaseIdentities,
  draftOf,
  type Label,
  type Redacted,
  type ReleaseBar,
  type ToldField,
} from '#domain';
import { openResidues, residuesOf, textsOf } from './typical.check.ts';
import { notInState } from './typical.refusals.ts';
import type { OpenedEdition, TypicalRow } from './typical.store.ts';
import type { TypicalEditionView, TypicalWorkingView } from './typical.view.ts';

/** An edition without its words and its inner columns. */
export const editionOf = (row: TypicalRow): TypicalEditionView => ({
  id: row.id,
  disputeId: row.disputeId,
  edition: row.edition,
  version: row.version,
  state: row.state,
  grade: row.grade,
  typeCode: row.typeCode,
  editors: [...row.editors],
  draftedBy: row.draftedBy,
  draftedAt: row.draftedAt,
  submittedBy: row.submittedBy,
  submittedAt: row.submittedAt,
  releasedBy: row.releasedBy,
  releasedAt: row.releasedAt,
  ended: row.ended,
});

/** How somebody stands to an edition. */
interface Standing {
  /** Of those who made remarks. */
  readonly names: ReadonlyMap<string, string>;
  readonly warnings: readonly Label[];
  readonly may: Pick<
    TypicalWorkingView,
    'mayEdit' | 'maySubmit' | 'mayRelease' | 'mayReturn' | 'mayWithdraw'
  >;
  readonly releaseBar: ReleaseBar | null;
}

/**
 * An edition with its words, beside the original, and with every place where somebody can still be known.
 * @throws RuleError kind "conflict" once its words are gone
 */
export function workingView(
  edition: OpenedEdition,
  identities: CaseIdentities,
  { names, warnings, may, releaseBar }: Standing,
): TypicalWorkingView {
  const { working } = edition;
  if (working === null) throw notInState();
  const texts = textsOf(working);
  const residues = residuesOf(texts, identities, edition);
  const open = new Set(openResidues(texts, residues, working));
  const wordsAt = (part: ToldField, start: number, end: number) => texts[part].slice(start, end);
  const { title, laws, parts, comment, cleared, remarks } = working;
  return {
    ...editionOf(edition),
    title,
    laws: [...laws],
    nameMediators: edition.nameMediators,
    parts: { facts: partView(parts.facts), process: partView(parts.process), result: partView(parts.result) },
    comment,
    cleared: [...cleared],
    warnings: [...warnings],
    residues: residues.map((one) => ({
      ...one,
      words: wordsAt(one.part, one.start, one.end),
      cleared: !open.has(one),
    })),
    remarks: remarks.map(({ byId, at, words }) => ({ by: names.get(byId) ?? '', at, words })),
    ...may,
    needsConsent: edition.grade === 'strict',
    releaseBar,
  };
}

function partView(part: Redacted): TypicalWorkingView['parts']['facts'] {
  const { text, marks } = draftOf(part);
  return {
    original: part.original,
    text,
    marks: marks.map((mark) => ({ ...mark, undone: mark.undone ?? null })),
  };
}
