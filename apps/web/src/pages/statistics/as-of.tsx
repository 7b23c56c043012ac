import { HistoryOutlined } from '@ant-design/icons';
import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { DayInput } from '../../components/plain-inputs.tsx';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/words.ts';
import { type AskedInAddress, dayOfMoment } from './asked.ts';
import { statisticsWords } from './words.ts';

type Asked = Pick<AskedInAddress, 'asked' | 'go'>;

/** Chooses a day that is over: the figures become those that were known at its end. */
export function AsOfChoice({ asked, go }: Asked) {
  const say = useWords(statisticsWords);
  const { today } = useDates();
  const [isOpen, open] = useState(false);
  if (!isOpen && asked.asOf === undefined)
    return (
      <Button icon={<HistoryOutlined />} onClick={() => open(true)}>
        {say('asOfChoose')}
      </Button>
    );
  return (
    <DayInput
      label={say('asOfDay')}
      value={asked.asOf === undefined ? undefined : dayOfMoment(asked.asOf)}
      onChange={(day) => {
        // A year is typed digit by digit; 0202 is none yet.
        if (day === undefined || day < '1990') return;
        go({ ...asked, asOf: day < today ? day : undefined });
        if (day >= today) open(false);
      }}
    />
  );
}

/** Says that these are not the figures of now, and leads back there. Nothing where they are. */
export function AsOfBanner({ asked, go }: Asked) {
  const say = useWords(statisticsWords);
  const dates = useDates();
  const { asOf, ...now } = asked;
  if (asOf === undefined) return null;
  const at = asOf.length === 10 ? say('endOfDay', { day: dates.day(asOf) }) : dates.moment(asOf);
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      icon={<HistoryOutlined />}
      title={say('asOf', { at })}
      description={
        <Flex vertical gap={8} align="flex-start">
          {say('asOfMeans')}
          <Button className="no-print" onClick={() => go(now)}>
            {say('backToNow')}
          </Button>
        </Flex>
      }
    />
  );
}
