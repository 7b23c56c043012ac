import {
  citations,
  draftOf,
  plainLaw,
  type Replacement,
  type ToldField,
  type ToldPart,
  type TypicalLaw,
  toldParts,
} from '#domain';
import type { EditsOf } from '../../../components/edits.ts';
import type { Working } from './working-query.ts';

/** Everything that a person writes of an edition. */
export interface Written extends Readonly<Record<ToldPart, readonly Replacement[]>> {
  readonly title: string;
  readonly laws: readonly TypicalLaw[];
  readonly comment: string;
  readonly cleared: readonly { readonly words: string; readonly reason: string }[];
}
export type WrittenField = keyof Written;
/** In the order in which they stand on the page. */
export const writtenFields = [
  'title',
  'facts',
  'process',
  'result',
  'comment',
  'laws',
  'cleared',
] as const satisfies readonly WrittenField[];

export type Edits = EditsOf<Written>;

/** An edition as it is saved. */
export function writtenOf({ title, laws, parts, comment, cleared }: Working): Written {
  const marksOf = (part: ToldPart) =>
    parts[part].marks.map(({ undone, ...mark }) => asSent(undone === null ? mark : { ...mark, undone }));
  return {
    title,
    laws,
    comment,
    cleared,
    facts: marksOf('facts'),
    process: marksOf('process'),
    result: marksOf('result'),
  };
}

/** A replacement with nothing but what is saved of it, and always in the same order. */
export const asSent = ({ start, end, replacement, kind, reason, undone }: Replacement): Replacement => ({
  start,
  end,
  replacement,
  kind,
  reason,
  ...(undone === undefined ? {} : { undone }),
});

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is saved with the edits laid over it. */
export function laidOver(
  saved: Written,
  edits: Edits,
): {
  readonly written: Written;
  readonly pending: readonly WrittenField[];
  /** In which somebody else has saved something else since. */
  readonly contested: readonly WrittenField[];
} {
  const pending = writtenFields.filter(
    (field) => edits[field] !== undefined && !isSame(edits[field].value, saved[field]),
  );
  const values = Object.fromEntries(pending.map((field) => [field, edits[field]?.value]));
  return {
    written: { ...saved, ...values },
    pending,
    contested: pending.filter((field) => !isSame(edits[field]?.over, saved[field])),
  };
}

/** Writes a field over what is saved. */
export const withEdit = <Field extends WrittenField>(
  edits: Edits,
  saved: Written,
  field: Field,
  value: Written[Field],
): Edits => ({ ...edits, [field]: { value, over: edits[field]?.over ?? saved[field] } });

/** The texts as they would be released. */
export function textsOf(written: Written, { parts }: Working): Readonly<Record<ToldField, string>> {
  const told = toldParts.map((part) => [
    part,
    draftOf({ original: parts[part].original, replacements: written[part] }).text,
  ]);
  return {
    title: written.title.trim(),
    comment: written.comment.trim(),
    laws: citations(written.laws.map(plainLaw)),
    ...(Object.fromEntries(told) as Readonly<Record<ToldPart, string>>),
  };
}
