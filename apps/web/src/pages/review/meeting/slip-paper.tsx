import { commandNames, dayInShanghai } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Minutes } from '../review-query.ts';
import { useEditionMark } from './minutes-paper.tsx';
import { paperWords } from './paper-words.ts';

/** 交办单: what one unit has to do, as a paper that it signs for. */
export function SlipPaper(props: { readonly minutes: Minutes; readonly slip: Minutes['slips'][number] }) {
  const say = useWords(paperWords);
  const dates = useDates();
  const name = useNames();
  const { join, named } = useLists();
  const { township, closedAt, slips, items } = props.minutes;
  const day = dates.day(dayInShanghai(closedAt));
  const parties = new Map(items.map((item) => [item.disputeId, item.parties]));
  const mark = useEditionMark()(props.minutes);
  // The slips of a meeting are counted in the order of its minutes.
  const slipNumber =
    props.minutes.number && `${props.minutes.number}—${slips.indexOf(props.slip) + 1}${mark}`;
  return (
    <article className="slip">
      <h1>{say('slipHeading', { township })}</h1>
      <p className="slip-number">{slipNumber}</p>
      <p className="slip-to">{say('to', { unit: props.slip.unitName })}</p>
      <p>{say('slipLead', { day })}</p>
      <table className="tasks">
        <thead>
          <tr>
            {(['caseNumber', 'what', 'by', 'proof'] as const).map((key) => (
              <th key={key} scope="col">
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.slip.tasks.map((task) => {
            const {
              decisionId,
              disputeId,
              number,
              type,
              orderName,
              measure,
              dueOn,
              proof,
              assisting = [],
              assists,
            } = task;
            const what = name(orderName ?? commandNames[type]);
            const isAtOnce = type === 'ACT_AT_ONCE' && task.effect !== undefined;
            const lines = [
              measure ? named(what, measure) : what,
              assists && say('helps', { unit: assists }),
              assisting.length > 0 && say('helpers', { units: join(assisting.map((unit) => unit.name)) }),
            ];
            return (
              <tr key={decisionId}>
                <td>{[number ?? say('unnumbered'), parties.get(disputeId)].filter(Boolean).join('\n')}</td>
                <td>{lines.filter(Boolean).join('\n')}</td>
                <td>{dueOn ? dates.day(dueOn) : say(isAtOnce ? 'atOnce' : 'none')}</td>
                <td>{proof ?? say('none')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>{say('receipt')}</p>
      <footer>
        <p>{say('issuer', { township })}</p>
        <p>{day}</p>
        <p className="slip-seal">{say('seal')}</p>
      </footer>
    </article>
  );
}
