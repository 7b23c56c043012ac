import { Card, Empty, Flex, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { DecisionLine } from '../decision-line.tsx';
import { MarkDone } from '../decisions/mark-done.tsx';
import type { Decision, Meeting } from '../review-query.ts';
import { reviewWords } from '../words.ts';
import { isStanding } from './decided.ts';
import { paperWords } from './paper-words.ts';

/** What became of each decision of a meeting, by the unit that had to carry it out. */
export function WhatBecame({ meeting }: { readonly meeting: Meeting }) {
  const say = useWords(paperWords);
  const sayOf = useWords(reviewWords);
  const { aside } = useLists();
  const unitOf = ({ unit }: Decision) => unit?.name ?? sayOf('heldByNobody');
  const units = [...new Set(meeting.decisions.map(unitOf))];
  if (meeting.decisions.length === 0)
    return (
      <Card>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('outcomeNone')} />
      </Card>
    );
  return units.map((unit) => {
    const decisions = meeting.decisions.filter((decision) => unitOf(decision) === unit);
    return (
      <Card key={unit} title={aside(unit, decisions.length)}>
        <ul className="plain">
          {decisions.map((decision) => (
            <Line key={decision.id} meetingId={meeting.id} decision={decision} />
          ))}
        </ul>
      </Card>
    );
  });
}

function Line({ meetingId, decision }: { readonly meetingId: string; readonly decision: Decision }) {
  const sayOf = useWords(reviewWords);
  return (
    <li className="row wrapping">
      <Flex vertical gap={4} style={{ flex: '1 1 320px', minWidth: 0 }}>
        <Link to={`/disputes/${decision.disputeId}`}>
          <strong>{decision.number ?? sayOf('unnumbered')}</strong>
        </Link>
        <ul className="plain">
          <DecisionLine decision={decision} />
        </ul>
        <Typography.Text type="secondary">{sayOf('decidedBy', { name: decision.by.name })}</Typography.Text>
      </Flex>
      {!decision.isDone && isStanding(decision) && (
        <MarkDone meetingId={meetingId} decisionId={decision.id} />
      )}
    </li>
  );
}
