import { LinkOutlined } from '@ant-design/icons';
import { Button, Flex, Tag, Tooltip, Typography } from 'antd';
import { useState } from 'react';
import { dayInShanghai } from '#domain';
import { LongText } from '../../../components/long-text.tsx';
import { useIsPrinting } from '../../../components/printing.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import type { Line } from '../story.ts';
import { ToldFacts, useToldFacts } from './told-facts.tsx';
import { historyWords } from './words.ts';

/** One sentence of the story, with its reason; all that was told behind a touch. */
export function HistoryLine({ line, dispute }: { readonly line: Line; readonly dispute: Dispute }) {
  const say = useWords(historyWords);
  const name = useNames();
  const dates = useDates();
  // What a clock did says nothing without them.
  const [isOpen, open] = useState(line.type === 'RECOMPUTE' || line.type === 'DEADLINE_PASSED');
  const told = toldIn(line);
  const facts = useToldFacts(dispute, line, told);
  const isPrinting = useIsPrinting();
  const what = name(line.typeName);
  const who = ({ name: person, organisation: unit, standsInFor }: NonNullable<Line['by']>) => ({
    name: person,
    unit: standsInFor ? say('standingIn', { unit, away: standsInFor.name }) : unit,
  });
  const isMoved = line.fromState !== line.toState;
  return (
    <li className="history-line">
      <Typography.Text type="secondary">
        <time dateTime={line.at}>{dates.timeOf(line.at)}</time>
      </Typography.Text>
      <div className="history-text">
        <Flex gap={6} align="baseline" wrap>
          <span>{line.by ? say('did', { ...who(line.by), what }) : say('clockDid', { what })}</span>
          {isMoved && (
            <Tag variant="filled" color="blue">
              {line.fromState === 'unreported' ? '' : `${name(line.from)} → `}
              {name(line.to)}
            </Tag>
          )}
        </Flex>
        {line.on !== dayInShanghai(line.at) && (
          <Typography.Text type="secondary">{say('happenedOn', { day: dates.day(line.on) })}</Typography.Text>
        )}
        {told && <LongText text={told} rows={3} />}
        {(isOpen || isPrinting) && facts.length > 0 && <ToldFacts facts={facts} />}
        <Flex gap={8} align="center" className="history-foot">
          {facts.length > 0 && (
            <Button
              type="link"
              size="small"
              className="no-print"
              aria-expanded={isOpen}
              onClick={() => open(!isOpen)}
            >
              {say('details')}
            </Button>
          )}
          <ChainMark line={line} />
        </Flex>
      </div>
    </li>
  );
}

/** What stands below the sentence: the reason, or what was noted. */
const toldIn = ({ why, type, facts }: Line): string | null =>
  why ?? (type === 'NOTE' && typeof facts.text === 'string' ? facts.text : null);

/** The link of this line in the chain of hashes, by which it is proven. */
function ChainMark({ line: { seq, hash } }: { readonly line: Line }) {
  const say = useWords(historyWords);
  return (
    <Tooltip title={`${say('chainHint')} · ${hash}`}>
      <span className="chain" role="note" aria-label={say('chain', { seq, hash })}>
        <LinkOutlined /> {seq} · {hash.slice(0, 8)}
      </span>
    </Tooltip>
  );
}
