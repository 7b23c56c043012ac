import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Spin, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { Failure } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useActor } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { type List, registerOf, useDecide, useList } from './archives-query.ts';
import { ListState } from './destruction-lists.tsx';
import { archiveWords } from './words.ts';

/** A list of destruction: its dossiers, who signed it, and what became of each. */
export function ListPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useList(id);
  if (data === undefined)
    return error ? <Failure error={error} retry={refetch} /> : <Spin size="large" className="waiting" />;
  return <WholeList list={data} />;
}

function WholeList({ list }: { readonly list: List }) {
  const say = useWords(archiveWords);
  const { staffId } = useActor();
  const dates = useDates();
  const signed = ({ by, at, reason }: List['proposed']) => ({
    name: by.name,
    unit: by.organisation,
    at: dates.moment(at),
    reason,
  });
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('list', { number: list.number })}>
        <Button icon={<DownloadOutlined />} href={registerOf(list.id)} download>
          {say('register')}
        </Button>
      </PageHeading>
      <Card>
        <Flex vertical gap={8} align="start">
          <ListState list={list} />
          <span>{say('proposedBy', signed(list.proposed))}</span>
          {list.decided && <span>{say('decidedBy', signed(list.decided))}</span>}
          {list.doneAt && <span>{say('result', { destroyed: list.destroyed, kept: list.kept })}</span>}
          {list.state === 'proposed' && list.proposed.by.id === staffId && (
            <Typography.Text type="secondary">{say('notTwice')}</Typography.Text>
          )}
          {list.maySign && <Signing id={list.id} />}
        </Flex>
      </Card>
      <Card title={say('dossiers', { count: list.dossiers })}>
        <ul className="plain">
          {list.items.map((item) => (
            <ItemLine key={item.disputeId} item={item} />
          ))}
        </ul>
      </Card>
    </Flex>
  );
}

function ItemLine({ item }: { readonly item: List['items'][number] }) {
  const say = useWords(archiveWords);
  const name = useNames();
  const dates = useDates();
  const { archivedOn, endsOn, parties, files, events } = item;
  return (
    <li className="row wrapping">
      <Flex vertical style={{ flex: '1 1 260px' }}>
        <Link to={`/disputes/${item.disputeId}`}>
          {`${item.position} ${item.number ?? say('unnumbered')}`}
        </Link>
        <Typography.Text type="secondary">
          {[
            name(item.className),
            say('dates', { archived: dates.day(archivedOn), ends: dates.day(endsOn) }),
            say('contents', { parties, files, events }),
          ].join(' · ')}
        </Typography.Text>
      </Flex>
      {item.keptReasonName && <Tag color="gold">{name(item.keptReasonName)}</Tag>}
    </li>
  );
}

/** The second signature, or its refusal. */
function Signing({ id }: { readonly id: string }) {
  const say = useWords(archiveWords);
  const [asked, ask] = useState<'approve' | 'refuse' | null>(null);
  const decide = useDecide(id);
  return (
    <Flex gap={12} wrap>
      <Button size="large" type="primary" danger onClick={() => ask('approve')}>
        {say('approve')}
      </Button>
      <Button size="large" onClick={() => ask('refuse')}>
        {say('refuse')}
      </Button>
      {asked && (
        <ReasonDialog
          title={say(asked)}
          hint={say(asked === 'approve' ? 'approveHint' : 'refuseHint')}
          okText={say(asked)}
          isFinal={asked === 'approve'}
          sending={decide}
          onReason={(reason) =>
            decide.mutate({ approved: asked === 'approve', reason }, { onSuccess: () => ask(null) })
          }
          onClose={() => ask(null)}
        />
      )}
    </Flex>
  );
}
