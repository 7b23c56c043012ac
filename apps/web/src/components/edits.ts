/** What somebody writes in a field, and over what it was written: somebody else may have saved since. */
interface Edit<Value> {
  readonly value: Value;
  readonly over: Value;
}

/** What is not saved yet, field by field. */
export type EditsOf<Written> = { readonly [Field in keyof Written]?: Edit<Written[Field]> };

/** Gives up what was written in a field. */
export function withoutEdit<Written>(edits: EditsOf<Written>, field: keyof Written): EditsOf<Written> {
  const { [field]: _, ...others } = edits;
  return others as EditsOf<Written>;
}

/** Keeps what was written in a field although somebody else has saved something else there. */
export function insisting<Written, Field extends keyof Written>(
  edits: EditsOf<Written>,
  field: Field,
  theirs: Written[Field],
): EditsOf<Written> {
  const mine = edits[field];
  return mine === undefined ? edits : { ...edits, [field]: { ...mine, over: theirs } };
}

/**
 * What was written while `sent` was on its way: in a field that was sent over what was kept of that, in any other over what it
 * was begun over, since what was kept there may be another's.
 */
export function editedSince<Written>(
  edits: EditsOf<Written>,
  sent: EditsOf<Written>,
  kept: Written,
): EditsOf<Written> {
  const since: { [Field in keyof Written]?: Edit<Written[Field]> } = {};
  for (const field of Object.keys(edits) as (keyof Written)[]) {
    const edit = edits[field];
    if (edit === undefined || edit === sent[field]) continue;
    since[field] = sent[field] === undefined ? edit : { ...edit, over: kept[field] };
  }
  return since;
}
