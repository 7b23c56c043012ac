import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Input, Select } from 'antd';
import { partyRoleLabels, partyRoles } from '#domain';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { ariaOf } from './faults.tsx';
import type { FieldsProps } from './matter-fields.tsx';
import type { PartyDraft } from './report-draft.ts';
import { reportWords } from './words.ts';

/** Who quarrels with whom: a line each, name first; the numbers only where they are known. */
export function PartiesInput({ draft, onChange, faults }: FieldsProps) {
  const say = useWords(reportWords);
  const name = useNames();
  const change = (n: number, part: Partial<PartyDraft>) =>
    onChange({ parties: draft.parties.map((party, at) => (at === n ? { ...party, ...part } : party)) });
  const isEmpty = draft.parties.every((party) => !party.name);
  return (
    <Flex vertical gap={8}>
      {draft.parties.map((party, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own until they are written
        <div key={n} className={n > 1 ? 'party-line removable' : 'party-line'}>
          <Select
            aria-label={say('role')}
            value={party.role}
            options={partyRoles.map((role) => ({ value: role, label: name(partyRoleLabels[role]) }))}
            onChange={(role) => change(n, { role })}
          />
          <Input
            aria-label={say('name')}
            {...(n === 0 ? ariaOf(faults, 'parties') : {})}
            placeholder={say('name')}
            value={party.name ?? ''}
            maxLength={100}
            onChange={({ target }) => change(n, { name: target.value })}
          />
          <Input
            aria-label={say('phone')}
            placeholder={say('phone')}
            inputMode="tel"
            autoComplete="off"
            value={party.phone ?? ''}
            maxLength={30}
            onChange={({ target }) => change(n, { phone: target.value })}
          />
          {/* Two lines stand there as most disputes have two sides; an empty one counts for nothing. */}
          {n > 1 && (
            <Button
              aria-label={say('removeParty')}
              icon={<DeleteOutlined />}
              onClick={() => onChange({ parties: draft.parties.filter((_, at) => at !== n) })}
            />
          )}
        </div>
      ))}
      <Flex gap={16} align="center" wrap>
        <Button
          icon={<PlusOutlined />}
          onClick={() => onChange({ parties: [...draft.parties, { role: 'respondent' }] })}
        >
          {say('addParty')}
        </Button>
        {isEmpty && (
          <Checkbox
            className="tall"
            checked={draft.partiesUnknown === true}
            onChange={({ target }) => onChange({ partiesUnknown: target.checked })}
          >
            {say('partiesUnknown')}
          </Checkbox>
        )}
      </Flex>
    </Flex>
  );
}
