import { Flex } from 'antd';
import type { Attendee } from '#domain';
import { PeoplePicker } from '../../../components/pickers.tsx';
import { type Controlled, LinesInput } from '../../../components/plain-inputs.tsx';
import { useWords } from '../../../words/words.ts';
import { meetingWords } from './words.ts';

/** 王某，镇人大 → a guest and the body that sent them. */
function guestOf(line: string): Attendee {
  const [name = line, ...rest] = line.split(/[,，]/).map((part) => part.trim());
  const body = rest.join('，');
  return body ? { name, body } : { name };
}

const isStaff = (one: Attendee): one is { staffId: string } => 'staffId' in one;

/** Who sat in a meeting: people of the office, and guests by a line each. */
export function AttendanceInput({ value = [], onChange, id }: Controlled<readonly Attendee[]>) {
  const say = useWords(meetingWords);
  const staff = value.filter(isStaff);
  const guests = value.filter((one) => !isStaff(one));
  return (
    <Flex vertical gap={8}>
      <PeoplePicker
        multiple
        id={id}
        value={staff.map(({ staffId }) => staffId)}
        onChange={(chosen) =>
          onChange?.([...[chosen ?? []].flat().map((staffId) => ({ staffId })), ...guests])
        }
      />
      <label htmlFor={`${id}-guests`}>{say('guests')}</label>
      <LinesInput
        id={`${id}-guests`}
        value={guests.map((one) => ('name' in one ? [one.name, one.body].filter(Boolean).join('，') : ''))}
        onChange={(lines = []) => onChange?.([...staff, ...lines.map(guestOf)])}
      />
      <small>{say('guestsHint')}</small>
    </Flex>
  );
}
