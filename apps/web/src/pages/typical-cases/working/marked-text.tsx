import type { ReactNode } from 'react';
import { type Marked, replacementKindLabels } from '#domain';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { ShownResidue } from './refused.ts';
import { workingWords } from './words.ts';

/** What a mark says of itself, also to whoever does not see the original beside it. */
function useMarkSentence(): (mark: Marked) => string {
  const say = useWords(workingWords);
  const name = useNames();
  return ({ original, replacement, kind, reason, undone }) => {
    if (undone !== undefined) return say('undoneMark', { original, reason: undone });
    if (original === '') return say('addedMark', { replacement });
    if (replacement === '') return say('removedMark', { original, reason });
    return say('mark', { original, replacement, kind: name(replacementKindLabels[kind]), reason });
  };
}

const looks = ({ kind, undone }: Marked, isPaired: boolean): string =>
  [
    'told-mark',
    kind === 'wording' && 'is-wording',
    undone !== undefined && 'is-undone',
    isPaired && 'is-paired',
  ]
    .filter(Boolean)
    .join(' ');

interface Pairing {
  /** The mark that is being looked at, on either side. */
  readonly paired: number | null;
  readonly onPair: (position: number | null) => void;
}

/** The draft with each replacement as a button, and each place where somebody can still be known. */
export function DraftText(
  props: Pairing & {
    readonly text: string;
    readonly marks: readonly Marked[];
    readonly residues: readonly ShownResidue[];
    /** Null: nothing can be changed. */
    readonly onOpen: ((position: number) => void) | null;
  },
) {
  const sentence = useMarkSentence();
  const { text, marks, residues, paired, onPair, onOpen } = props;
  const shown: ReactNode[] = [];
  let at = 0;
  for (const [n, mark] of marks.entries()) {
    shown.push(<Pieces key={`before-${n}`} {...{ text, residues }} start={at} end={mark.draftStart} />);
    const inside = <Pieces {...{ text, residues }} start={mark.draftStart} end={mark.draftEnd} />;
    const look = {
      className: looks(mark, paired === n),
      title: sentence(mark),
      onMouseEnter: () => onPair(n),
      onMouseLeave: () => onPair(null),
    };
    shown.push(
      onOpen ? (
        <button
          key={`mark-${n}`}
          type="button"
          {...look}
          aria-label={sentence(mark)}
          onFocus={() => onPair(n)}
          onBlur={() => onPair(null)}
          onClick={() => onOpen(n)}
        >
          {inside}
        </button>
      ) : (
        <mark key={`mark-${n}`} {...look}>
          {inside}
        </mark>
      ),
    );
    at = mark.draftEnd;
  }
  return (
    <p className="story told-text" lang="zh-CN">
      {shown}
      <Pieces {...{ text, residues }} start={at} end={text.length} />
    </p>
  );
}

/** A stretch of the draft, in which what is left of somebody stands out. */
function Pieces(props: {
  readonly text: string;
  readonly residues: readonly ShownResidue[];
  readonly start: number;
  readonly end: number;
}) {
  const { text, residues, start, end } = props;
  const within = residues.filter((one) => one.start < end && one.end > start && one.clearedBy === undefined);
  const shown: ReactNode[] = [];
  let at = start;
  for (const one of within) {
    const from = Math.max(one.start, at);
    const to = Math.min(one.end, end);
    shown.push(text.slice(at, from));
    shown.push(
      <strong key={one.start} className="told-residue">
        {text.slice(from, to)}
      </strong>,
    );
    at = to;
  }
  return (
    <>
      {shown}
      {text.slice(at, end)}
    </>
  );
}

/** The original, with everything that was replaced in it. */
export function OriginalText({
  original,
  marks,
  paired,
  onPair,
}: Pairing & { readonly original: string; readonly marks: readonly Marked[] }) {
  const sentence = useMarkSentence();
  const shown: ReactNode[] = [];
  let at = 0;
  for (const [n, mark] of marks.entries()) {
    shown.push(original.slice(at, mark.start));
    shown.push(
      <mark
        key={`mark-${n}`}
        className={looks(mark, paired === n)}
        title={sentence(mark)}
        onMouseEnter={() => onPair(n)}
        onMouseLeave={() => onPair(null)}
      >
        {mark.original}
      </mark>,
    );
    at = mark.end;
  }
  return (
    <p className="story told-text" lang="zh-CN">
      {shown}
      {original.slice(at)}
    </p>
  );
}
