import { Checkbox, Flex, Input } from 'antd';
import { commandLabels } from '#domain';
import type { Controlled } from '../../../components/plain-inputs.tsx';
import { useNames } from '../../../words/label.ts';
import { defineWords, useWords } from '../../../words/words.ts';

const paperWords = defineWords(
  'papers',
  { why: '缺少的原因', whyOf: '{{paper}}：缺少的原因' },
  { why: 'Why it is missing', whyOf: '{{paper}}: why it is missing' },
);

interface Paper {
  readonly paper: string;
  readonly present: boolean;
  readonly whyMissing?: string | undefined;
}

/**
 * What lies in the dossier. Nothing is ticked beforehand; a paper that must be there and is not says why.
 * @source Mediation Act, art. 27
 */
export function PapersInput({
  value = [],
  onChange,
  label,
  mustPapers,
}: Controlled<readonly Paper[]> & { readonly label: string; readonly mustPapers: readonly string[] }) {
  const say = useWords(paperWords);
  const name = useNames();
  const change = (changed: Paper) =>
    onChange?.([...value.filter(({ paper }) => paper !== changed.paper), changed]);
  return (
    <Flex vertical gap={8} role="group" aria-label={label}>
      {Object.entries(commandLabels.paper).map(([paper, paperName]) => {
        const { present = false, whyMissing } = value.find((one) => one.paper === paper) ?? {};
        return (
          <Flex key={paper} gap={12} align="center" wrap>
            <Checkbox checked={present} onChange={({ target }) => change({ paper, present: target.checked })}>
              {name(paperName)}
            </Checkbox>
            {!present && mustPapers.includes(paper) && (
              <Input
                aria-label={say('whyOf', { paper: name(paperName) })}
                placeholder={say('why')}
                value={whyMissing ?? ''}
                onChange={({ target }) => change({ paper, present, whyMissing: target.value || undefined })}
                style={{ flex: 1, minWidth: 200 }}
              />
            )}
          </Flex>
        );
      })}
    </Flex>
  );
}
