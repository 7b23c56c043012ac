import { Card, Empty, Flex, Input, Select, Skeleton, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { citation, type DisputeType, disputeTypeLabels, disputeTypes } from '#domain';
import { Failure } from '../../components/failure.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { MoreBelow } from '../../components/more-below.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useCapable } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { useLooked } from './looked.ts';
import { type Looked, type TypicalCaseLine, useLibrary } from './typical-query.ts';
import { typicalWords } from './words.ts';
import { draftsWords } from './working/drafts-words.ts';
import { useUnderway } from './working/working-query.ts';

/** Typical cases to be searched and read. */
export function LibraryPage() {
  const say = useWords(typicalWords);
  const isCapable = useCapable();
  const [looked, look] = useLooked();
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')}>
        {isCapable('typical.draft') && <DoorToDrafts />}
      </PageHeading>
      <Choices looked={looked} onLook={look} />
      <Found looked={looked} />
      {isCapable('publicity.enter') && <FeedAddress />}
    </Flex>
  );
}

/** For another platform: where the feed is, and with what key it is read. */
function FeedAddress() {
  const say = useWords(typicalWords);
  return (
    <Typography.Text type="secondary" className="no-print">
      {say('feed')} <a href="/api/v1/typical-cases/feed.atom">/api/v1/typical-cases/feed.atom</a>
    </Typography.Text>
  );
}

/** The way to what is written and reviewed, with how much of it waits for whoever looks. */
function DoorToDrafts() {
  const say = useWords(draftsWords);
  const { data = [] } = useUnderway();
  const mine = data.filter(({ turn }) => turn !== null).length;
  return <LinkButton to="/typical-cases/drafts">{say('door', { count: mine })}</LinkButton>;
}

function Choices({ looked, onLook }: { readonly looked: Looked; readonly onLook: (looked: Looked) => void }) {
  const say = useWords(typicalWords);
  const name = useNames();
  return (
    <search className="no-print">
      <Flex gap={8} wrap style={{ maxWidth: 960 }}>
        <Select<DisputeType>
          aria-label={say('type')}
          placeholder={say('everyType')}
          value={looked.typeCode ?? null}
          options={disputeTypes.map((value) => ({ value, label: name(disputeTypeLabels[value]) }))}
          onChange={(typeCode: DisputeType | undefined) => onLook({ ...looked, typeCode })}
          allowClear
          style={{ flex: '1 1 240px' }}
        />
        {(['law', 'words'] as const).map((field) => (
          <Input.Search
            key={field}
            aria-label={say(field)}
            placeholder={say(field)}
            defaultValue={looked[field] ?? ''}
            maxLength={100}
            allowClear
            onSearch={(text) => onLook({ ...looked, [field]: text.trim() })}
            style={{ flex: '1 1 240px' }}
          />
        ))}
      </Flex>
    </search>
  );
}

function Found({ looked }: { readonly looked: Looked }) {
  const say = useWords(typicalWords);
  const list = useLibrary(looked);
  const { data, error, refetch, isFetchNextPageError } = list;
  const lines = data?.pages.flatMap(({ items }) => items);
  const isNarrowed = Object.values(looked).some(Boolean);
  return (
    <Card>
      {error && !isFetchNextPageError && <Failure error={error} retry={refetch} />}
      {!lines && !error && <Skeleton active />}
      <Typography.Text type="secondary" role="status">
        {lines && lines.length > 0 && say('found', { count: lines.length })}
      </Typography.Text>
      {lines?.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say(isNarrowed ? 'noneSuch' : 'none')} />
      )}
      {lines && lines.length > 0 && (
        <ul className="plain">
          {lines.map((line) => (
            <LibraryLine key={line.id} line={line} />
          ))}
        </ul>
      )}
      <MoreBelow list={list} />
    </Card>
  );
}

function LibraryLine({
  line: { id, title, typeCode, laws, releasedOn, lead, hidden },
}: {
  readonly line: TypicalCaseLine;
}) {
  const say = useWords(typicalWords);
  const name = useNames();
  const dates = useDates();
  const cited = laws.map(citation);
  return (
    <li className="row">
      <Flex vertical gap={4} style={{ minWidth: 0 }}>
        <Flex gap={8} wrap align="center">
          <Link to={`/typical-cases/${id}`}>
            <strong lang="zh-CN">{title}</strong>
          </Link>
          <Tag>{name(disputeTypeLabels[typeCode])}</Tag>
          {hidden && <Tag color="red">{say('hiddenTag')}</Tag>}
        </Flex>
        <span className="story" lang="zh-CN">
          {lead}…
        </span>
        <Typography.Text type="secondary">
          {cited.length > 0 && <span lang="zh-CN">{cited.join(' ')} · </span>}
          {say('releasedOn', { day: dates.day(releasedOn) })}
        </Typography.Text>
      </Flex>
    </li>
  );
}
