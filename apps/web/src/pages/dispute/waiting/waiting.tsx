import { Tag, Typography } from 'antd';
import { durationLabel } from '#domain';
import { Section } from '../../../components/section.tsx';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { type ChargedLine, chargedUntil } from './charged.ts';
import { waitingWords } from './words.ts';
import './waiting.css';

/** For whom the case has waited how long: a bar for the eye, the same as a table for everybody and for paper. */
export function Waiting({ waiting }: Pick<Dispute, 'waiting'>) {
  const say = useWords(waitingWords);
  const name = useNames();
  const { join } = useLists();
  const whoOf = useWho();
  const lines = chargedUntil(waiting, Date.now());
  const total = lines.reduce((sum, { minutes }) => sum + minutes, 0);
  const parts = lines.map((line) => say('part', { who: whoOf(line), share: line.share }));
  return (
    <Section title={say('title')} secondary>
      <div className="waiting-bar" role="img" aria-label={say('bar', { parts: join(parts) })}>
        {lines.map((line) => (
          <span key={line.key} className={`charge-${line.class}`} style={{ flexGrow: line.minutes }} />
        ))}
      </div>
      <table className="waiting-table">
        <thead>
          <tr>
            <th scope="col">{say('who')}</th>
            <th scope="col">{say('howLong')}</th>
            <th scope="col">{say('share')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                <span className={`swatch charge-${line.class}`} />
                {whoOf(line)} {line.isRunning && <Tag color="gold">{say('now')}</Tag>}
              </th>
              <td>{name(durationLabel(line.minutes))}</td>
              <td>{line.share}%</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('total')}</th>
            <td>{name(durationLabel(total))}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <Typography.Text type="secondary" className="no-print">
        {say('hint')}
      </Typography.Text>
    </Section>
  );
}

/** Whom a line names: the unit itself, the mediator of one, or parties and leader by what they are. */
function useWho(): (line: ChargedLine) => string {
  const say = useWords(waitingWords);
  const name = useNames();
  return (line) => {
    if (line.organisation === null) return name(line.name);
    const unit = line.organisation.name;
    return line.class === 'mediator' ? say('unitMediator', { unit }) : unit;
  };
}
