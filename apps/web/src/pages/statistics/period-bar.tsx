import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Select } from 'antd';
import {
  addDays,
  daysBetween,
  type IsoDate,
  type Period,
  type PeriodKind,
  periodAround,
  periodBefore,
  periodKinds,
  periodOf,
} from '#domain';
import { OrganisationPicker } from '../../components/pickers.tsx';
import { DayInput } from '../../components/plain-inputs.tsx';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/words.ts';
import { AsOfChoice } from './as-of.tsx';
import type { AskedInAddress } from './asked.ts';
import { statisticsWords } from './words.ts';

/** Chooses days by their kind, goes to those before and after, and to a part of the tree. */
export function PeriodBar({ asked, period, go }: AskedInAddress) {
  const say = useWords(statisticsWords);
  const { today } = useDates();
  const { organisation } = asked;
  const open = (id: string) => go({ ...asked, period: id });
  const after = periodAfter(period);
  return (
    <Flex gap={8} wrap align="center" className="period-bar no-print">
      <Select<PeriodKind>
        aria-label={say('kind')}
        value={period.kind}
        options={periodKinds.map((kind) => ({ value: kind, label: say(kind) }))}
        onChange={(kind) => open(periodOfKind(kind, period, today).id)}
        style={{ width: 110 }}
      />
      {period.kind === 'custom' && (
        <>
          <DayInput
            label={say('from')}
            value={period.from}
            onChange={(from) => isTyped(from) && open(span(from, from <= period.to ? period.to : from))}
          />
          <DayInput
            label={say('to')}
            value={period.to}
            onChange={(to) => isTyped(to) && open(span(to >= period.from ? period.from : to, to))}
          />
        </>
      )}
      <Button icon={<LeftOutlined />} onClick={() => open(periodBefore(period).id)}>
        {say('before')}
      </Button>
      <Button
        icon={<RightOutlined />}
        iconPlacement="end"
        disabled={after.from > today}
        onClick={() => open(after.id)}
      >
        {say('after')}
      </Button>
      <div className="period-part">
        <OrganisationPicker
          label={say('part')}
          value={organisation}
          onChange={(part) => go({ ...asked, organisation: part })}
        />
      </div>
      <AsOfChoice asked={asked} go={go} />
    </Flex>
  );
}

/** A year is typed digit by digit; 0202 is none yet. */
const isTyped = (day: IsoDate | undefined): day is IsoDate => day !== undefined && day >= '1990';

/** Days that nobody can ask for become the last ten years: the longest that the interface counts. */
function span(from: IsoDate, to: IsoDate): string {
  const longest = 3_660;
  return `${daysBetween(from, to) < longest ? from : addDays(to, 1 - longest)}..${to}`;
}

/** The period of another kind that shows the latest days of this one. */
function periodOfKind(kind: PeriodKind, { from, to }: Period, today: IsoDate): Period {
  if (kind === 'custom') return periodOf(`${from}..${to}`);
  return periodAround(kind, from <= today && today < to ? today : to);
}

function periodAfter({ kind, from, to }: Period): Period {
  const next = addDays(to, 1);
  return kind === 'custom'
    ? periodOf(`${next}..${addDays(next, daysBetween(from, to))}`)
    : periodAround(kind, next);
}
