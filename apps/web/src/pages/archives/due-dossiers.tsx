import { Button, Card, Checkbox, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { destroyedAtOnce } from '#domain';
import { Failure } from '../../components/failure.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useCapable } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { type Due, useDue, usePropose } from './archives-query.ts';
import { archiveWords } from './words.ts';

/** The dossiers whose term is over; whoever keeps them chooses those that stand on a list. */
export function DueDossiers() {
  const say = useWords(archiveWords);
  const name = useNames();
  const dates = useDates();
  const navigate = useNavigate();
  const mayPropose = useCapable()('destruction.propose');
  const { data, error, refetch } = useDue();
  const [chosen, choose] = useState<readonly string[]>([]);
  const [isAsking, ask] = useState(false);
  const propose = usePropose();
  const isFree = ({ isHeld, listId }: Due) => !isHeld && listId === null;
  const toggle = (id: string) =>
    choose((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const numberOf = ({ number }: Due) => number ?? say('unnumbered');
  return (
    <Card title={say('due')}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data?.dossiers.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noneDue')} />
      )}
      <ul className="plain">
        {data?.dossiers.map((due) => (
          <li key={due.disputeId} className="row wrapping">
            {mayPropose && (
              <Checkbox
                aria-label={numberOf(due)}
                disabled={!isFree(due)}
                checked={chosen.includes(due.disputeId)}
                onChange={() => toggle(due.disputeId)}
              />
            )}
            <Flex vertical style={{ flex: '1 1 220px', minWidth: 0 }}>
              <Link to={`/disputes/${due.disputeId}`}>
                <strong>{numberOf(due)}</strong>
              </Link>
              <Typography.Text type="secondary">
                {[
                  name(due.className),
                  say('dates', { archived: dates.day(due.archivedOn), ends: dates.day(due.endsOn) }),
                ].join(' · ')}
              </Typography.Text>
            </Flex>
            {due.isHeld && <Tag color="gold">{say('held')}</Tag>}
            {due.listId && <Link to={`/archives/${due.listId}`}>{say('listed')}</Link>}
          </li>
        ))}
      </ul>
      <Flex gap={12} align="center" wrap>
        {data?.capped && <Typography.Text type="secondary">{say('capped')}</Typography.Text>}
        {chosen.length > destroyedAtOnce && (
          <Typography.Text type="danger">{say('tooMany', { most: destroyedAtOnce })}</Typography.Text>
        )}
        {chosen.length > 0 && (
          <Button
            type="primary"
            size="large"
            disabled={chosen.length > destroyedAtOnce}
            onClick={() => ask(true)}
          >
            {say('propose', { count: chosen.length })}
          </Button>
        )}
      </Flex>
      {isAsking && (
        <ReasonDialog
          title={say('proposeTitle')}
          hint={say('proposeHint')}
          okText={say('proposeTitle')}
          sending={propose}
          onReason={(reason) =>
            propose.mutate(
              { disputeIds: [...chosen], reason },
              { onSuccess: ({ id }) => navigate(`/archives/${id}`) },
            )
          }
          onClose={() => ask(false)}
        />
      )}
    </Card>
  );
}
