import { Flex, Tag, Typography } from 'antd';
import { type Command, commandLabels } from '#domain';
import { UntilWhen } from '../../components/until-when.tsx';
import { useAmounts } from '../../words/amounts.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { partyNames, type Told } from './story.ts';
import { disputeWords } from './words.ts';

/** A promise as it was told with the agreement. */
export type ToldObligation = Command<'REACH_AGREEMENT'>['obligations'][number];

/** One promise: what, by whom to whom, by when, and each part that was kept with its proof. */
export function Obligation(props: {
  readonly dispute: Dispute;
  readonly promise: NonNullable<Dispute['agreement']>['obligations'][number];
  readonly told: ToldObligation | undefined;
  readonly kept: readonly Told<'RECORD_PERFORMANCE'>[];
}) {
  const say = useWords(disputeWords);
  const name = useNames();
  const amount = useAmounts();
  const dates = useDates();
  const { clauses } = useLists();
  const { promise, told, kept, dispute } = props;
  const ends = [told?.fromPartyId, told?.toPartyId].map((id) =>
    id ? partyNames(dispute, [id]).join('') : '',
  );
  const what = [
    told && name(commandLabels.obligationKind[told.kind]),
    promise.amountFen !== undefined && amount(promise.amountFen),
    ends.filter(Boolean).join(' → '),
  ];
  return (
    <li className="row">
      <Flex vertical gap={2} style={{ flex: 1, minWidth: 0 }}>
        <span className="story">
          {promise.id}. {told?.what ?? what.filter(Boolean).join(' · ')}
        </span>
        {told && <Typography.Text type="secondary">{what.filter(Boolean).join(' · ')}</Typography.Text>}
        {kept.map(({ seq, on, facts }) => (
          <Typography.Text key={seq} type="secondary">
            {say('keptOn', {
              day: dates.day(facts.performedOn ?? on),
              what: clauses([
                ...(facts.amountFen === undefined ? [] : [amount(facts.amountFen)]),
                ...(facts.proof ? [facts.proof] : []),
              ]),
            })}
          </Typography.Text>
        ))}
      </Flex>
      {promise.performed ? (
        <Tag color="green">{say('performed')}</Tag>
      ) : (
        promise.dueOn && <UntilWhen on={promise.dueOn} />
      )}
    </li>
  );
}
