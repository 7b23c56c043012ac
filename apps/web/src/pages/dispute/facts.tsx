import { Descriptions, Typography } from 'antd';
import { complexityLabels, originLabels, riskFactorLabels } from '#domain';
import { leaveWords } from '../../components/leave/words.ts';
import { LongText } from '../../components/long-text.tsx';
import { Section } from '../../components/section.tsx';
import { useIsWide } from '../../components/use-is-wide.ts';
import { useAmounts } from '../../words/amounts.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { disputeWords } from './words.ts';

/** What the case is about. */
export function Facts({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const name = useNames();
  const isWide = useIsWide();
  const dates = useDates();
  const amount = useAmounts();
  const { join, aside } = useLists();
  const sayOfLeave = useWords(leaveWords);
  const mediator = (one: Dispute['mediators'][number]) =>
    one.absence ? aside(one.name, sayOfLeave('away', { name: one.absence.substitute.name })) : one.name;
  const names = (list: readonly { readonly name: string }[]) => join(list.map((one) => one.name));
  const lines: readonly (readonly [(typeof disputeWords.keys)[number], string | null | undefined])[] = [
    ['type', name(dispute.typeName)],
    ['localType', dispute.localType && name(dispute.localType)],
    ['origin', name(originLabels[dispute.origin])],
    ['place', dispute.place.name],
    ['complexity', name(complexityLabels[dispute.complexity])],
    ['riskFactors', join(dispute.riskFactors.map((factor) => name(riskFactorLabels[factor])))],
    ['lead', dispute.lead?.name],
    ['assisting', names(dispute.assisting)],
    ['mediators', join(dispute.mediators.map(mediator))],
    ['reporter', dispute.reporter?.name],
    ['reportedOn', dates.day(dispute.reportedOn)],
    ['acceptedOn', dispute.acceptedOn && dates.day(dispute.acceptedOn)],
    ['persons', String(dispute.persons)],
    ['amount', dispute.amountFen === null ? null : amount(dispute.amountFen)],
  ];
  // A case that is only reported was mediated in no attempt yet, and most are told in one round.
  const told = [
    ...(dispute.round > 1 ? [say('round', { round: dispute.round })] : []),
    ...(dispute.attempt > 1 ? [say('attempt', { attempt: dispute.attempt })] : []),
    ...(dispute.sessions > 0 ? [say('sessions', { count: dispute.sessions })] : []),
  ];
  return (
    <Section
      title={say('facts')}
      extra={told.length > 0 && <Typography.Text type="secondary">{told.join(' · ')}</Typography.Text>}
    >
      {dispute.summary && <LongText text={dispute.summary} rows={8} />}
      <Descriptions
        size="small"
        column={isWide ? 2 : 1}
        items={lines
          .filter(([, value]) => value)
          .map(([key, value]) => ({ key, label: say(key), children: value }))}
      />
    </Section>
  );
}
