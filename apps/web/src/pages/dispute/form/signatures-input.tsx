import { Checkbox, Flex } from 'antd';
import { type Controlled, DayInput } from '../../../components/plain-inputs.tsx';
import { useDates } from '../../../words/dates.ts';
import { defineWords, useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';

const signatureWords = defineWords(
  'signatures',
  { signedOn: '{{name}}的签名日期' },
  { signedOn: 'Day on which {{name}} signed' },
);

interface Signature {
  readonly partyId: string;
  readonly on: string;
}

/** Who signed, and when. @source Mediation Act, art. 29 */
export function SignaturesInput({
  value = [],
  onChange,
  parties,
  label,
}: Controlled<readonly Signature[]> & Pick<Dispute, 'parties'> & { readonly label: string }) {
  const say = useWords(signatureWords);
  const { today } = useDates();
  const without = (partyId: string) => value.filter((one) => one.partyId !== partyId);
  return (
    <Flex vertical gap={8} role="group" aria-label={label}>
      {parties.map(({ id, name }) => {
        const signed = value.find((one) => one.partyId === id);
        return (
          <Flex key={id} gap={12} align="center" wrap>
            <Checkbox
              checked={signed !== undefined}
              onChange={({ target }) =>
                onChange?.(target.checked ? [...without(id), { partyId: id, on: today }] : without(id))
              }
            >
              {name}
            </Checkbox>
            {signed && (
              <DayInput
                label={say('signedOn', { name })}
                value={signed.on}
                onChange={(on) => on && onChange?.([...without(id), { partyId: id, on }])}
              />
            )}
          </Flex>
        );
      })}
    </Flex>
  );
}
