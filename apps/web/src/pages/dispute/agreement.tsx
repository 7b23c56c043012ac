import { Flex, Progress, Typography } from 'antd';
import { LongText } from '../../components/long-text.tsx';
import { Section } from '../../components/section.tsx';
import { useAmounts } from '../../words/amounts.ts';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/words.ts';
import { Confirmation } from './confirmation.tsx';
import type { Dispute } from './dispute-query.ts';
import { Obligation, type ToldObligation } from './obligation.tsx';
import { useEvents } from './story.ts';
import { disputeWords } from './words.ts';

/** What was promised, by whom, by when, and what was kept. */
export function Agreement({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const dates = useDates();
  const amount = useAmounts();
  const words = useEvents(dispute, 'REACH_AGREEMENT', 'AMEND_AGREEMENT', 'SETTLE_ON_SPOT').at(-1)?.facts;
  const kept = useEvents(dispute, 'RECORD_PERFORMANCE');
  const { agreement } = dispute;
  if (agreement === null) return null;
  const told = (words as { readonly obligations?: readonly ToldObligation[] } | undefined)?.obligations;
  const total = sum(agreement.obligations.map(({ amountFen = 0 }) => amountFen));
  const paid = sum(agreement.obligations.map(({ performedFen }) => performedFen));
  return (
    <Section
      title={say('agreement')}
      extra={
        <Typography.Text type="secondary">
          {say('effectiveOn', { form: say(agreement.form), day: dates.day(agreement.effectiveOn) })}
        </Typography.Text>
      }
    >
      {words?.terms && <LongText text={words.terms} rows={10} />}
      {total > 0 && (
        <Flex vertical>
          <span>{say('paid', { paid: amount(paid), total: amount(total) })}</span>
          <Progress percent={Math.round((100 * paid) / total)} aria-label={say('agreement')} />
        </Flex>
      )}
      <ul className="plain">
        {agreement.obligations.map((promise) => (
          <Obligation
            key={promise.id}
            dispute={dispute}
            promise={promise}
            told={told?.find(({ id }) => id === promise.id)}
            kept={kept.filter(({ facts }) => facts.obligationId === promise.id)}
          />
        ))}
      </ul>
      <Confirmation dispute={dispute} confirmation={agreement.confirmation} />
    </Section>
  );
}

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
