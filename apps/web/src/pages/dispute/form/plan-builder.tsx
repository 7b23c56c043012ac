import { Button, Card, Flex, Input, InputNumber, Select, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { mostInstalments, type PlanRhythm, plannedParts, planRhythms, RuleError } from '#domain';
import { PromiseDayInput } from '../../../components/promise-day-input.tsx';
import { YuanInput } from '../../../components/yuan-input.tsx';
import { useSentences } from '../../../words/label.ts';
import { defineWords, useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import type { WrittenPromise } from './obligation-plan.ts';

const planWords = defineWords(
  'plan',
  {
    title: '分期付款',
    what: '款项名称',
    payment: '赔偿款',
    total: '总额（元）',
    count: '期数',
    rhythm: '间隔',
    first: '首期到期日',
    from: '付款人',
    to: '收款人',
    weekly: '每周一期',
    monthly: '每月一期',
    quarterly: '每季一期',
    yearly: '每年一期',
    make: '列出各期',
    cancel: '取消',
    incomplete: '请填写总额、期数和首期到期日',
    rest: '每期取整元，余数并入最后一期；各期可以再改。',
  },
  {
    title: 'Payment in instalments',
    what: 'What for',
    payment: 'compensation',
    total: 'In all (yuan)',
    count: 'Instalments',
    rhythm: 'Interval',
    first: 'First due on',
    from: 'Paid by',
    to: 'Paid to',
    weekly: 'weekly',
    monthly: 'monthly',
    quarterly: 'quarterly',
    yearly: 'yearly',
    make: 'List them',
    cancel: 'Cancel',
    incomplete: 'Fill in the total, the number and the first day',
    rest: 'Whole yuan each, the rest in the last; each can be changed.',
  },
);

type Part = Omit<WrittenPromise, 'id'>;

/** Makes the parts of a payment from its whole: so many, so often, from that day on. */
export function PlanBuilder(props: {
  readonly parties: Dispute['parties'];
  /** Under which the parts belong together. */
  readonly name: string;
  readonly onMade: (parts: readonly Part[]) => void;
  readonly onCancel: () => void;
}) {
  const say = useWords(planWords);
  const sentenceOf = useSentences();
  const [totalFen, setTotal] = useState<number | null>(null);
  const [count, setCount] = useState<number | null>(null);
  const [rhythm, setRhythm] = useState<PlanRhythm>('monthly');
  const [firstDueOn, setFirst] = useState<string | null>(null);
  const [what, setWhat] = useState(say('payment'));
  const [ends, setEnds] = useState<Pick<Part, 'fromPartyId' | 'toPartyId'>>({});
  const [fault, setFault] = useState<string | null>(null);
  const people = props.parties.map(({ id, name: label }) => ({ value: id, label }));
  const make = () => {
    if (totalFen === null || count === null || firstDueOn === null) return setFault(say('incomplete'));
    try {
      const parts = plannedParts({ totalFen, count, rhythm, firstDueOn });
      props.onMade(
        parts.map(({ number, ...part }) => ({
          ...part,
          ...ends,
          kind: 'pay',
          what,
          instalment: { plan: props.name, number, of: count, totalFen },
        })),
      );
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      setFault(sentenceOf(error));
    }
  };
  return (
    <Card size="small" title={say('title')}>
      <Flex vertical gap={8}>
        <Named label={say('what')}>
          <Input value={what} onChange={({ target }) => setWhat(target.value)} />
        </Named>
        <Flex gap={8} wrap>
          <Named label={say('total')}>
            <YuanInput
              {...(totalFen === null ? {} : { value: totalFen })}
              onChange={(fen) => setTotal(fen ?? null)}
            />
          </Named>
          <Named label={say('count')}>
            <InputNumber min={2} max={mostInstalments} precision={0} value={count} onChange={setCount} />
          </Named>
          <Named label={say('rhythm')}>
            <Select
              value={rhythm}
              onChange={setRhythm}
              options={planRhythms.map((value) => ({ value, label: say(value) }))}
              style={{ width: 130 }}
            />
          </Named>
        </Flex>
        <Flex vertical gap={4}>
          <Typography.Text>{say('first')}</Typography.Text>
          <PromiseDayInput
            label={say('first')}
            {...(firstDueOn === null ? {} : { value: firstDueOn })}
            onChange={(day) => setFirst(day ?? null)}
          />
        </Flex>
        <Flex gap={8} wrap>
          {(['from', 'to'] as const).map((end) => (
            <Named key={end} label={say(end)}>
              <Select
                allowClear
                options={people}
                onChange={(party: string | undefined) => setEnds({ ...ends, [`${end}PartyId`]: party })}
                style={{ width: 150 }}
              />
            </Named>
          ))}
        </Flex>
        <Typography.Text type={fault === null ? 'secondary' : 'danger'} role="status">
          {fault ?? say('rest')}
        </Typography.Text>
        <Flex gap={8}>
          <Button type="primary" onClick={make}>
            {say('make')}
          </Button>
          <Button onClick={props.onCancel}>{say('cancel')}</Button>
        </Flex>
      </Flex>
    </Card>
  );
}

const Named = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <Flex component="label" vertical gap={4}>
    <Typography.Text>{label}</Typography.Text>
    {children}
  </Flex>
);
