import { Button, Card, Checkbox, Empty, Flex, Select, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import {
  mayBePlaceOfDispute,
  type PublicityKind,
  publicityCountLabels,
  publicityCounts,
  publicityKindLabels,
} from '#domain';
import { useOrganisations } from '../../api/office.ts';
import { Failure } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { DayInput } from '../../components/plain-inputs.tsx';
import { useCapable } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { CancellationDrawer, CorrectionDrawer, EntryDrawer } from './entry-drawer.tsx';
import { type PublicityRecord, type Shown, useRecords } from './publicity-query.ts';
import { Sums } from './sums.tsx';
import { publicityWords } from './words.ts';

type Open =
  | { readonly form: 'entry' }
  | { readonly form: 'correction' | 'cancellation'; readonly record: PublicityRecord };

/** Legal publicity work: what was done in a period, its sums, and the form that enters more. */
export function PublicityPage() {
  const say = useWords(publicityWords);
  const { today } = useDates();
  const mayEnter = useCapable()('publicity.enter');
  const [shown, show] = useState<Shown>({
    from: `${today.slice(0, 4)}-01-01`,
    to: today,
    withCancelled: false,
  });
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')}>
        {mayEnter && (
          <Button type="primary" onClick={() => setOpen({ form: 'entry' })}>
            {say('add')}
          </Button>
        )}
      </PageHeading>
      <Choices shown={shown} onChange={show} />
      <Sums shown={shown} />
      <Records shown={shown} onOpen={setOpen} />
      {open?.form === 'entry' && <EntryDrawer onClose={close} />}
      {open?.form === 'correction' && <CorrectionDrawer record={open.record} onClose={close} />}
      {open?.form === 'cancellation' && <CancellationDrawer record={open.record} onClose={close} />}
    </Flex>
  );
}

/** What is looked at. */
function Choices({ shown, onChange }: { readonly shown: Shown; readonly onChange: (shown: Shown) => void }) {
  const say = useWords(publicityWords);
  const name = useNames();
  const { data: units = [] } = useOrganisations();
  const places = units.filter(({ kind }) => mayBePlaceOfDispute(kind));
  const { placeId, kind, ...rest } = shown;
  const withPlace = placeId === undefined ? {} : { placeId };
  const withKind = kind === undefined ? {} : { kind };
  return (
    <Flex gap={8} wrap align="center" className="no-print">
      <DayInput
        label={say('from')}
        value={shown.from}
        onChange={(from) => from && onChange({ ...shown, from })}
      />
      <DayInput label={say('to')} value={shown.to} onChange={(to) => to && onChange({ ...shown, to })} />
      <Select
        aria-label={say('place')}
        value={placeId ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: '', label: say('everywhere') },
          ...places.map(({ id, name: label }) => ({ value: id, label })),
        ]}
        onChange={(chosen) => onChange({ ...rest, ...withKind, ...(chosen ? { placeId: chosen } : {}) })}
        style={{ minWidth: 150 }}
      />
      <Select<PublicityKind | ''>
        aria-label={say('kind')}
        value={kind ?? ''}
        options={[
          { value: '', label: say('everyKind') },
          ...Object.entries(publicityKindLabels).map(([value, label]) => ({
            value: value as PublicityKind,
            label: name(label),
          })),
        ]}
        onChange={(chosen) => onChange({ ...rest, ...withPlace, ...(chosen ? { kind: chosen } : {}) })}
        style={{ minWidth: 150 }}
      />
      <Checkbox
        checked={shown.withCancelled}
        onChange={({ target }) => onChange({ ...shown, withCancelled: target.checked })}
      >
        {say('withCancelled')}
      </Checkbox>
    </Flex>
  );
}

function Records({ shown, onOpen }: { readonly shown: Shown; readonly onOpen: (open: Open) => void }) {
  const say = useWords(publicityWords);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRecords(shown);
  const records = data?.pages.flatMap(({ items }) => items);
  return (
    <Card title={say('records')}>
      {error && <Failure error={error} retry={refetch} />}
      {!records && !error && <Skeleton active />}
      {records?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('none')} />}
      <ul className="plain">
        {records?.map((record) => (
          <RecordLine key={record.id} record={record} onOpen={onOpen} />
        ))}
      </ul>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </Card>
  );
}

function RecordLine({
  record,
  onOpen,
}: {
  readonly record: PublicityRecord;
  readonly onOpen: (open: Open) => void;
}) {
  const say = useWords(publicityWords);
  const name = useNames();
  const dates = useDates();
  const { heldOn, place, kind, title, note, enteredBy, replaces, cancelled } = record;
  const counts = publicityCounts
    .filter((count) => record[count] > 0)
    .map((count) => `${name(publicityCountLabels[count])} ${record[count]}`);
  return (
    <li className="row">
      <Flex vertical style={{ flex: '1 1 260px', minWidth: 0 }}>
        <Flex gap={8} wrap align="center">
          <Typography.Text strong delete={cancelled !== null}>
            {title}
          </Typography.Text>
          <Tag>{name(publicityKindLabels[kind])}</Tag>
          {replaces && <Tag color="blue">{say('corrects')}</Tag>}
        </Flex>
        <span>{[dates.day(heldOn), place.name, ...counts].join(' · ')}</span>
        {note && <Typography.Text className="story">{note}</Typography.Text>}
        <Typography.Text type="secondary">
          {cancelled
            ? say('cancelled', { name: cancelled.by, reason: cancelled.reason })
            : say('enteredBy', { name: enteredBy })}
        </Typography.Text>
      </Flex>
      {record.isChangeable && (
        <Flex gap={8} wrap>
          <Button
            onClick={() => onOpen({ form: 'correction', record })}
            aria-label={say('correctOf', { title })}
          >
            {say('correct')}
          </Button>
          <Button
            onClick={() => onOpen({ form: 'cancellation', record })}
            aria-label={say('cancelOf', { title })}
          >
            {say('cancel')}
          </Button>
        </Flex>
      )}
    </li>
  );
}
