import { Alert } from 'antd';
import { countDefinitions } from '#domain';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Dimension } from '../figures-asked.ts';
import type { Figures } from '../statistics-query.ts';
import { dimensionWords, statisticsWords } from '../words.ts';

/** Whether the parts make the whole: that they do, or each place where they do not. */
export function ChecksNote({ checks }: { readonly checks: Figures['checks'] }) {
  const say = useWords(statisticsWords);
  const sayOf = useWords(dimensionWords);
  const name = useNames();
  const title = (id: keyof typeof countDefinitions) => name(countDefinitions[id].title);
  const count = checks.sums.length + checks.parts.length;
  if (checks.allAgree)
    return (
      <Alert type="success" showIcon title={say('allAgree')} description={say('checksHeld', { count })} />
    );
  const wrong = [
    ...checks.sums.flatMap(({ agrees, table, count: id, sum, total }) =>
      agrees
        ? []
        : [
            say('sumDiffers', {
              table: table === 'counts' ? say('flow') : sayOf(table as Dimension),
              figure: title(id),
              sum,
              total,
            }),
          ],
    ),
    ...checks.parts.flatMap(({ agrees, part, whole }) =>
      agrees ? [] : [say('partExceeds', { part: title(part), whole: title(whole) })],
    ),
  ];
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={say('notAllAgree', { count: wrong.length })}
      description={
        <ul>
          {wrong.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      }
    />
  );
}
