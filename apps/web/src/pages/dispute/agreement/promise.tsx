import { Button, Flex, Progress, Tag, Typography } from 'antd';
import { type CommandType, commandLabels } from '#domain';
import { useAmounts } from '../../../words/amounts.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { partyNames } from '../story.ts';
import type { AgreedPromise } from './agreement-query.ts';
import { agreementWords } from './agreement-words.ts';

const colours: Readonly<Record<AgreedPromise['status'], string>> = {
  notDue: 'default',
  partly: 'blue',
  overdue: 'red',
  refused: 'red',
  enforcement: 'volcano',
  performed: 'green',
  amended: 'default',
};

interface Props {
  /** Its place in the agreement, from 1 on. */
  readonly nth: number;
  readonly dispute: Dispute;
  readonly promise: AgreedPromise;
  /** Its agreement is: nobody is asked for it any more, and it says how it stood then. */
  readonly isOver?: boolean;
  /** Opens the form of an event about it; left out where nothing can be done about it any more. */
  readonly onChoose?: ((type: CommandType, promiseId: string) => void) | undefined;
}

/** One promise: what, by whom to whom, by which day in both calendars, how much, how it stands, and each receipt. */
export function Promised({ nth, dispute, promise, isOver = false, onChoose }: Props) {
  const say = useWords(agreementWords);
  const name = useNames();
  const amount = useAmounts();
  const dates = useDates();
  const { what, kindName, due, status, statusName, instalment } = promise;
  const [from, to] = [promise.fromPartyId, promise.toPartyId].map((id) =>
    id === null ? '' : partyNames(dispute, [id]).join(''),
  );
  const who = [from, to].filter(Boolean).join(' → ');
  const title = [
    `${nth}.`,
    what ?? (kindName && name(kindName)),
    instalment && `（${say('instalment', { number: instalment.number, of: instalment.of })}）`,
  ];
  const isOwed = !isOver && status !== 'performed' && status !== 'amended';
  // That it was not due yet, or is late, asks for it today.
  const isPast = isOver && (status === 'notDue' || status === 'overdue');
  return (
    <li className="promise">
      <Flex justify="space-between" gap={8} align="baseline">
        <strong className="story">{title.filter(Boolean).join(' ')}</strong>
        {isPast ? <Tag>{say('over')}</Tag> : <Tag color={colours[status]}>{name(statusName)}</Tag>}
      </Flex>
      {promise.amount && (
        <span>
          <strong className="money">{amount(promise.amount.fen)}</strong>{' '}
          <Typography.Text type="secondary">{promise.amount.words}</Typography.Text>
        </span>
      )}
      <Typography.Text type="secondary">
        {[what !== null && kindName && name(kindName), who].filter(Boolean).join(' · ')}
      </Typography.Text>
      {due && (
        <span>
          {say('due', { day: name(due.name) })}
          {isOwed && (
            <Typography.Text
              type={due.on < dates.today ? 'danger' : due.on === dates.today ? 'warning' : 'secondary'}
            >
              {' · '}
              {dates.due(due.on)}
            </Typography.Text>
          )}
        </span>
      )}
      <Received promise={promise} isOver={isOver} />
      {isOwed && <Acts promise={promise} dispute={dispute} onChoose={onChoose} />}
    </li>
  );
}

/** What was performed of it, each receipt with its proof, and each time that it was broken. */
function Received({ promise, isOver }: Pick<Props, 'promise' | 'isOver'>) {
  const say = useWords(agreementWords);
  const name = useNames();
  const amount = useAmounts();
  const dates = useDates();
  const { clauses } = useLists();
  const { amount: whole, performedFen, leftFen, receipts, breaches, enforcedOn, status } = promise;
  const left = say(isOver ? 'leftThen' : 'promiseLeft', { left: amount(leftFen) });
  return (
    <>
      {whole && leftFen > 0 && (performedFen > 0 || isOver) && (
        <Flex gap={8} align="center">
          <Progress
            percent={Math.floor((100 * performedFen) / whole.fen)}
            showInfo={false}
            aria-label={left}
            style={{ flex: 1 }}
          />
          {status !== 'amended' && <span>{left}</span>}
        </Flex>
      )}
      {receipts.map((receipt) => (
        <Typography.Text key={receipt.seq} type="secondary">
          {say('receipt', {
            day: dates.day(receipt.on),
            what: clauses([
              ...(receipt.amount ? [amount(receipt.amount.fen)] : []),
              ...(receipt.proof ? [receipt.proof] : []),
              ...(receipt.attachmentIds.length > 0
                ? [say('files', { count: receipt.attachmentIds.length })]
                : []),
              ...(receipt.isLate ? [say('late')] : []),
            ]),
          })}
        </Typography.Text>
      ))}
      {breaches.map(({ seq, on, conduct }) => (
        <Typography.Text key={seq} type="danger">
          {conduct === null
            ? say('breachPlain', { day: dates.day(on) })
            : say('breach', { day: dates.day(on), conduct: name(commandLabels.breachConduct[conduct]) })}
        </Typography.Text>
      ))}
      {enforcedOn && (
        <Typography.Text type="danger">{say('enforced', { day: dates.day(enforcedOn) })}</Typography.Text>
      )}
    </>
  );
}

/** One big button for what is usual, that it was kept, and a quiet one for what was not kept in time, or refused before. */
function Acts({ promise, dispute, onChoose }: Omit<Props, 'nth'>) {
  const say = useWords(agreementWords);
  const { today } = useDates();
  const allowed: readonly string[] = dispute.allowedEvents;
  if (onChoose === undefined || !allowed.includes('RECORD_PERFORMANCE')) return null;
  const isDue = promise.due === null || promise.due.on <= today;
  return (
    <Flex gap={8} wrap className="no-print">
      <Button
        size="large"
        className="grow"
        {...(isDue ? { type: 'primary' } : {})}
        onClick={() => onChoose('RECORD_PERFORMANCE', promise.id)}
      >
        {say('record')}
      </Button>
      {allowed.includes('DEFAULT') && (
        <Button size="large" type="text" onClick={() => onChoose('DEFAULT', promise.id)}>
          {say('default')}
        </Button>
      )}
    </Flex>
  );
}
