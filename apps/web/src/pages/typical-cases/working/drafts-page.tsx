import { LeftOutlined } from '@ant-design/icons';
import { Card, Empty, Flex, Skeleton } from 'antd';
import { Link } from 'react-router-dom';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { DraftLine } from './draft-line.tsx';
import { draftsWords } from './drafts-words.ts';
import { useUnderway, type Waiting } from './working-query.ts';

/** What is being written and reviewed: first what waits for whoever looks. */
export function DraftsPage() {
  const say = useWords(draftsWords);
  const { data, error, refetch } = useUnderway();
  return (
    <Flex vertical gap={16}>
      <Link to="/typical-cases">
        <LeftOutlined /> {say('back')}
      </Link>
      <PageHeading title={say('title')} lead={say('lead')} />
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <>
          <Group word="review" lines={data.filter(({ turn }) => turn === 'review')} />
          <Group word="write" lines={data.filter(({ turn }) => turn === 'write')} />
          <Group word="others" lines={data.filter(({ turn }) => turn === null)} />
        </>
      )}
    </Flex>
  );
}

function Group({
  word,
  lines,
}: {
  readonly word: 'review' | 'write' | 'others';
  readonly lines: readonly Waiting[];
}) {
  const say = useWords(draftsWords);
  const { aside } = useLists();
  return (
    <Card title={aside(say(word), lines.length)}>
      {lines.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(`${word}None`)} />
      ) : (
        <ul className="plain">
          {lines.map((line) => (
            <DraftLine key={line.id} line={line} />
          ))}
        </ul>
      )}
    </Card>
  );
}
