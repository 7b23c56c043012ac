import { Alert, Collapse, Flex, Progress, Typography } from 'antd';
import { type CommandType, isOpen } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { LongText } from '../../../components/long-text.tsx';
import { Section } from '../../../components/section.tsx';
import { useAmounts } from '../../../words/amounts.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { type AgreementAccount, useAgreements } from './agreement-query.ts';
import { agreementWords } from './agreement-words.ts';
import { Confirmation } from './confirmation.tsx';
import { Promised } from './promise.tsx';
import './agreement.css';

type OnChoose = (type: CommandType, promiseId: string) => void;

/** What was promised, by whom, by when, and what was kept: of the agreement that stands, and of those that are over. */
export function Agreements({
  dispute,
  onChoose,
}: {
  readonly dispute: Dispute;
  readonly onChoose: OnChoose;
}) {
  const say = useWords(agreementWords);
  const { data, error, refetch } = useAgreements(dispute.id, dispute.version);
  // What could not be read is not what nobody has agreed.
  if (error)
    return (
      <Section title={say('agreement')}>
        <Failure error={error} retry={refetch} />
      </Section>
    );
  const [latest, ...earlier] = data?.toReversed() ?? [];
  if (latest === undefined) return null;
  // What was broken is owed while a new attempt is made over it, and if none succeeds until the dossier is shut.
  const isBroken = dispute.agreement === null && dispute.brokenAgreement !== null;
  const isOwed = latest.endedOn !== null && isBroken && dispute.dossier === 'open';
  return [
    <Agreement
      key={latest.seq}
      dispute={dispute}
      account={latest}
      title={latest.endedOn === null ? 'agreement' : isOwed ? 'brokenAgreement' : 'formerAgreement'}
      onChoose={latest.endedOn === null || isOwed ? onChoose : undefined}
    />,
    ...earlier.map((account) => (
      <Agreement key={account.seq} dispute={dispute} account={account} title="formerAgreement" />
    )),
  ];
}

function Agreement({
  dispute,
  account,
  title,
  onChoose,
}: {
  readonly dispute: Dispute;
  readonly account: AgreementAccount;
  readonly title: 'agreement' | 'brokenAgreement' | 'formerAgreement';
  /** Left out where nothing comes of it any more. */
  readonly onChoose?: OnChoose | undefined;
}) {
  const say = useWords(agreementWords);
  const name = useNames();
  const { form, effective, terms, promises, former, copies } = account;
  return (
    <Section title={say(title)} secondary={title === 'formerAgreement'}>
      <Flex vertical gap={4}>
        {title === 'brokenAgreement' && (
          <Alert type="warning" showIcon title={say(isOpen(dispute.state) ? 'stillOwed' : 'owedAfterEnd')} />
        )}
        <strong>{say('effective', { form: say(form), day: name(effective.name) })}</strong>
        <Typography.Text type="secondary">
          {[name(effective.reason), form === 'written' && say('copies', { count: copies })]
            .filter(Boolean)
            .join(' · ')}
        </Typography.Text>
        {terms && <LongText text={terms} rows={10} />}
        <Sums account={account} isOver={title === 'formerAgreement'} />
      </Flex>
      <ul className="plain">
        {promises.map((promise, at) => (
          <Promised
            key={promise.id}
            nth={at + 1}
            dispute={dispute}
            promise={promise}
            isOver={title === 'formerAgreement'}
            onChoose={onChoose}
          />
        ))}
      </ul>
      {former.length > 0 && <Former dispute={dispute} former={former} />}
      {onChoose && form === 'written' && (
        <Confirmation dispute={dispute} confirmation={account.confirmation} />
      )}
    </Section>
  );
}

/** How much of the money was paid, and what is left of it, or was when the agreement came to its end. */
function Sums({
  account: { promised, performed, left, endedOn },
  isOver,
}: {
  readonly account: AgreementAccount;
  readonly isOver: boolean;
}) {
  const say = useWords(agreementWords);
  const amount = useAmounts();
  const dates = useDates();
  if (promised.fen === 0) return null;
  const rest = { left: amount(left.fen), words: left.words };
  const isThen = isOver && endedOn !== null;
  return (
    <Flex vertical>
      <span>{say('paid', { paid: amount(performed.fen), total: amount(promised.fen) })}</span>
      <Progress percent={Math.floor((100 * performed.fen) / promised.fen)} aria-label={say('agreement')} />
      <span>
        {left.fen === 0
          ? say('nothingLeft')
          : isThen
            ? say('leftOn', { ...rest, day: dates.day(endedOn) })
            : say('left', rest)}
      </span>
    </Flex>
  );
}

/** Terms that others took the place of, with what had been paid under them. */
function Former({
  dispute,
  former,
}: {
  readonly dispute: Dispute;
  readonly former: AgreementAccount['former'];
}) {
  const say = useWords(agreementWords);
  const dates = useDates();
  return (
    <Collapse
      items={former.map(({ seq, until, reason, terms, promises }) => ({
        key: seq,
        label: say('former', { day: dates.day(until) }),
        children: (
          <>
            {[reason, terms].filter(Boolean).map((words) => (
              <p key={words} className="story">
                {words}
              </p>
            ))}
            <ul className="plain">
              {promises.map((promise, at) => (
                <Promised key={promise.id} nth={at + 1} dispute={dispute} promise={promise} />
              ))}
            </ul>
          </>
        ),
      }))}
    />
  );
}
