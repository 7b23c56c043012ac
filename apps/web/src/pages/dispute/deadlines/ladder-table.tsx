import { Tag, Typography } from 'antd';
import { ladderRecipientLabels, ladderStepLabels } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Clock } from './computed-lines.ts';
import { deadlineWords } from './words.ts';

type Rung = Clock['ladder'][number];

/** Whom a clock tells what and when: what has been told, and what comes unless its matter is done. */
export function LadderTable({ clock }: { readonly clock: Clock }) {
  const say = useWords(deadlineWords);
  const name = useNames();
  const next = clock.paused ? undefined : clock.ladder.find(({ firedAt }) => firedAt === null);
  return (
    <table className="ladder">
      <thead>
        <tr>
          <th scope="col">{say('step')}</th>
          <th scope="col">{say('to')}</th>
          <th scope="col">{say('when')}</th>
        </tr>
      </thead>
      <tbody>
        {clock.ladder.map((rung) => (
          <tr key={rung.step} className={rung.firedAt ? 'told' : ''}>
            <th scope="row">
              {name(ladderStepLabels[rung.step])} {rung === next && <Tag color="blue">{say('next')}</Tag>}
            </th>
            <td>{name(ladderRecipientLabels[rung.to])}</td>
            <td>
              <When rung={rung} clock={clock} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function When({ rung, clock }: { readonly rung: Rung; readonly clock: Clock }) {
  const say = useWords(deadlineWords);
  const dates = useDates();
  const { firedAt, firesAt, late, answerBy } = rung;
  if (firedAt === null) {
    return (
      <Typography.Text type="secondary">
        {clock.paused ? say('pausedStep') : say('planned', { at: dates.moment(firesAt) })}
      </Typography.Text>
    );
  }
  return (
    <>
      {say('told', { at: dates.moment(firedAt) })} {late && <Tag color="orange">{say('toldLate')}</Tag>}
      {/* It fired before its time for one reason only. */}
      {firedAt < firesAt && <Tag color="orange">{say('toldEarly')}</Tag>}
      {answerBy && clock.awaitsAnswer && (
        <Typography.Text type="danger" className="answer-by">
          {say('answerBy', { at: dates.moment(answerBy) })}
        </Typography.Text>
      )}
    </>
  );
}
