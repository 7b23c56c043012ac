import { Card, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { Failure } from '../../components/failure.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { type ListLine, useLists } from './archives-query.ts';
import { archiveWords } from './words.ts';

const stateColours = { proposed: 'gold', refused: 'default', approved: 'blue', done: 'green' } as const;

/** How far a list of destruction has come. */
export function ListState({
  list: { state, stateName },
}: {
  readonly list: Pick<ListLine, 'state' | 'stateName'>;
}) {
  const name = useNames();
  return (
    <Tag color={stateColours[state]} variant="filled">
      {name(stateName)}
    </Tag>
  );
}

/** The lists of destruction, what awaits somebody first. */
export function DestructionLists() {
  const say = useWords(archiveWords);
  const dates = useDates();
  const { data, error, refetch } = useLists();
  return (
    <Card title={say('lists')}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noLists')} />}
      <ul className="plain">
        {data?.map((list) => (
          <li key={list.id} className="row wrapping">
            <Flex vertical style={{ flex: '1 1 220px', minWidth: 0 }}>
              <Link to={`/archives/${list.id}`}>
                <strong>{list.number}</strong>
              </Link>
              <Typography.Text type="secondary">
                {[
                  say('dossiers', { count: list.dossiers }),
                  say('proposed', { name: list.proposed.by.name, at: dates.moment(list.proposed.at) }),
                ].join(' · ')}
              </Typography.Text>
            </Flex>
            {list.maySign && <Tag color="red">{say('yourTurn')}</Tag>}
            <ListState list={list} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
