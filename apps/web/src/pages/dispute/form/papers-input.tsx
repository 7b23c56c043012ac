import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Checkbox, Flex, Form, Input, Skeleton, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import type { Controlled } from '../../../components/plain-inputs.tsx';
import { useNames } from '../../../words/label.ts';
import { defineWords, useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { type DossierLine, useDossier } from '../dossier/dossier-query.ts';
import { dossierWords } from '../dossier/words.ts';

const paperWords = defineWords(
  'papers',
  {
    how: '系统已有的不必再勾。只在纸上的，请翻开纸质卷宗逐项核对后勾选：由您确认，记入案件历史。',
    has: '系统已有',
    onPaper: '原件在卷，已核对',
    none: '不适用：{{why}}',
    why: '缺少的原因',
    whyOf: '{{paper}}：缺少的原因',
  },
  {
    how: 'What the system has needs no tick. What lies only on paper is ticked once you have seen it in the dossier: you attest it, and the history keeps that.',
    has: 'in the system',
    onPaper: 'lies there on paper, seen',
    none: 'cannot be: {{why}}',
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
 * The items of the dossier as the checklist of the case knows them. Only what the system does not have is asked: whether it
 * lies there on paper, or why it is missing.
 * @source Mediation Act, art. 27; decision 0062
 */
export function PapersInput({
  value,
  onChange,
  label,
  dispute,
}: Controlled<readonly Paper[]> & {
  readonly label: string;
  readonly dispute: Pick<Dispute, 'id' | 'version'>;
}) {
  const say = useWords(paperWords);
  const form = Form.useFormInstance();
  const { data } = useDossier(dispute);
  const isEmpty = value === undefined;
  useEffect(() => {
    // Not as if somebody had written it: a form that only was filled in is closed without a question.
    if (data && isEmpty)
      form.setFieldsValue({
        papers: data.items.map(({ item, isThere }) => ({ paper: item, present: isThere })),
      });
  }, [form, isEmpty, data]);
  if (data === undefined || value === undefined)
    return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  const change = (changed: Paper) =>
    onChange?.(value.map((one) => (one.paper === changed.paper ? changed : one)));
  return (
    <Flex vertical gap={12} role="group" aria-label={label}>
      <Typography.Text type="secondary">{say('how')}</Typography.Text>
      {data.items.map((line) => (
        <Item
          key={line.item}
          line={line}
          said={value.find(({ paper }) => paper === line.item)}
          onChange={change}
        />
      ))}
    </Flex>
  );
}

function Item(props: {
  readonly line: DossierLine;
  readonly said: Paper | undefined;
  readonly onChange: (changed: Paper) => void;
}) {
  const { line, said, onChange } = props;
  const say = useWords(paperWords);
  const sayNeed = useWords(dossierWords);
  const name = useNames();
  const { item: paper, need, isThere, barred, remarks } = line;
  const title = `${line.position} ${name(line.itemName)}`;
  if (isThere) return <Known isThere icon={<CheckCircleFilled />} title={title} told={say('has')} />;
  if (barred !== null) {
    return <Known icon={<MinusCircleOutlined />} title={title} told={say('none', { why: name(barred) })} />;
  }
  const { present = false, whyMissing } = said ?? {};
  return (
    <Flex vertical gap={4}>
      <span>
        {title}
        <Typography.Text type="secondary">{` · ${sayNeed(need)}`}</Typography.Text>
      </span>
      {!present &&
        remarks.map((remark) => (
          <Typography.Text key={remark.en} type="warning">
            {name(remark)}
          </Typography.Text>
        ))}
      <Flex gap={12} align="center" wrap>
        <Checkbox
          aria-label={`${name(line.itemName)} · ${say('onPaper')}`}
          checked={present}
          onChange={({ target }) => onChange({ paper, present: target.checked })}
        >
          {say('onPaper')}
        </Checkbox>
        {!present && need !== 'optional' && (
          <Input
            aria-label={say('whyOf', { paper: name(line.itemName) })}
            placeholder={say('why')}
            value={whyMissing ?? ''}
            onChange={({ target }) => onChange({ paper, present, whyMissing: target.value || undefined })}
            style={{ flex: 1, minWidth: 200 }}
          />
        )}
      </Flex>
    </Flex>
  );
}

/** An item of which nothing is asked. */
const Known = (props: {
  readonly isThere?: true;
  readonly icon: ReactNode;
  readonly title: string;
  readonly told: string;
}) => (
  <Flex gap={8} align="baseline">
    <span aria-hidden className={`paper ${props.isThere ? 'paperThere' : ''}`}>
      {props.icon}
    </span>
    <span>
      {props.title}
      <Typography.Text type="secondary">{` · ${props.told}`}</Typography.Text>
    </span>
  </Flex>
);
