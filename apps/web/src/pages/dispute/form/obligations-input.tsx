import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Input, Select, Typography } from 'antd';
import { commandLabels } from '#domain';
import { type Controlled, DayInput } from '../../../components/plain-inputs.tsx';
import { YuanInput } from '../../../components/yuan-input.tsx';
import { useAmounts } from '../../../words/amounts.ts';
import { useNames } from '../../../words/label.ts';
import { defineWords, useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';

const obligationWords = defineWords(
  'obligations',
  {
    nth: '第 {{n}} 项',
    kind: '方式',
    what: '内容',
    from: '履行人',
    to: '对方',
    amount: '金额（元）',
    dueOn: '期限',
    add: '增加一项',
    remove: '删除',
    total: '合计 {{total}}',
  },
  {
    nth: 'No. {{n}}',
    kind: 'Kind',
    what: 'What',
    from: 'By',
    to: 'To',
    amount: 'Amount (yuan)',
    dueOn: 'Due',
    add: 'Add another',
    remove: 'Remove',
    total: 'Total {{total}}',
  },
);

interface Obligation {
  readonly id: string;
  readonly kind?: string | undefined;
  readonly what?: string | undefined;
  readonly fromPartyId?: string | undefined;
  readonly toPartyId?: string | undefined;
  readonly amountFen?: number | undefined;
  readonly dueOn?: string | undefined;
}

/** Who promises what, by when. The parts are added up as they are written. @source Mediation Act, art. 29 */
export function ObligationsInput({
  value,
  onChange,
  parties,
}: Controlled<readonly Obligation[]> & Pick<Dispute, 'parties'>) {
  const say = useWords(obligationWords);
  const name = useNames();
  const amount = useAmounts();
  const all = value ?? [{ id: '1' }];
  const change = (n: number, part: Partial<Obligation>) =>
    onChange?.(all.map((one, at) => (at === n ? { ...one, ...part } : one)));
  const people = parties.map(({ id, name: label }) => ({ value: id, label }));
  const kinds = Object.entries(commandLabels.obligationKind).map(([kind, label]) => ({
    value: kind,
    label: name(label),
  }));
  const nextId = String(Math.max(0, ...all.map(({ id }) => Number(id))) + 1);
  const total = all.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0);
  return (
    <Flex vertical gap={8}>
      {all.map((one, n) => (
        <Card
          key={one.id}
          size="small"
          title={say('nth', { n: n + 1 })}
          extra={
            all.length > 1 && (
              <Button
                type="text"
                aria-label={say('remove')}
                icon={<DeleteOutlined />}
                onClick={() => onChange?.(all.filter((_, at) => at !== n))}
              />
            )
          }
        >
          <Flex gap={8} wrap>
            <Select
              aria-label={say('kind')}
              placeholder={say('kind')}
              options={kinds}
              {...(one.kind ? { value: one.kind } : {})}
              onChange={(kind) => change(n, { kind })}
              style={{ width: 130 }}
            />
            <Input
              aria-label={say('what')}
              placeholder={say('what')}
              value={one.what ?? ''}
              onChange={({ target }) => change(n, { what: target.value || undefined })}
              style={{ flex: '1 1 200px' }}
            />
            {(
              [
                ['from', 'fromPartyId'],
                ['to', 'toPartyId'],
              ] as const
            ).map(([word, member]) => (
              <Select
                key={member}
                allowClear
                aria-label={say(word)}
                placeholder={say(word)}
                options={people}
                {...(one[member] ? { value: one[member] } : {})}
                onChange={(party) => change(n, { [member]: party })}
                style={{ minWidth: 120 }}
              />
            ))}
            <Flex component="label" gap={4} align="center" style={{ flexShrink: 0, whiteSpace: 'nowrap' }}>
              <Typography.Text>{say('amount')}</Typography.Text>
              <YuanInput
                {...(one.amountFen === undefined ? {} : { value: one.amountFen })}
                onChange={(amountFen) => change(n, { amountFen })}
              />
            </Flex>
            <Flex component="label" gap={4} align="center" style={{ flexShrink: 0, whiteSpace: 'nowrap' }}>
              <Typography.Text>{say('dueOn')}</Typography.Text>
              <DayInput
                {...(one.dueOn ? { value: one.dueOn } : {})}
                onChange={(dueOn) => change(n, { dueOn })}
              />
            </Flex>
          </Flex>
        </Card>
      ))}
      <Flex justify="space-between" align="center">
        <Button icon={<PlusOutlined />} onClick={() => onChange?.([...all, { id: nextId }])}>
          {say('add')}
        </Button>
        {total > 0 && <Typography.Text>{say('total', { total: amount(total) })}</Typography.Text>}
      </Flex>
    </Flex>
  );
}
