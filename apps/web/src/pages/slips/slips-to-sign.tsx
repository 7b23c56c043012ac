import { Card } from 'antd';
import { Link } from 'react-router-dom';
import { useWords } from '../../words/words.ts';
import { SlipLine } from './slip-line.tsx';
import { useTaskSlips } from './slip-query.ts';
import { slipWords } from './words.ts';

/** On the day of a person: slips that their unit has to sign for, or that units of their township have not; none, nothing. */
export function SlipsToSign() {
  const say = useWords(slipWords);
  const { data } = useTaskSlips({ state: 'unsigned', limit: 5 });
  const [first] = data?.pages ?? [];
  if (first === undefined || first.unsigned === 0) return null;
  const isMine = first.items.some(({ maySign }) => maySign);
  return (
    <Card
      title={say(isMine ? 'toSign' : 'notSigned', { count: first.unsigned })}
      extra={<Link to="/slips">{say('all')}</Link>}
    >
      <ul className="plain">
        {first.items.map((slip) => (
          <SlipLine key={slip.id} slip={slip} />
        ))}
      </ul>
    </Card>
  );
}
