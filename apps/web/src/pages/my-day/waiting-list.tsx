import { Button, Empty, Flex, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { commandNames } from '#domain';
import type { Shapes } from '../../api/client.ts';
import { DueDay, RiskMark, StateMark } from '../../components/marks.tsx';
import { useActor } from '../../session/actor.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { myDayWords } from './words.ts';

type Waiting = Shapes['WaitingDispute'];

/** Cases in a column, each with the one button that brings it onward. */
export function WaitingList({
  cases,
  nothing,
}: {
  readonly cases: readonly Waiting[];
  readonly nothing: string;
}) {
  if (cases.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} />;
  return (
    <ul className="plain">
      {cases.map((one) => (
        <WaitingCase key={one.id} one={one} />
      ))}
    </ul>
  );
}

function WaitingCase({ one }: { readonly one: Waiting }) {
  const say = useWords(myDayWords);
  const name = useNames();
  const lists = useLists();
  const { organisationId } = useActor();
  const mediators = lists.join(one.mediators.map((mediator) => mediator.name));
  // In their own unit a colleague is awaited, not the unit.
  const awaited = one.holder?.id === organisationId ? mediators : one.holder?.name;
  return (
    <li className="row">
      <Flex vertical gap={4} style={{ flex: 1, minWidth: 0 }}>
        <Flex gap={8} wrap align="center">
          <Link to={`/disputes/${one.id}`}>
            <strong>{one.parties || name(one.typeName)}</strong>
          </Link>
          <RiskMark risk={one.risk} />
          <StateMark stage={one.stage} name={name(one.stateName)} />
        </Flex>
        <Typography.Text type="secondary" ellipsis>
          {[one.number, one.place.name, name(one.typeName), one.summary].filter(Boolean).join(' · ')}
        </Typography.Text>
      </Flex>
      <Flex vertical align="flex-end" gap={4}>
        {one.nextDueOn && <DueDay on={one.nextDueOn} />}
        {one.nextEvent ? (
          <Link to={`/disputes/${one.id}?do=${one.nextEvent}`}>
            <Button type="primary">{name(commandNames[one.nextEvent])}</Button>
          </Link>
        ) : (
          <Typography.Text type="secondary">
            {awaited && say('waitsFor', { holder: awaited })}
          </Typography.Text>
        )}
      </Flex>
    </li>
  );
}
