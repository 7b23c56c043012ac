import { Card } from 'antd';
import { Link } from 'react-router-dom';
import { useCapable } from '../../../session/actor.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { DraftLine } from './draft-line.tsx';
import { draftsWords } from './drafts-words.ts';
import { useUnderway } from './working-query.ts';

/** As many as a day shows; the page of drafts has all. */
const shown = 5;

/** On the day of a person: typical cases that they review, and those that they are writing; none, nothing. */
export function TypicalTurns() {
  return useCapable()('typical.draft') ? <Turns /> : null;
}

function Turns() {
  const say = useWords(draftsWords);
  const { aside, clauses, named } = useLists();
  const { data } = useUnderway();
  const turns = (['review', 'write'] as const).map((turn) => ({
    turn,
    lines: (data ?? []).filter((line) => line.turn === turn),
  }));
  const mine = turns.flatMap(({ lines }) => lines);
  if (mine.length === 0) return null;
  const counts = turns
    .filter(({ lines }) => lines.length > 0)
    .map(({ turn, lines }) => aside(say(turn), lines.length));
  return (
    <Card
      title={named(say('cases'), clauses(counts))}
      extra={<Link to="/typical-cases/drafts">{say('all')}</Link>}
    >
      <ul className="plain">
        {mine.slice(0, shown).map((line) => (
          <DraftLine key={line.id} line={line} />
        ))}
      </ul>
    </Card>
  );
}
