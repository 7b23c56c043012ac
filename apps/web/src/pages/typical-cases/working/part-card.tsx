import { Button, Card, Flex, Input, Tag, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import {
  draftOf,
  type Marked,
  type Replacement,
  replacementKindLabels,
  rewritten,
  type ToldPart,
  typicalPartLabels,
} from '#domain';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { asSent } from './edits.ts';
import { Faults } from './faults.tsx';
import { DraftText, OriginalText } from './marked-text.tsx';
import { ReplacementDialog } from './replacement-dialog.tsx';
import { ResidueList } from './residue-list.tsx';
import type { Writing } from './use-writing.ts';
import { workingWords } from './words.ts';
import type { Working } from './working-query.ts';

/** A place in a text to be mended at once. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A part that is drawn from the case: the original beside what is told of it, and every replacement. */
export function PartCard(props: {
  readonly part: ToldPart;
  readonly working: Working;
  readonly writing: Writing;
  readonly isWriting: boolean;
}) {
  const say = useWords(workingWords);
  const name = useNames();
  const { part, working, writing, isWriting } = props;
  const [paired, pair] = useState<number | null>(null);
  const [opened, open] = useState<number | null>(null);
  const [rewriting, rewrite] = useState<Place | null>(null);
  const { original } = working.parts[part];
  const replacements = writing.written[part];
  const { text, marks } = draftOf({ original, replacements });
  const residues = writing.residuesIn(part);
  const title = name(typicalPartLabels[part]);
  const put = (changed: readonly Replacement[]) => writing.write(part, changed.map(asSent));
  const mark = opened === null ? undefined : marks[opened];
  return (
    <Card
      id={`part-${part}`}
      title={title}
      extra={<Typography.Text type="secondary">{say('count', { count: marks.length })}</Typography.Text>}
    >
      <div className="told-beside">
        <div>
          <div className="told-head">{say('original')}</div>
          <OriginalText original={original} marks={marks} paired={paired} onPair={pair} />
        </div>
        <div>
          <Flex justify="space-between" align="center" gap={8}>
            <div className="told-head">{say('draft')}</div>
            {isWriting && (
              <Button
                aria-label={say(rewriting ? 'doneWith' : 'rewriteOf', { part: title })}
                onClick={() => rewrite(rewriting ? null : { start: text.length, end: text.length })}
              >
                {say(rewriting ? 'done' : 'rewrite')}
              </Button>
            )}
          </Flex>
          {isWriting && rewriting ? (
            <Rewriting
              label={say('textOf', { part: title })}
              text={text}
              at={rewriting}
              onText={(next) => put(rewritten({ original, replacements }, next))}
            />
          ) : (
            <DraftText
              {...{ text, marks, residues, paired }}
              onPair={pair}
              onOpen={isWriting ? open : null}
            />
          )}
        </div>
      </div>
      <Faults faults={writing.faultsAt(part)} />
      <ResidueList residues={residues} writing={isWriting ? writing : null} onMend={rewrite} />
      <Pairs part={title} marks={marks} onOpen={isWriting ? open : null} />
      {mark && opened !== null && (
        <ReplacementDialog
          mark={mark}
          onDone={(changed) => {
            put(replacements.flatMap((one, n) => (n === opened ? (changed ?? []) : one)));
            open(null);
          }}
          onClose={() => open(null)}
        />
      )}
    </Card>
  );
}

/** The draft as plain text to be written over; what was to be mended is marked when it opens. */
function Rewriting(props: {
  readonly label: string;
  readonly text: string;
  readonly at: Place;
  readonly onText: (text: string) => void;
}) {
  const say = useWords(workingWords);
  const frame = useRef<HTMLDivElement>(null);
  const { label, text, at, onText } = props;
  useEffect(() => {
    const field = frame.current?.querySelector('textarea');
    field?.focus();
    field?.setSelectionRange(at.start, at.end);
  }, [at]);
  return (
    <div ref={frame}>
      <Input.TextArea
        aria-label={label}
        className="told-field"
        lang="zh-CN"
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
      <Typography.Text type="secondary">{say('rewriteHint')}</Typography.Text>
    </div>
  );
}

/** What stood there, and what stands there now. */
function Exchange({ mark: { original, replacement } }: { readonly mark: Marked }) {
  const say = useWords(workingWords);
  return (
    <>
      <del>{original === '' ? say('added') : original}</del>
      {' → '}
      <ins>{replacement === '' ? say('nothing') : replacement}</ins>
    </>
  );
}

/** Every replacement on its own: what stood there, what stands there now, and why. */
function Pairs({
  part,
  marks,
  onOpen,
}: {
  readonly part: string;
  readonly marks: readonly Marked[];
  readonly onOpen: ((position: number) => void) | null;
}) {
  const say = useWords(workingWords);
  const name = useNames();
  const { aside } = useLists();
  if (marks.length === 0) return null;
  return (
    <details className="told-pairs" open={onOpen === null}>
      <summary>{aside(say('pairs'), marks.length)}</summary>
      <ol>
        {marks.map((mark, n) => (
          <li key={`${mark.start}-${mark.end}`}>
            <span lang="zh-CN">{mark.undone === undefined ? <Exchange mark={mark} /> : mark.original}</span>{' '}
            <Tag>{mark.undone === undefined ? name(replacementKindLabels[mark.kind]) : say('kept')}</Tag>
            <span className="quiet" lang="zh-CN">
              {mark.undone ?? mark.reason}
            </span>
            {onOpen && (
              <Button
                type="link"
                size="small"
                aria-label={say('changeOf', { part, n: n + 1 })}
                onClick={() => onOpen(n)}
              >
                {say('changeShort')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
