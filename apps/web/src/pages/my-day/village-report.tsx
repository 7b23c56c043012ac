import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { villageWeekStateLabels } from '#domain';
import { api, bodyOf, type Shapes } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { defineWords, useWords } from '../../words/words.ts';

type Week = Shapes['VillageWeek'];

const villageWords = defineWords(
  'villageReport',
  {
    title: '{{village}}每周排查',
    thisWeek: '本周（{{from}}至{{to}}）',
    lastWeek: '上周（{{from}}至{{to}}）',
    nil: '已排查，没有发现纠纷',
    lateNil: '补报：没有发现纠纷',
    told: '{{name}}已于 {{at}} 报送{{kind}}',
    found: '本周已上报纠纷 {{count}} 件，无需零报告',
    report: '发现纠纷，去上报',
    undo: '撤销',
    undoUntil: '{{at}} 前可撤销',
    missing: '未报送，例会已召开',
  },
  {
    title: 'Weekly screening: {{village}}',
    thisWeek: 'This week ({{from}} to {{to}})',
    lastWeek: 'Last week ({{from}} to {{to}})',
    nil: 'Screened, nothing found',
    lateNil: 'Late: nothing found',
    told: '{{name}} reported at {{at}}: {{kind}}',
    found: '{{count}} disputes reported in the week: no nil report needed',
    report: 'Something found: report it',
    undo: 'Undo',
    undoUntil: 'can be undone until {{at}}',
    missing: 'Not reported; the review was held',
  },
);

const queryKey = ['village-reports'] as const;

/** The weekly report of one's village by one touch: which week, who has reported already, and undo for a few minutes. */
export function VillageReport() {
  const say = useWords(villageWords);
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: async () => bodyOf(await api.GET('/api/v1/village-reports')),
  });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data?.village) return null;
  return (
    <Card title={say('title', { village: data.village.name })}>
      <ul className="plain">
        {data.weeks.map((week, n) => (
          <VillageWeek key={week.from} week={week} isLast={n > 0} />
        ))}
      </ul>
    </Card>
  );
}

function VillageWeek({ week, isLast }: { readonly week: Week; readonly isLast: boolean }) {
  const say = useWords(villageWords);
  const dates = useDates();
  const { report, isOpen, disputes } = week;
  const days = { from: dates.day(week.from), to: dates.day(week.to) };
  return (
    <li className="row wrapping">
      <Flex vertical gap={8} style={{ flex: 1, minWidth: 0 }}>
        <strong>{say(isLast ? 'lastWeek' : 'thisWeek', days)}</strong>
        {disputes > 0 && <span>{say('found', { count: disputes })}</span>}
        {disputes === 0 && report && <Reported report={report} />}
        {disputes === 0 && !report && !isOpen && (
          <Typography.Text type="danger">{say('missing')}</Typography.Text>
        )}
        {disputes === 0 && !report && isOpen && <Touch week={week.from} isLast={isLast} />}
      </Flex>
    </li>
  );
}

function Touch({ week, isLast }: { readonly week: string; readonly isLast: boolean }) {
  const say = useWords(villageWords);
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: async () => bodyOf(await api.POST('/api/v1/village-reports', { body: { week } })),
    onSuccess: (body) => client.setQueryData(queryKey, body),
  });
  return (
    <>
      <Flex gap={12} wrap align="center">
        <Button
          {...(isLast ? {} : { type: 'primary' })}
          size="large"
          loading={send.isPending}
          onClick={() => send.mutate()}
        >
          {say(isLast ? 'lateNil' : 'nil')}
        </Button>
        {!isLast && <Link to="/report">{say('report')}</Link>}
      </Flex>
      {send.error && <Failure error={send.error} />}
    </>
  );
}

function Reported({ report }: { readonly report: NonNullable<Week['report']> }) {
  const say = useWords(villageWords);
  const name = useNames();
  const dates = useDates();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: async () =>
      bodyOf(
        await api.POST('/api/v1/village-reports/{id}/retraction', { params: { path: { id: report.id } } }),
      ),
    onSuccess: (body) => client.setQueryData(queryKey, body),
  });
  return (
    <>
      <Flex gap={12} wrap align="center">
        <span>
          {say('told', {
            name: report.by,
            at: dates.moment(report.at),
            kind: name(villageWeekStateLabels[report.kind]),
          })}
        </span>
        {report.undoUntil && (
          <>
            <Button loading={undo.isPending} onClick={() => undo.mutate()}>
              {say('undo')}
            </Button>
            <Typography.Text type="secondary">
              {say('undoUntil', { at: dates.timeOf(report.undoUntil) })}
            </Typography.Text>
          </>
        )}
      </Flex>
      {undo.error && <Failure error={undo.error} />}
    </>
  );
}
