import { Card, Flex, Typography } from 'antd';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import type { Shapes } from '../../api/client.ts';
import { useLongList } from '../../components/long-list.ts';
import { DueDay, RiskMark, StateMark } from '../../components/marks.tsx';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { disputesWords } from './words.ts';

const cardHeight = 110;

/** The cases one below the other, for a phone. */
export function DisputeCards({ cases }: { readonly cases: readonly Shapes['DisputeLine'][] }) {
  const { frame, rows, measure, before, after } = useLongList(cases.length, cardHeight);
  return (
    <div ref={frame} style={{ paddingTop: before, paddingBottom: after }}>
      {rows.map(({ index }) => {
        const one = cases[index];
        return one && <DisputeCard key={one.id} one={one} index={index} measure={measure} />;
      })}
    </div>
  );
}

const DisputeCard = memo(function DisputeCard(props: {
  readonly one: Shapes['DisputeLine'];
  readonly index: number;
  readonly measure: (row: Element | null) => void;
}) {
  const say = useWords(disputesWords);
  const name = useNames();
  const { one, index, measure } = props;
  return (
    <div ref={measure} data-index={index} className="card-row">
      <Link to={`/disputes/${one.id}`}>
        <Card size="small">
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8}>
              <strong>{one.parties || name(one.typeName)}</strong>
              <StateMark stage={one.stage} name={name(one.stateName)} />
            </Flex>
            <Typography.Text type="secondary">
              {one.number ?? say('unnumbered')} · {one.place.name} · {name(one.typeName)}
            </Typography.Text>
            <Flex justify="space-between" gap={8} align="center">
              {one.nextDueOn ? <DueDay on={one.nextDueOn} /> : <span />}
              <RiskMark risk={one.risk} />
            </Flex>
          </Flex>
        </Card>
      </Link>
    </div>
  );
});
