import { Button } from 'antd';
import { type CommandType, commandNames } from '#domain';
import { useNames } from '../../words/label.ts';
import type { Dispute } from './dispute-query.ts';

/** Opens the form of an event about another case; nothing where the server would not accept it from this person now. */
export function EventButton(props: {
  readonly dispute: Dispute;
  readonly type: CommandType;
  readonly otherId: string;
  readonly onChoose: (type: CommandType, otherId: string) => void;
}) {
  const name = useNames();
  if (!props.dispute.allowedEvents.includes(props.type)) return null;
  return (
    <Button className="no-print" onClick={() => props.onChoose(props.type, props.otherId)}>
      {name(commandNames[props.type])}
    </Button>
  );
}
