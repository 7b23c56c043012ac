import { Checkbox, Flex, Form, Input, Skeleton, Typography } from 'antd';
import { useEffect } from 'react';
import { commandLabels } from '#domain';
import type { Controlled } from '../../../components/plain-inputs.tsx';
import { useNames } from '../../../words/label.ts';
import { defineWords, useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { type DossierLine, useDossier } from '../dossier/dossier-query.ts';

const paperWords = defineWords(
  'papers',
  {
    filled: '已按卷宗清单预填，请对照纸质卷宗逐项核对',
    why: '缺少的原因',
    whyOf: '{{paper}}：缺少的原因',
  },
  {
    filled: 'Filled in from the checklist: compare it with the papers before you shut the dossier',
    why: 'Why it is missing',
    whyOf: '{{paper}}: why it is missing',
  },
);

interface Paper {
  readonly paper: string;
  readonly present: boolean;
  readonly whyMissing?: string | undefined;
}

/**
 * What lies in the dossier, as the checklist of the case knows it; whoever shuts the dossier corrects that, since paper exists
 * that nobody scanned. A paper that must be there and is not says why.
 * @source Mediation Act, art. 27; decision 0052
 */
export function PapersInput({
  value,
  onChange,
  label,
  dispute,
}: Controlled<readonly Paper[]> & {
  readonly label: string;
  readonly dispute: Pick<Dispute, 'id' | 'version' | 'mustPapers'>;
}) {
  const say = useWords(paperWords);
  const name = useNames();
  const form = Form.useFormInstance();
  const mustPapers: readonly string[] = dispute.mustPapers;
  const { data, isPending } = useDossier(dispute);
  const isEmpty = value === undefined;
  useEffect(() => {
    // Not as if somebody had written it: a form that only was filled in is closed without a question.
    if (!isPending && isEmpty) form.setFieldsValue({ papers: known(mustPapers, data?.items ?? []) });
  }, [form, isPending, isEmpty, mustPapers, data]);
  if (value === undefined) return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  const change = (changed: Paper) =>
    onChange?.([...value.filter(({ paper }) => paper !== changed.paper), changed]);
  return (
    <Flex vertical gap={8} role="group" aria-label={label}>
      {data && <Typography.Text type="secondary">{say('filled')}</Typography.Text>}
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

/** What lies there, and what must lie there and does not. */
const known = (mustPapers: readonly string[], lines: readonly DossierLine[]): readonly Paper[] =>
  Object.keys(commandLabels.paper).flatMap((paper) => {
    const present = lines.some(({ item, isThere }) => item === paper && isThere);
    return present || mustPapers.includes(paper) ? [{ paper, present }] : [];
  });
