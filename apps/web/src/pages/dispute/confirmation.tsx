import { Flex, Tag, Typography } from 'antd';
import { commandLabels } from '#domain';
import { UntilWhen } from '../../components/until-when.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { useEvents } from './story.ts';
import { disputeWords } from './words.ts';

const colours = { none: 'default', applied: 'blue', granted: 'green', refused: 'red' } as const;

/** How far the confirmation by the court is, and until when it may be asked for. */
export function Confirmation(props: {
  readonly dispute: Dispute;
  readonly confirmation: NonNullable<Dispute['agreement']>['confirmation'];
}) {
  const say = useWords(disputeWords);
  const name = useNames();
  const dates = useDates();
  const steps = useEvents(props.dispute, 'RECORD_CONFIRMATION');
  const clock = props.dispute.clocks.find(({ rule }) => rule === 'judicialConfirmation');
  const { confirmation } = props;
  return (
    <Flex gap={8} align="baseline" wrap className="inset">
      <strong>{say('confirmation')}</strong>
      <Tag color={colours[confirmation]}>
        {confirmation === 'none' ? say('notApplied') : name(commandLabels.confirmationStep[confirmation])}
      </Tag>
      {clock && <UntilWhen on={clock.dueOn} />}
      {steps.map(({ seq, on, facts: { step, datedOn, courtNumber } }) => (
        <Typography.Text key={seq} type="secondary">
          {[dates.day(datedOn ?? on), step && name(commandLabels.confirmationStep[step]), courtNumber]
            .filter(Boolean)
            .join(' ')}
        </Typography.Text>
      ))}
    </Flex>
  );
}
