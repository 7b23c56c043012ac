import { Card, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { Failure } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useCapable } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { useLists } from './archives-query.ts';
import { DueDossiers } from './due-dossiers.tsx';
import { archiveWords } from './words.ts';

/** What is due for destruction, and the lists of destruction. */
export function ArchivesPage() {
  const say = useWords(archiveWords);
  const name = useNames();
  const dates = useDates();
  const isCapable = useCapable();
  const { data, error, refetch } = useLists();
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')} />
      {isCapable('retention.read') && isCapable('dispute.read') && <DueDossiers />}
      <Card title={say('lists')}>
        {error && <Failure error={error} retry={refetch} />}
        {!data && !error && <Skeleton active />}
        {data?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noLists')} />}
        <ul className="plain">
          {data?.map(({ id, number, stateName, dossiers, proposed }) => (
            <li key={id} className="row" style={{ flexWrap: 'wrap' }}>
              <Link to={`/archives/${id}`} style={{ flex: '1 1 160px' }}>
                {number}
              </Link>
              <Typography.Text type="secondary">
                {`${proposed.by.name} · ${dates.moment(proposed.at)} · ${say('dossiers', { count: dossiers })}`}
              </Typography.Text>
              <Tag>{name(stateName)}</Tag>
            </li>
          ))}
        </ul>
      </Card>
    </Flex>
  );
}
