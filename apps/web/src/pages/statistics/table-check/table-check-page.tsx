import { Alert, Flex } from 'antd';
import { useState } from 'react';
import type { MeaningCode, Meanings } from '#domain';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { gravestOf, type Source, useChecked } from './checked-table.ts';
import { Findings } from './findings.tsx';
import { Labels } from './labels.tsx';
import { MarkedText } from './marked-text.tsx';
import { SourceBar } from './source-bar.tsx';
import { TableEditor } from './table-editor.tsx';
import { TextEditor } from './text-editor.tsx';
import { tableCheckWords } from './words.ts';
import './table-check.css';

const nothing: Source = { form: 'text', text: '' };

/** A table of figures from anywhere, held against itself while it is typed. */
export function TableCheckPage() {
  const say = useWords(tableCheckWords);
  const name = useNames();
  const [source, setSource] = useState<Source>(nothing);
  const [meanings, setMeanings] = useState<Meanings>({});
  const [chosen, choose] = useState<number | null>(null);
  const { check, refusal } = useChecked(source, meanings);
  const gravest = check ? gravestOf(check) : [];
  const shown = new Set(chosen === null ? [] : check?.findings[chosen]?.figures);
  const begin = (next: Source) => {
    setSource(next);
    choose(null);
  };
  const correct = (key: string, code: MeaningCode | undefined) => {
    const { [key]: _, ...others } = meanings;
    setMeanings(code === undefined ? others : { ...others, [key]: code });
    choose(null);
  };
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')} />
      <SourceBar source={source} onSource={begin} />
      <div className="table-check">
        <div>
          {source.form === 'text' ? (
            <TextEditor source={source} onSource={begin} />
          ) : (
            <TableEditor source={source} onSource={begin} check={check} gravest={gravest} shown={shown} />
          )}
          {source.form === 'text' && check && (
            <MarkedText text={source.text} check={check} gravest={gravest} shown={shown} />
          )}
        </div>
        <div>
          {refusal ? (
            <Alert
              type="error"
              showIcon
              role="alert"
              title={name({ zh: refusal.messageZh, en: refusal.message })}
            />
          ) : (
            <Findings check={check} isEmpty={isEmpty(source)} chosen={chosen} onChoose={choose} />
          )}
        </div>
      </div>
      {check && check.labels.length > 0 && <Labels check={check} meanings={meanings} onCorrect={correct} />}
    </Flex>
  );
}

const isEmpty = (source: Source): boolean =>
  source.form === 'text'
    ? source.text.trim() === ''
    : source.cells.every((row) => row.every((cell) => cell === null || cell === ''));
