import { Button, Card, Flex, Input, Typography } from 'antd';
import { useId, useRef } from 'react';
import { citation, lineAt, type TypicalLaw, typicalPartLabels } from '#domain';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { Faults } from './faults.tsx';
import type { ShownResidue } from './refused.ts';
import { ResidueList } from './residue-list.tsx';
import type { Writing } from './use-writing.ts';
import { workingWords } from './words.ts';

interface Props {
  readonly writing: Writing;
  readonly isWriting: boolean;
}

/** What a person writes without an original: the title, or what the case teaches. */
export function OwnWords({ field, writing, isWriting }: Props & { readonly field: 'title' | 'comment' }) {
  const say = useWords(workingWords);
  const name = useNames();
  const frame = useRef<HTMLDivElement>(null);
  const value = writing.written[field];
  const label = field === 'title' ? say('caseTitle') : name(typicalPartLabels.comment);
  const given = {
    'aria-label': label,
    value,
    lang: 'zh-CN',
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      writing.write(field, target.value),
  };
  /** What was found stands in the text without the room before it. */
  const ahead = value.length - value.trimStart().length;
  const mend = ({ start, end }: { readonly start: number; readonly end: number }) => {
    const input = frame.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
    input?.focus();
    input?.setSelectionRange(start + ahead, end + ahead);
  };
  return (
    <Card id={`part-${field}`} title={label}>
      <div ref={frame}>
        {isWriting && field === 'title' && <Input {...given} size="large" maxLength={100} />}
        {isWriting && field === 'comment' && (
          <>
            <Input.TextArea {...given} className="told-field" maxLength={20_000} />
            <Typography.Text type="secondary">{say('commentHint')}</Typography.Text>
          </>
        )}
        {!isWriting && (
          <p className="story told-text" lang="zh-CN">
            {value}
          </p>
        )}
      </div>
      <Faults faults={writing.faultsAt(field)} />
      <ResidueList residues={writing.residuesIn(field)} writing={isWriting ? writing : null} onMend={mend} />
    </Card>
  );
}

/** The laws on which the case rests. */
export function Laws({ writing, isWriting }: Props) {
  const say = useWords(workingWords);
  const frame = useRef<HTMLDivElement>(null);
  const { laws } = writing.written;
  const put = (changed: readonly TypicalLaw[]) => writing.write('laws', changed);
  const change = (n: number, changed: Partial<TypicalLaw>) =>
    put(laws.map((law, k) => (k === n ? { ...law, ...changed } : law)));
  /** To the words in either field of their line: 《》 and the name of the republic may stand there or not. */
  const mend = ({ start, words }: ShownResidue) => {
    const line = frame.current?.querySelectorAll('[data-law]')[lineAt(writing.texts.laws, start)];
    const inputs = [...(line?.querySelectorAll('input') ?? [])];
    const input = inputs.find(({ value }) => value.includes(words)) ?? inputs[0];
    const at = Math.max(0, input?.value.indexOf(words) ?? 0);
    input?.focus();
    input?.setSelectionRange(at, at + words.length);
  };
  return (
    <Card id="part-laws" title={say('laws')}>
      {!isWriting &&
        laws.map(citation).map((cited) => (
          <p key={cited} lang="zh-CN">
            {cited}
          </p>
        ))}
      {isWriting && (
        <Flex vertical gap={8} align="start" ref={frame}>
          {laws.map((law, n) => (
            <LawLine
              // A line is what stands at its place.
              // biome-ignore lint/suspicious/noArrayIndexKey: laws have no other name while they are written
              key={n}
              n={n + 1}
              law={law}
              onChange={(changed) => change(n, changed)}
              onRemove={() => put(laws.filter((_, k) => k !== n))}
            />
          ))}
          <Button onClick={() => put([...laws, { law: '' }])} disabled={laws.length >= 20}>
            {say('addLaw')}
          </Button>
        </Flex>
      )}
      <Faults faults={writing.faultsAt('laws')} />
      <ResidueList residues={writing.residuesIn('laws')} writing={isWriting ? writing : null} onMend={mend} />
    </Card>
  );
}

function LawLine(props: {
  readonly n: number;
  readonly law: TypicalLaw;
  readonly onChange: (changed: Partial<TypicalLaw>) => void;
  readonly onRemove: () => void;
}) {
  const say = useWords(workingWords);
  const id = useId();
  const { n, law, onChange, onRemove } = props;
  return (
    <Flex gap={8} wrap style={{ width: '100%', maxWidth: 800 }} data-law={n}>
      <Input
        id={id}
        aria-label={say('law', { n })}
        placeholder={say('lawHint')}
        lang="zh-CN"
        maxLength={100}
        value={law.law}
        onChange={({ target }) => onChange({ law: target.value })}
        style={{ flex: '2 1 220px' }}
      />
      <Input
        aria-label={say('articles', { n })}
        placeholder={say('articlesHint')}
        lang="zh-CN"
        maxLength={200}
        value={law.articles ?? ''}
        onChange={({ target }) => onChange({ articles: target.value })}
        style={{ flex: '2 1 220px' }}
      />
      <Button aria-label={say('removeLaw', { n })} onClick={onRemove}>
        {say('remove')}
      </Button>
    </Flex>
  );
}
