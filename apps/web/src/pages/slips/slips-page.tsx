import { Card, Empty, Flex, Segmented, Spin } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { Failure } from '../../components/failure.tsx';
import { MoreBelow } from '../../components/more-below.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useWords } from '../../words/words.ts';
import { SlipLine } from './slip-line.tsx';
import { type TaskSlipLine, useTaskSlips } from './slip-query.ts';
import { slipWords } from './words.ts';

const states = ['unsigned', 'signed', 'withdrawn'] as const satisfies readonly TaskSlipLine['state'][];

/** Task slips: a unit's own, and for whoever reads the review those of the township; unsigned ones first. */
export function SlipsPage() {
  const say = useWords(slipWords);
  const [params, setParams] = useSearchParams();
  const shown = params.get('state') ?? 'unsigned';
  const state = states.find((each) => each === shown);
  const list = useTaskSlips(state ? { state } : {});
  const { data, error, isPending, refetch } = list;
  const slips = data?.pages.flatMap(({ items }) => items) ?? [];
  const options = [
    ...states.map((value) => ({ value: value as string, label: say(value) })),
    { value: 'all', label: say('all') },
  ];
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} />
      <Segmented
        aria-label={say('filter')}
        options={options}
        value={state ?? 'all'}
        onChange={(value) => setParams({ state: value }, { replace: true })}
      />
      {error && !list.isFetchNextPageError && <Failure error={error} retry={refetch} />}
      {isPending && !error && <Spin size="large" className="waiting" />}
      {data && (
        <Card>
          {slips.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('none')} />}
          <ul className="plain">
            {slips.map((slip) => (
              <SlipLine key={slip.id} slip={slip} />
            ))}
          </ul>
          <MoreBelow list={list} />
        </Card>
      )}
    </Flex>
  );
}
