import { Card, Empty, Flex, Segmented, Skeleton, Tag, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { dayInShanghai } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { MoreBelow } from '../../../components/more-below.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { OrganisationPicker } from '../../../components/pickers.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { DecisionLine } from '../decision-line.tsx';
import { TownshipChoice, useTownshipAsked } from '../meetings/township-choice.tsx';
import { reviewWords } from '../words.ts';
import { type DecisionOutcome, decisionFilters, useDecisions } from './decisions-query.ts';
import { MarkDone } from './mark-done.tsx';
import { decisionsWords } from './words.ts';

/** Everything that meetings have decided, and what became of it; what it is narrowed to stands in the address. */
export function DecisionsPage() {
  const say = useWords(decisionsWords);
  const [address, setAddress] = useSearchParams();
  const filter = decisionFilters.find((one) => one === address.get('state')) ?? 'open';
  const unit = address.get('unit') ?? undefined;
  const township = useTownshipAsked();
  const meeting = address.get('meeting') ?? undefined;
  const list = useDecisions(filter, { unit, townshipId: township, meeting });
  const { data, error, refetch } = list;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const narrow = (state: string, to: string | undefined) =>
    setAddress(
      {
        ...(state === 'open' ? {} : { state }),
        ...(to ? { unit: to } : {}),
        ...(township ? { township } : {}),
        ...(meeting ? { meeting } : {}),
      },
      { replace: true },
    );
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')} />
      <Flex gap={12} wrap align="center" className="no-print">
        <Segmented
          aria-label={say('filter')}
          size="large"
          value={filter}
          onChange={(state) => narrow(state, unit)}
          options={decisionFilters.map((value) => ({ value, label: say(value) }))}
        />
        <TownshipChoice />
        <div style={{ width: 240 }}>
          <OrganisationPicker label={say('unit')} value={unit} onChange={(to) => narrow(filter, to)} />
        </div>
      </Flex>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <Card>
          {items.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('none')} />}
          <ul className="plain">
            {items.map((item) => (
              <Item key={item.decision.id} item={item} />
            ))}
          </ul>
        </Card>
      )}
      <MoreBelow list={list} />
    </Flex>
  );
}

function Item({ item: { decision, meeting, dispute, isShownDone } }: { readonly item: DecisionOutcome }) {
  const say = useWords(decisionsWords);
  const sayOf = useWords(reviewWords);
  const name = useNames();
  const dates = useDates();
  const { join } = useLists();
  // A clock that rings is no step that anybody took.
  const taken = dispute.latest.filter(({ type }) => type !== 'DEADLINE_PASSED' && type !== 'RECOMPUTE');
  const steps = taken.map(({ name: label, at }) => `${dates.day(dayInShanghai(at))} ${name(label)}`);
  return (
    <li className="row wrapping">
      <Flex vertical gap={4} style={{ flex: '1 1 320px', minWidth: 0 }}>
        <Flex gap={8} wrap>
          <Link to={`/disputes/${decision.disputeId}`}>
            <strong>{decision.number ?? sayOf('unnumbered')}</strong>
          </Link>
          <Link to={`/review/meetings/${meeting.id}`}>
            {say('meeting', {
              day: dates.day(dayInShanghai(meeting.openedAt)),
              number: meeting.number ?? '',
            })}
          </Link>
        </Flex>
        <ul className="plain">
          <DecisionLine decision={decision} />
        </ul>
        <Typography.Text type="secondary">
          {say('now', { state: name(dispute.stateName) })} ·{' '}
          {steps.length === 0 ? say('nothingSince') : say('since', { steps: join(steps.slice(0, 4)) })}
        </Typography.Text>
        {isShownDone && <Tag color="blue">{say('shownDone')}</Tag>}
      </Flex>
      {!decision.isDone && decision.refusal === null && decision.retracted === null && (
        <MarkDone meetingId={meeting.id} decisionId={decision.id} />
      )}
    </li>
  );
}
