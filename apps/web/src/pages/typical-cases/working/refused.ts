import type { Label, ReplacementKind, ToldField } from '#domain';
import { Problem } from '../../../api/problem.ts';
import type { Written, WrittenField } from './edits.ts';
import type { Working } from './working-query.ts';

/** What the server said against an edition, and what it was said of. */
export interface Refused {
  readonly error: Problem;
  readonly texts: Readonly<Record<ToldField, string>>;
  readonly written: Written;
}

/** A place where somebody can still be known, in a text as it stands on the screen. */
export interface ShownResidue {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly kind: ReplacementKind;
  readonly certainty: 'sure' | 'doubt';
  readonly sentence: Label;
  /** Why a person said that it is nobody's name. */
  readonly clearedBy: string | undefined;
}

interface Standing {
  readonly working: Working;
  readonly saved: Written;
  readonly written: Written;
  readonly texts: Readonly<Record<ToldField, string>>;
  readonly refused: Refused | null;
}

/** What the check has found in a text. Once the text is changed it is not known any more, until it is saved. */
export function residuesNow(part: ToldField, standing: Standing): readonly ShownResidue[] {
  const { working, saved, written, texts, refused } = standing;
  const isAsSaved = JSON.stringify(written[part]) === JSON.stringify(saved[part]);
  const isAsRefused = refused !== null && refused.texts[part] === texts[part];
  const told = isAsRefused ? (refused.error.residues as Working['residues']) : [];
  const found = [...told, ...(isAsSaved ? working.residues : [])].filter((one) => one.part === part);
  const first = found.filter((one, n) => found.findIndex(({ start }) => start === one.start) === n);
  return first
    .toSorted((one, other) => one.start - other.start)
    .map(({ start, end, kind, certainty, sentence }) => {
      const words = texts[part].slice(start, end);
      const clearedBy = written.cleared.find((one) => one.words === words)?.reason;
      return {
        start,
        end,
        kind,
        certainty,
        sentence,
        words,
        clearedBy: certainty === 'doubt' ? clearedBy : undefined,
      };
    });
}

/** Does all that was said stand at the fields of the page? */
export const standsAtFields = (error: Error): boolean =>
  error instanceof Problem &&
  error.faults.every(({ pointer }) => /^\/(?:title|comment|laws|parts)\b/u.test(pointer));

const pointerOf = (field: WrittenField): string =>
  field === 'facts' || field === 'process' || field === 'result' ? `/parts/${field}` : `/${field}`;

/** What was said against a field, as long as it stands as it was sent. Residues stand at their places instead. */
export function faultsAt(
  field: WrittenField,
  refused: Refused | null,
  written: Written,
): readonly { readonly label: Label /** In a list. */; readonly position: number | null }[] {
  if (refused === null || refused.error.residues.length > 0) return [];
  if (JSON.stringify(refused.written[field]) !== JSON.stringify(written[field])) return [];
  const at = pointerOf(field);
  return refused.error.faults
    .filter(({ pointer }) => pointer === at || pointer.startsWith(`${at}/`))
    .map(({ pointer, label }) => {
      const step = pointer.slice(at.length + 1).split('/')[0];
      return { label, position: step ? Number(step) : null };
    });
}
