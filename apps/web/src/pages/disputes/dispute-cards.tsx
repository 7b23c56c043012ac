import { Card, Flex, Typography } from 'antd';
import { Link } from 'react-router-dom';
import type { Shapes } from '../../api/client.ts';
import { DueDay, RiskMark, StateMark } from '../../components/marks.tsx';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { disputesWords } from './words.ts';

/** The cases one below the other, for a phone. */
export function DisputeCards({ cases }: { readonly cases: readonly Shapes['DisputeLine'][] }) {
  const say = useWords(disputesWords);
  const name = useNames();
  return (
    <Flex vertical gap={8}>
      {cases.map((one) => (
        <Link key={one.id} to={`/disputes/${one.id}`}>
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
      ))}
    </Flex>
  );
}
