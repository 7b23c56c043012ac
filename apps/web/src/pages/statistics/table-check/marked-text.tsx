import type { FindingSeverity, PlacedTableCheck } from '#domain';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { tableCheckWords } from './words.ts';

/** The paragraph with each figure marked by what was found about it. */
export function MarkedText(props: {
  readonly text: string;
  readonly check: PlacedTableCheck;
  readonly gravest: readonly (FindingSeverity | null)[];
  readonly shown: ReadonlySet<number>;
}) {
  const say = useWords(tableCheckWords);
  const name = useNames();
  const { figures, places } = props.check;
  const pieces: React.ReactNode[] = [];
  let from = 0;
  for (const [index, { span }] of places.entries()) {
    // Of a text that was changed meanwhile the places are those of a moment ago.
    if (!span || span.from < from || span.to > props.text.length) continue;
    const meaning = figures[index]?.meaning;
    pieces.push(
      props.text.slice(from, span.from),
      <mark
        key={index}
        title={meaning ? name(meaning) : say('unknown')}
        data-severity={props.gravest[index] ?? undefined}
        data-shown={props.shown.has(index) || undefined}
      >
        {props.text.slice(span.from, span.to)}
      </mark>,
    );
    from = span.to;
  }
  if (pieces.length === 0) return null;
  return (
    <section aria-label={say('marked')} className="marked-text">
      {pieces}
      {props.text.slice(from)}
    </section>
  );
}
