import { Alert, Flex, Tag, Typography } from 'antd';
import { commandLabels } from '#domain';
import { UntilWhen } from '../../../components/until-when.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { partyNames } from '../story.ts';
import type { AgreementAccount } from './agreement-query.ts';
import { agreementWords } from './agreement-words.ts';

const colours = { applied: 'blue', granted: 'green', refused: 'red', enforcement: 'volcano' } as const;

/** How far the confirmation by the court is, until when it may be asked for, with what, and what it may stumble over. */
export function Confirmation(props: {
  readonly dispute: Dispute;
  readonly confirmation: AgreementAccount['confirmation'];
}) {
  const say = useWords(agreementWords);
  const name = useNames();
  const dates = useDates();
  const { dispute, confirmation } = props;
  const clock = dispute.clocks.find(({ rule }) => rule === 'judicialConfirmation');
  const latest = confirmation.steps.at(-1)?.step;
  return (
    <Flex vertical gap={8} className="inset">
      <Flex gap={8} align="baseline" wrap>
        <strong>{say('confirmation')}</strong>
        <Tag color={latest === undefined ? 'default' : colours[latest]}>
          {latest === undefined ? say('notApplied') : name(commandLabels.confirmationStep[latest])}
        </Tag>
        {clock && <UntilWhen on={clock.dueOn} />}
      </Flex>
      {confirmation.steps.map(({ seq, on, stepName, courtNumber, applyingPartyIds }) => (
        <Typography.Text key={seq} type="secondary">
          {[dates.day(on), name(stepName), courtNumber, partyNames(dispute, applyingPartyIds).join('、')]
            .filter(Boolean)
            .join(' ')}
        </Typography.Text>
      ))}
      {confirmation.late && <Alert type="warning" showIcon title={name(confirmation.late)} />}
      {confirmation.outdated && <Alert type="warning" showIcon title={name(confirmation.outdated)} />}
      {clock && <Before confirmation={confirmation} />}
    </Flex>
  );
}

/** What to know as long as the court may still be asked. */
function Before({ confirmation }: { readonly confirmation: AgreementAccount['confirmation'] }) {
  const say = useWords(agreementWords);
  const name = useNames();
  const { hints, papers, court } = confirmation;
  return (
    <>
      {hints !== null && hints.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say('hints')}
          description={
            <ul className="hint-words">
              {hints.map(({ found, reason, suggestion }, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice
                <li key={n}>
                  “{found}”：{name(reason)}。{say('better', { words: name(suggestion) })}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <Typography.Text type="secondary">
        {[say('together'), say('where', { court: name(court) })].join(' · ')}
      </Typography.Text>
      <div>
        <Typography.Text type="secondary">{say('handIn')}</Typography.Text>
        <ol className="hint-words">
          {papers.map((paper) => (
            <li key={paper.en}>{name(paper)}</li>
          ))}
        </ol>
      </div>
    </>
  );
}
