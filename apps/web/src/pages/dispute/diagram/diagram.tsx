import { Flex, Typography } from 'antd';
import { type DisputeState, eventLabels, isOpen, owedAgreement, stateMeta, type Way } from '#domain';
import { Section } from '../../../components/section.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { type Dispute, useHistory } from '../dispute-query.ts';
import { StateDiagram, waysFrom } from './state-diagram.tsx';
import { type Step, wayTaken } from './way-taken.ts';
import { diagramWords } from './words.ts';

/** The state diagram with its legend, and the same in words for whoever does not see it. */
export function Diagram({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(diagramWords);
  const { data = [] } = useHistory(dispute.id, dispute.version);
  const way = wayTaken(data);
  // Whose dossier was destroyed is never opened again.
  const goesOn = dispute.destroyed === null;
  const next = goesOn ? waysFrom(dispute.state, owedAgreement(dispute) !== null) : [];
  return (
    <Section secondary title={say('title')}>
      <Flex gap={24} wrap align="flex-start" className="diagram-parts">
        <div className="diagram-frame">
          <Flex gap={16} wrap className="legend" aria-hidden>
            {(['now', 'taken', ...(goesOn ? ['next' as const] : [])] as const).map((look) => (
              <span key={look} className={look}>
                {say(look)}
              </span>
            ))}
          </Flex>
          <StateDiagram state={dispute.state} way={way} next={next} />
        </div>
        <div className="diagram-words">
          <WayInWords way={way} />
          {goesOn && isOpen(dispute.state) && <PossibleInWords state={dispute.state} next={next} />}
        </div>
      </Flex>
    </Section>
  );
}

function WayInWords({ way }: { readonly way: readonly Step[] }) {
  const say = useWords(diagramWords);
  const name = useNames();
  const dates = useDates();
  return (
    <>
      <Typography.Text strong>{say('way')}</Typography.Text>
      <ol>
        {way.map(({ n, line }) => (
          <li key={n}>
            {say('step', { day: dates.day(line.on), what: name(line.typeName), state: name(line.to) })}
          </li>
        ))}
      </ol>
    </>
  );
}

function PossibleInWords({ state, next }: { readonly state: DisputeState; readonly next: readonly Way[] }) {
  const say = useWords(diagramWords);
  const name = useNames();
  return (
    <>
      <Typography.Text strong>{say('possible', { state: name(stateMeta[state]) })}</Typography.Text>
      <ul>
        {next.map(({ type, to }) => (
          <li key={`${type} ${to}`}>
            {name(eventLabels[type]) === name(stateMeta[to])
              ? name(stateMeta[to])
              : say('leads', { what: name(eventLabels[type]), state: name(stateMeta[to]) })}
          </li>
        ))}
      </ul>
    </>
  );
}
