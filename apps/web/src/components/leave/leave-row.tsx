import { Button, Flex, Popconfirm, Tag, Typography } from 'antd';
import { leaveReasonLabels } from '#domain';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { Failure } from '../failure.tsx';
import { type Leave, useEndLeave } from './leave-query.ts';
import { leaveWords } from './words.ts';

const colours = { current: 'gold', coming: 'blue', past: 'default' } as const;

/** 11月23日 至 12月3日; of a single day that day. */
export function useLeaveDays(): (leave: Pick<Leave, 'startsOn' | 'endsOn'>) => string {
  const say = useWords(leaveWords);
  const dates = useDates();
  return ({ startsOn, endsOn }) =>
    startsOn === endsOn
      ? say('oneDay', { from: dates.day(startsOn) })
      : say('days', { from: dates.day(startsOn), until: dates.day(endsOn) });
}

/** What a row tells of a leave; the list of people knows neither why nor whether it was ended early. */
type ToldLeave = Pick<Leave, 'id' | 'startsOn' | 'endsOn' | 'substitute' | 'when'> &
  Partial<Pick<Leave, 'reason' | 'endedAt'>> & { readonly person: { readonly id: string } };

/** One leave: when, who stands in, and its end. @param of  whose it is, where that is not plain */
export function LeaveRow({ leave, of }: { readonly leave: ToldLeave; readonly of?: string }) {
  const say = useWords(leaveWords);
  const name = useNames();
  const dates = useDates();
  const { named } = useLists();
  const days = useLeaveDays()(leave);
  const { when, endedAt, reason, substitute } = leave;
  const told = [
    say('by', { name: substitute.name }),
    ...(reason ? [name(leaveReasonLabels[reason])] : []),
    ...(endedAt ? [say('endedEarly', { at: dates.moment(endedAt) })] : []),
  ];
  return (
    <li className="row">
      <Flex vertical style={{ flex: 1, minWidth: 0 }}>
        <span>
          {of === undefined ? days : named(of, days)} <Tag color={colours[when]}>{say(when)}</Tag>
        </span>
        <Typography.Text type="secondary">{told.join(' · ')}</Typography.Text>
      </Flex>
      {when !== 'past' && <EndLeave leave={leave} />}
    </li>
  );
}

function EndLeave({ leave }: { readonly leave: ToldLeave }) {
  const say = useWords(leaveWords);
  const end = useEndLeave(leave.person.id);
  const isRunning = leave.when === 'current';
  return (
    <Flex vertical gap={4} align="flex-end">
      <Popconfirm
        title={isRunning ? say('endSure', { name: leave.substitute.name }) : say('callOffSure')}
        okText={say('confirm')}
        cancelText={say('keep')}
        onConfirm={() => end.mutate(leave.id)}
      >
        <Button loading={end.isPending}>{say(isRunning ? 'end' : 'callOff')}</Button>
      </Popconfirm>
      {end.error && <Failure error={end.error} />}
    </Flex>
  );
}
