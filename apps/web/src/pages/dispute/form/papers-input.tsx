import { Checkbox, Flex, Input } from 'antd';
import { useEffect } from 'react';
import { commandLabels } from '#domain';
import type { Controlled } from '../../../components/plain-inputs.tsx';
import { useNames } from '../../../words/label.ts';
import { defineWords, useWords } from '../../../words/words.ts';

const paperWords = defineWords('papers', { why: '缺少的原因' }, { why: 'Why it is missing' });

interface Paper {
  readonly paper: string;
  readonly present: boolean;
  readonly whyMissing?: string | undefined;
}

const every: readonly Paper[] = Object.keys(commandLabels.paper).map((paper) => ({ paper, present: true }));

/** What lies in the dossier; whatever is missing says why. @source Mediation Act, art. 27 */
export function PapersInput({ value, onChange }: Controlled<readonly Paper[]>) {
  const say = useWords(paperWords);
  const name = useNames();
  const papers = value ?? every;
  useEffect(() => {
    if (value === undefined) onChange?.(every);
  }, [value, onChange]);
  const change = (paper: string, part: Partial<Paper>) =>
    onChange?.(papers.map((one) => (one.paper === paper ? { ...one, ...part } : one)));
  return (
    <Flex vertical gap={8}>
      {papers.map(({ paper, present, whyMissing }) => (
        <Flex key={paper} gap={12} align="center" wrap>
          <Checkbox
            checked={present}
            onChange={({ target }) => change(paper, { present: target.checked, whyMissing: undefined })}
          >
            {name(commandLabels.paper[paper as keyof typeof commandLabels.paper])}
          </Checkbox>
          {!present && (
            <Input
              aria-label={say('why')}
              placeholder={say('why')}
              value={whyMissing ?? ''}
              onChange={({ target }) => change(paper, { whyMissing: target.value || undefined })}
              style={{ flex: 1, minWidth: 200 }}
            />
          )}
        </Flex>
      ))}
    </Flex>
  );
}
