import { Card, Empty, Flex, Skeleton, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { Failure } from '../../components/failure.tsx';
import { DueDay, StateMark } from '../../components/marks.tsx';
import { MoreBelow } from '../../components/more-below.tsx';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { useWaiting, type WaitingCase } from './archives-query.ts';
import { archiveWords } from './words.ts';

/** Cases that have ended and whose dossier is not shut yet, the most urgent first. */
export function WaitingDossiers() {
  const say = useWords(archiveWords);
  const list = useWaiting();
  const { data, error, isFetchNextPageError, refetch } = list;
  const cases = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card title={say('waiting')}>
      {error && !isFetchNextPageError && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && cases.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noneWaiting')} />
      )}
      <ul className="plain">
        {cases.map((one) => (
          <WaitingLine key={one.id} one={one} />
        ))}
      </ul>
      <MoreBelow list={list} />
    </Card>
  );
}

function WaitingLine({ one }: { readonly one: WaitingCase }) {
  const say = useWords(archiveWords);
  const name = useNames();
  return (
    <li className="row wrapping">
      <Flex vertical style={{ flex: '1 1 220px', minWidth: 0 }}>
        <Link to={`/disputes/${one.id}`}>
          <strong>{one.parties || name(one.typeName)}</strong>
        </Link>
        <Typography.Text type="secondary">
          {[one.number ?? say('unnumbered'), one.place.name, name(one.typeName)].join(' · ')}
        </Typography.Text>
      </Flex>
      {one.nextDueOn && <DueDay on={one.nextDueOn} />}
      <StateMark stage={one.stage} name={name(one.stateName)} />
    </li>
  );
}
