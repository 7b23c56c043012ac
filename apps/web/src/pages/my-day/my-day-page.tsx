import { useQuery } from '@tanstack/react-query';
import { Button, Card, Col, Flex, Row, Skeleton, Statistic, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { StandingIn } from '../../components/leave/standing-in.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useActor, useCapable } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/words.ts';
import { SealRequests } from '../dispute/sealed-notes/seal-requests.tsx';
import { SlipsToSign } from '../slips/slips-to-sign.tsx';
import { TypicalTurns } from '../typical-cases/working/turns.tsx';
import { Notices } from './notices.tsx';
import { VillageReport } from './village-report.tsx';
import { WaitingList } from './waiting-list.tsx';
import { myDayWords } from './words.ts';

/** The first screen: what must I do today? */
export function MyDayPage() {
  const say = useWords(myDayWords);
  const dates = useDates();
  const actor = useActor();
  const isCapable = useCapable();
  const { data, error, refetch } = useQuery({
    queryKey: ['my-day'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/my-day')),
  });
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('greeting', { name: actor.name, day: dates.day(dates.today) })}>
        {isCapable('dispute.report') && (
          <Link to="/report">
            <Button type="primary" size="large">
              {say('report')}
            </Button>
          </Link>
        )}
      </PageHeading>
      <StandingIn />
      {isCapable('village.report') && <VillageReport />}
      {error && <Failure error={error} retry={refetch} />}
      <Row gutter={[16, 16]}>
        <Figure
          title={say('overdue')}
          value={data?.overdue}
          to="/disputes?mine=true&overdue=true&sort=nextDueOn"
          urgent
        />
        <Figure
          title={say('dueToday')}
          value={data?.dueToday}
          to={`/disputes?mine=true&overdue=false&dueUntil=${dates.today}&sort=nextDueOn`}
        />
        {data && data.overdueInRealm !== null && (
          <Figure
            title={say('overdueInRealm')}
            value={data.overdueInRealm}
            to="/disputes?overdue=true&sort=nextDueOn"
            urgent
          />
        )}
      </Row>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={16}>
          <Flex vertical gap={16}>
            <SealRequests />
            <SlipsToSign />
            <Card title={say('forMe')} loading={!data && !error}>
              {data && <WaitingList cases={data.forMe} nothing={say('nothingForMe')} />}
              {data?.capped && <Typography.Text type="secondary">{say('capped')}</Typography.Text>}
            </Card>
            <TypicalTurns />
            <Card title={say('forOthers')} loading={!data && !error}>
              {data && <WaitingList cases={data.forOthers} nothing={say('nothingForOthers')} />}
            </Card>
          </Flex>
        </Col>
        <Col xs={24} lg={8}>
          <Notices />
        </Col>
      </Row>
    </Flex>
  );
}

function Figure(props: {
  readonly title: string;
  readonly value: number | undefined;
  readonly to: string;
  readonly urgent?: boolean;
}) {
  const isAlarming = props.urgent && (props.value ?? 0) > 0;
  return (
    <Col xs={12} md={6}>
      <Link to={props.to}>
        <Card size="small" hoverable>
          {props.value === undefined ? (
            <Skeleton.Input active block style={{ minWidth: 0 }} />
          ) : (
            <Statistic
              title={props.title}
              value={props.value}
              {...(isAlarming ? { styles: { content: { color: '#b3261e' } } } : {})}
            />
          )}
        </Card>
      </Link>
    </Col>
  );
}
