import { Alert, Typography } from 'antd';
import { commandLabels, type InterestWarning, interestSignLabels, interestTieLabels } from '#domain';
import { useStaff } from '../../api/office.ts';
import { Section } from '../../components/section.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { partyNames, useEvents } from './story.ts';
import { disputeWords } from './words.ts';

/** What was said of mediators and parties, and why somebody mediates all the same. In most cases nothing, and then nothing stands here. */
export function Interests({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const name = useNames();
  const dates = useDates();
  const { join } = useLists();
  const { data: people = [] } = useStaff();
  const said = useEvents(dispute, 'DECLARE_INTEREST');
  const named = useEvents(dispute, 'SIGN_FOR', 'REASSIGN', 'ACT_AT_ONCE', 'RETRY').filter(
    ({ facts }) => facts.interestReason !== undefined,
  );
  if (said.length + named.length === 0) return null;
  const person = (id: string | undefined) => people.find((one) => one.id === id)?.name ?? '';
  const mediates = said.filter(({ facts }) => dispute.mediators.some(({ id }) => id === facts.mediatorId));
  return (
    <Section title={say('interests')}>
      {mediates.length > 0 && <Alert type="warning" showIcon title={say('interestMediates')} />}
      <ul className="plain">
        {said.map(({ seq, facts }) => (
          <li key={seq} className="session">
            <strong>{person(facts.mediatorId)}</strong>
            <div>
              {[
                facts.saidBy && name(commandLabels.interestSaidBy[facts.saidBy]),
                facts.tie && name(interestTieLabels[facts.tie]),
                join(partyNames(dispute, facts.partyId === undefined ? [] : [facts.partyId])),
                facts.saidOn && dates.day(facts.saidOn),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
            {facts.words && <Typography.Text type="secondary">{facts.words}</Typography.Text>}
          </li>
        ))}
        {named.map(({ seq, facts, by }) => {
          const { warned = [] } = facts as { readonly warned?: readonly InterestWarning[] };
          const signs = [...new Set(warned.flatMap((one) => one.signs))].map((sign) =>
            name(interestSignLabels[sign]),
          );
          return (
            <li key={seq} className="session">
              <strong>{join((facts.mediatorIds ?? []).map(person))}</strong>
              {signs.length > 0 && <div>{join(signs)}</div>}
              <div>{say('interestReason', { name: by?.name ?? '', reason: facts.interestReason ?? '' })}</div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
