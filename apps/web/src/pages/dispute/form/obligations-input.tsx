import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { amountInWords } from '#domain';
import type { Controlled } from '../../../components/plain-inputs.tsx';
import { useAmounts } from '../../../words/amounts.ts';
import { defineWords, useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { ObligationCard } from './obligation-card.tsx';
import { nextNumber, type WrittenPromise, without, withRestInLast } from './obligation-plan.ts';
import { PlanBuilder } from './plan-builder.tsx';

const obligationWords = defineWords(
  'obligations',
  { add: '增加一项', plan: '分期付款', total: '合计 {{total}}（{{words}}）' },
  { add: 'Add another', plan: 'In instalments', total: 'Total {{total}} ({{words}})' },
);

const isUntouched = ({ id: _, ...rest }: WrittenPromise): boolean =>
  Object.values(rest).every((part) => part === undefined);

/** Who promises what, by when. The parts are added up as they are written. @source Mediation Act, art. 29 */
export function ObligationsInput({
  value,
  onChange,
  parties,
}: Controlled<readonly WrittenPromise[]> & Pick<Dispute, 'parties'>) {
  const say = useWords(obligationWords);
  const amount = useAmounts();
  const [isPlanning, plan] = useState(false);
  const all = value ?? [{ id: '1' }];
  const change = (at: number, part: Partial<WrittenPromise>) => {
    const before = all[at];
    if (before === undefined) return;
    const changed = { ...before, ...part };
    const next = all.map((one, n) => (n === at ? changed : one));
    onChange?.('amountFen' in part ? withRestInLast(next, changed) : next);
  };
  const total = all.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0);
  return (
    <Flex vertical gap={8}>
      {all.map((one, at) => (
        <ObligationCard
          key={one.id}
          nth={at + 1}
          promise={one}
          parties={parties}
          onChange={(part) => change(at, part)}
          onRemove={all.length > 1 ? () => onChange?.(without(all, at)) : undefined}
        />
      ))}
      {isPlanning && (
        <PlanBuilder
          parties={parties}
          name={`p${nextNumber(all)}`}
          onCancel={() => plan(false)}
          onMade={(parts) => {
            const kept = all.filter((one) => !isUntouched(one));
            const first = nextNumber(kept);
            onChange?.([...kept, ...parts.map((part, n) => ({ ...part, id: String(first + n) }))]);
            plan(false);
          }}
        />
      )}
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Flex gap={8} wrap>
          <Button
            icon={<PlusOutlined />}
            onClick={() => onChange?.([...all, { id: String(nextNumber(all)) }])}
          >
            {say('add')}
          </Button>
          {!isPlanning && <Button onClick={() => plan(true)}>{say('plan')}</Button>}
        </Flex>
        {Number.isSafeInteger(total) && total > 0 && (
          <Typography.Text>
            {say('total', { total: amount(total), words: amountInWords(total) })}
          </Typography.Text>
        )}
      </Flex>
    </Flex>
  );
}
