import { Button, Card, Checkbox, Empty, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { DueDay, RiskMark, StateMark } from '../../../components/marks.tsx';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { DecisionLine } from '../decision-line.tsx';
import type { AgendaEntry, Decision, Meeting } from '../review-query.ts';
import { useCaseFacts, useCaseName, useLastHeading } from './case-lines.ts';
import { isDecided } from './decided.ts';
import { ChangedMark } from './live-marks.tsx';
import { TakeOff } from './meeting-changes.tsx';
import { meetingWords } from './words.ts';

/** What can be done with the entries of an open meeting. */
export interface Deciding {
  readonly selected: ReadonlySet<string>;
  readonly select: (ids: readonly string[], isSelected: boolean) => void;
  readonly decide: (entry: AgendaEntry) => void;
  readonly actionsOf: (decision: Decision) => ReactNode;
}

/** The agenda by its sections, those without a case left out. */
export function Agenda({ meeting, deciding }: { readonly meeting: Meeting; readonly deciding?: Deciding }) {
  const say = useWords(meetingWords);
  const name = useNames();
  const { aside } = useLists();
  const sections = meeting.agenda.filter(({ entries }) => entries.length > 0);
  if (sections.length === 0)
    return (
      <Card>
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={say(deciding ? 'noAgenda' : 'noAgendaPlanned')}
        >
          {deciding && <Typography.Text type="secondary">{say('noAgendaHint')}</Typography.Text>}
        </Empty>
      </Card>
    );
  return (
    <>
      <nav aria-label={say('sections')} className="agenda-sections no-print">
        {sections.map(({ section, name: label, entries }) => (
          <a key={section} href={`#${section}`}>
            {name(label)}{' '}
            <span>
              {deciding
                ? say('decidedOf', { decided: entries.filter(isDecided).length, count: entries.length })
                : entries.length}
            </span>
          </a>
        ))}
      </nav>
      {sections.map(({ section, name: label, entries }) => (
        <Card
          key={section}
          id={section}
          title={aside(name(label), entries.length)}
          extra={deciding && <SelectAll entries={entries} deciding={deciding} />}
        >
          <ul className="plain">
            {entries.map((entry) => (
              <Entry
                key={entry.line.id}
                meeting={meeting}
                entry={entry}
                {...(deciding ? { deciding } : {})}
              />
            ))}
          </ul>
        </Card>
      ))}
    </>
  );
}

function SelectAll({
  entries,
  deciding,
}: {
  readonly entries: readonly AgendaEntry[];
  readonly deciding: Deciding;
}) {
  const say = useWords(meetingWords);
  const ids = entries.map(({ line }) => line.id);
  const count = ids.filter((id) => deciding.selected.has(id)).length;
  return (
    <Checkbox
      checked={count === ids.length}
      indeterminate={count > 0 && count < ids.length}
      onChange={({ target }) => deciding.select(ids, target.checked)}
    >
      {say('selectAll')}
    </Checkbox>
  );
}

function Entry({
  meeting,
  entry,
  deciding,
}: {
  readonly meeting: Meeting;
  readonly entry: AgendaEntry;
  readonly deciding?: Deciding;
}) {
  const say = useWords(meetingWords);
  const name = useNames();
  const caseName = useCaseName();
  const facts = useCaseFacts();
  const { named } = useLists();
  const { line, reasons, decisions, isCarriedOver, addition, lastDecided } = entry;
  const lastHeading = useLastHeading();
  return (
    <li className="row wrapping agenda-entry">
      {deciding && (
        <Checkbox
          aria-label={say('select', { case: caseName(line) })}
          checked={deciding.selected.has(line.id)}
          onChange={({ target }) => deciding.select([line.id], target.checked)}
        />
      )}
      <Flex vertical gap={4} style={{ flex: '1 1 320px', minWidth: 0 }}>
        <Flex gap={8} wrap align="center">
          <Link to={`/disputes/${line.id}`}>
            <strong>{caseName(line)}</strong>
          </Link>
          <RiskMark risk={line.risk} />
          <StateMark stage={line.stage} name={name(line.stateName)} />
          <span>{name(line.typeName)}</span>
          {reasons
            .filter(({ code }) => code !== 'red')
            .map(({ code, name: label }) => (
              <Tag key={code}>{name(label)}</Tag>
            ))}
          <ChangedMark entry={entry} />
          {isCarriedOver && <Tag color="orange">{say('carried')}</Tag>}
        </Flex>
        <Typography.Text type="secondary">{facts(line)}</Typography.Text>
        {line.summary && <Typography.Text ellipsis>{line.summary}</Typography.Text>}
        {addition && (
          <Flex gap={8} wrap align="center">
            {addition.reason
              ? named(say('added', { name: addition.by.name }), addition.reason)
              : say('added', { name: addition.by.name })}
            <TakeOff meeting={meeting} additionId={addition.id} />
          </Flex>
        )}
        {lastDecided && (
          <section>
            <Typography.Text type="secondary">{lastHeading(lastDecided)}</Typography.Text>
            <ul className="plain decisions">
              {lastDecided.decisions.map((decision) => (
                <DecisionLine key={decision.id} decision={decision} />
              ))}
            </ul>
          </section>
        )}
        {decisions.length > 0 && (
          <ul className="plain decisions">
            {decisions.map((decision) => (
              <DecisionLine key={decision.id} decision={decision}>
                {deciding?.actionsOf(decision)}
              </DecisionLine>
            ))}
          </ul>
        )}
      </Flex>
      <Flex vertical gap={8} className="agenda-actions">
        {line.nextDueOn && <DueDay on={line.nextDueOn} />}
        {deciding && (
          <Button type={isDecided(entry) ? 'default' : 'primary'} onClick={() => deciding.decide(entry)}>
            {say(isDecided(entry) ? 'decideMore' : 'decide')}
          </Button>
        )}
      </Flex>
    </li>
  );
}
