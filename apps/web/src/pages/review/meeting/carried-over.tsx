import { Card, Empty } from 'antd';
import { Link } from 'react-router-dom';
import { useWords } from '../../../words/words.ts';
import type { Meeting } from '../review-query.ts';
import { useCaseFacts, useCaseName } from './case-lines.ts';
import { entriesOf } from './decided.ts';
import { paperWords } from './paper-words.ts';

/** What the meeting left without a decision: the next one begins with it. */
export function CarriedOver({ meeting }: { readonly meeting: Meeting }) {
  const say = useWords(paperWords);
  const caseName = useCaseName();
  const facts = useCaseFacts();
  const ids = new Set(meeting.minutes?.carriedOver);
  const lines = entriesOf(meeting).flatMap(({ line }) => (ids.has(line.id) ? [line] : []));
  return (
    <Card>
      {ids.size === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('carriedNone')} />}
      <ul className="plain">
        {lines.map((line) => (
          <li key={line.id} className="row wrapping">
            <Link to={`/disputes/${line.id}`}>
              <strong>{caseName(line)}</strong>
            </Link>
            <span>{facts(line)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
