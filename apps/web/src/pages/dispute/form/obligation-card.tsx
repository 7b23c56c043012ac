import { DeleteOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Input, Select, Typography } from 'antd';
import { commandLabels } from '#domain';
import { PromiseDayInput } from '../../../components/promise-day-input.tsx';
import { YuanInput } from '../../../components/yuan-input.tsx';
import { useNames } from '../../../words/label.ts';
import { defineWords, useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import type { WrittenPromise } from './obligation-plan.ts';

const cardWords = defineWords(
  'obligation',
  {
    nth: '第 {{n}} 项',
    part: '第 {{n}} 项（第 {{number}}/{{of}} 期）',
    kind: '方式',
    what: '内容',
    from: '履行人',
    to: '对方',
    amount: '金额（元）',
    dueOn: '期限',
    remove: '删除',
  },
  {
    nth: 'No. {{n}}',
    part: 'No. {{n}} (instalment {{number}} of {{of}})',
    kind: 'Kind',
    what: 'What',
    from: 'By',
    to: 'To',
    amount: 'Amount (yuan)',
    dueOn: 'Due',
    remove: 'Remove',
  },
);

/** One promise as it is being written. */
export function ObligationCard(props: {
  readonly nth: number;
  readonly promise: WrittenPromise;
  readonly parties: Dispute['parties'];
  readonly onChange: (part: Partial<WrittenPromise>) => void;
  /** Left out where it is the only one. */
  readonly onRemove: (() => void) | undefined;
}) {
  const say = useWords(cardWords);
  const name = useNames();
  const { nth, promise, onChange, onRemove } = props;
  const { instalment } = promise;
  const people = props.parties.map(({ id, name: label }) => ({ value: id, label }));
  const kinds = Object.entries(commandLabels.obligationKind).map(([value, label]) => ({
    value,
    label: name(label),
  }));
  return (
    <Card
      size="small"
      title={
        instalment
          ? say('part', { n: nth, number: instalment.number, of: instalment.of })
          : say('nth', { n: nth })
      }
      extra={
        onRemove && (
          <Button type="text" aria-label={say('remove')} icon={<DeleteOutlined />} onClick={onRemove} />
        )
      }
    >
      <Flex gap={8} wrap>
        <Select
          aria-label={say('kind')}
          placeholder={say('kind')}
          options={kinds}
          {...(promise.kind ? { value: promise.kind } : {})}
          onChange={(kind) => onChange({ kind })}
          style={{ width: 130 }}
        />
        <Input
          aria-label={say('what')}
          placeholder={say('what')}
          value={promise.what ?? ''}
          onChange={({ target }) => onChange({ what: target.value || undefined })}
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
            {...(promise[member] ? { value: promise[member] } : {})}
            onChange={(party) => onChange({ [member]: party })}
            style={{ minWidth: 120 }}
          />
        ))}
        <Flex component="label" gap={4} align="center" style={{ flexShrink: 0, whiteSpace: 'nowrap' }}>
          <Typography.Text>{say('amount')}</Typography.Text>
          <YuanInput
            {...(promise.amountFen === undefined ? {} : { value: promise.amountFen })}
            onChange={(amountFen) => onChange({ amountFen })}
          />
        </Flex>
        <Flex gap={4} align="baseline" wrap>
          <Typography.Text>{say('dueOn')}</Typography.Text>
          <PromiseDayInput
            label={say('dueOn')}
            {...(promise.dueOn ? { value: promise.dueOn } : {})}
            onChange={(dueOn) => onChange({ dueOn })}
          />
        </Flex>
      </Flex>
    </Card>
  );
}
