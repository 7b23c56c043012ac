import { useInfiniteQuery } from '@tanstack/react-query';
import { Card, Empty, Flex, Select, Skeleton, Typography } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';
import { useStaff } from '../../../api/office.ts';
import { Failure } from '../../../components/failure.tsx';
import { MoreBelow } from '../../../components/more-below.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useDates } from '../../../words/dates.ts';
import { useDevices } from '../../../words/devices.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { trailWords } from './words.ts';

type Entry = Shapes['AccountEvent'];
const entriesOfPage = 50;

/** The trail of one person's account, or of all; the newest first. */
const useTrail = (staffId: string | undefined) =>
  useInfiniteQuery({
    queryKey: ['account-events', staffId ?? null],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: before }) => {
      const query = {
        limit: entriesOfPage,
        ...(staffId ? { staffId } : {}),
        ...(before ? { before } : {}),
      };
      return bodyOf(await api.GET('/api/v1/account-events', { params: { query } })).items;
    },
    getNextPageParam: (page) => (page.length < entriesOfPage ? undefined : page.at(-1)?.id),
  });

/** What happened to the accounts, for the auditor. */
export function TrailPage() {
  const say = useWords(trailWords);
  const { aside } = useLists();
  const [parameters, setParameters] = useSearchParams();
  const staffId = parameters.get('person') ?? undefined;
  const { data: people = [] } = useStaff();
  const trail = useTrail(staffId);
  const { data, error, refetch } = trail;
  const entries = data?.pages.flat() ?? [];
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={say('person')}
          placeholder={say('person')}
          options={people.map(({ id, name, organisation }) => ({
            value: id,
            label: aside(name, organisation.name),
          }))}
          value={staffId ?? null}
          onChange={(person?: string) => setParameters(person ? { person } : {}, { replace: true })}
          style={{ width: 260 }}
        />
      </PageHeading>
      {error && !trail.isFetchNextPageError && <Failure error={error} retry={refetch} />}
      {(data || !error) && (
        <Card>
          {!data && <Skeleton active paragraph={{ rows: 8 }} />}
          {data && entries.length === 0 && <Empty description={say('none')} />}
          <ul className="plain">
            {entries.map((entry) => (
              <TrailLine key={entry.id} entry={entry} />
            ))}
          </ul>
          <MoreBelow list={trail} />
        </Card>
      )}
    </Flex>
  );
}

function TrailLine({ entry }: { readonly entry: Entry }) {
  const say = useWords(trailWords);
  const { aside } = useLists();
  const name = useNames();
  const dates = useDates();
  const deviceName = useDevices();
  const { person, organisation, by, device, address, label, at } = entry;
  const isOwn = by?.id === person.id;
  return (
    <li className="row">
      <Flex vertical style={{ flex: 1, minWidth: 0 }}>
        <span>
          <Typography.Text strong>{name(label)}</Typography.Text> {aside(person.name, organisation)}
        </span>
        <Typography.Text type="secondary">
          {[
            !isOwn && (by ? say('by', { name: by.name }) : say('byMachine')),
            device && deviceName(device),
            address,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography.Text>
      </Flex>
      <Typography.Text type="secondary">
        <time dateTime={at}>{dates.moment(at)}</time>
      </Typography.Text>
    </li>
  );
}
