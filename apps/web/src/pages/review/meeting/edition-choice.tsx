import { Alert, Flex, Segmented } from 'antd';
import { useDates } from '../../../words/dates.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Meeting } from '../review-query.ts';
import { paperWords } from './paper-words.ts';

/** The edition in force; former ones are counted from 1. */
export const latest = 0;

/** Chooses among the editions of the minutes of a meeting that was opened again, and says why it was. */
export function EditionChoice(props: {
  readonly meeting: Meeting;
  readonly edition: number;
  readonly choose: (edition: number) => void;
}) {
  const say = useWords(paperWords);
  const dates = useDates();
  const { named } = useLists();
  const { formerEditions } = props.meeting;
  if (formerEditions.length === 0) return null;
  const options = [
    { value: latest, label: say('latest') },
    ...formerEditions.toReversed().map(({ edition, closedAt }) => ({
      value: edition,
      label: say('edition', { edition, at: dates.moment(closedAt) }),
    })),
  ];
  const former = formerEditions.find(({ edition }) => edition === props.edition);
  const told = former && say('reopened', { name: former.reopenedBy, at: dates.moment(former.reopenedAt) });
  return (
    <Flex vertical gap={12} className="no-print">
      <div className="paper-choice">
        <Segmented
          aria-label={say('editions')}
          options={options}
          value={props.edition}
          onChange={props.choose}
        />
      </div>
      {former && told && (
        <Alert type="warning" showIcon title={former.reason ? named(told, former.reason) : told} />
      )}
    </Flex>
  );
}
