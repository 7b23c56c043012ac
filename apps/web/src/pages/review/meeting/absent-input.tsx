import { Flex, Input } from 'antd';
import type { Absentee } from '#domain';
import { useStaff } from '../../../api/office.ts';
import { PeoplePicker } from '../../../components/pickers.tsx';
import { type Controlled, LinesInput } from '../../../components/plain-inputs.tsx';
import { useWords } from '../../../words/words.ts';
import { meetingWords } from './words.ts';

type Staff = Extract<Absentee, { staffId: string }>;
type Guest = Exclude<Absentee, { staffId: string }>;

const isStaff = (one: Absentee): one is Staff => 'staffId' in one;

/** 李某，镇人大，外出学习 → a guest who did not come, the body, and why. */
function guestOf(line: string): Guest {
  const [name = line, body, ...rest] = line.split(/[,，]/).map((part) => part.trim());
  const reason = rest.join('，');
  return { name, ...(body ? { body } : {}), ...(reason ? { reason } : {}) };
}

/** Why somebody is away; an empty field says nothing. */
const because = ({ staffId }: Staff, reason: string): Staff => (reason ? { staffId, reason } : { staffId });

/** Who was expected and did not come: people of the office with a reason each, and guests by a line each. */
export function AbsentInput({ value = [], onChange, id }: Controlled<readonly Absentee[]>) {
  const say = useWords(meetingWords);
  const { data = [] } = useStaff();
  const staff = value.filter(isStaff);
  const guests = value.filter((one): one is Guest => !isStaff(one));
  const known = new Map(staff.map((one) => [one.staffId, one]));
  const nameOf = (staffId: string) => data.find((one) => one.id === staffId)?.name ?? '';
  return (
    <Flex vertical gap={8}>
      <PeoplePicker
        multiple
        id={id}
        value={staff.map(({ staffId }) => staffId)}
        onChange={(chosen) =>
          onChange?.([
            ...[chosen ?? []].flat().map((staffId) => known.get(staffId) ?? { staffId }),
            ...guests,
          ])
        }
      />
      {staff.map((one) => (
        <div key={one.staffId}>
          <label htmlFor={`${id}-${one.staffId}`}>{say('whyAbsent', { name: nameOf(one.staffId) })}</label>
          <Input
            id={`${id}-${one.staffId}`}
            maxLength={100}
            value={one.reason ?? ''}
            onChange={({ target }) =>
              onChange?.([
                ...staff.map((other) => (other === one ? because(one, target.value) : other)),
                ...guests,
              ])
            }
          />
        </div>
      ))}
      <label htmlFor={`${id}-guests`}>{say('absentGuests')}</label>
      <LinesInput
        id={`${id}-guests`}
        value={guests.map(({ name, body, reason }) => [name, body, reason].filter(Boolean).join('，'))}
        onChange={(lines = []) => onChange?.([...staff, ...lines.map(guestOf)])}
      />
      <small>{say('absentGuestsHint')}</small>
    </Flex>
  );
}
