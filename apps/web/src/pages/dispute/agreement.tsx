import { Card, Flex, Tag, Typography } from 'antd';
import { useAmounts } from '../../words/amounts.ts';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { disputeWords } from './words.ts';

/** What was promised, by when, and what was kept. */
export function Agreement({ agreement }: { readonly agreement: NonNullable<Dispute['agreement']> }) {
  const say = useWords(disputeWords);
  const dates = useDates();
  const amount = useAmounts();
  return (
    <Card
      title={say('agreement')}
      extra={
        <Typography.Text type="secondary">
          {say('effectiveOn', { form: say(agreement.form), day: dates.day(agreement.effectiveOn) })}
        </Typography.Text>
      }
    >
      <ul className="plain">
        {agreement.obligations.map((promise) => (
          <li key={promise.id} className="row">
            <Flex justify="space-between" gap={16} style={{ width: '100%' }}>
              <span>
                {promise.id}. {promise.amountFen === undefined ? '' : amount(promise.amountFen)}{' '}
                {promise.dueOn && say('due', { day: dates.day(promise.dueOn) })}
              </span>
              {promise.performed ? (
                <Tag color="green">{say('performed')}</Tag>
              ) : (
                promise.performedFen > 0 && <span>{amount(promise.performedFen)}</span>
              )}
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
