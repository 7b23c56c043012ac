import { Checkbox, Flex, Typography } from 'antd';
import { commandLabels } from '#domain';
import { type Controlled, DayInput } from '../../../components/plain-inputs.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { defineWords, useWords } from '../../../words/words.ts';

const remedyWords = defineWords('remedies', { toldOn: '告知日期' }, { toldOn: 'Told on' });

interface Remedies {
  readonly toldOn?: string | undefined;
  readonly ways?: readonly string[];
}

/** Which ways remain, and when the parties were told. @source Mediation Act, art. 26 */
export function RemediesInput({
  value = {},
  onChange,
  label,
}: Controlled<Remedies> & { readonly label: string }) {
  const say = useWords(remedyWords);
  const name = useNames();
  const { today } = useDates();
  const change = (part: Remedies) => onChange?.({ toldOn: today, ...value, ...part });
  return (
    <Flex vertical gap={8}>
      <Checkbox.Group
        aria-label={label}
        options={Object.entries(commandLabels.remedy).map(([way, label]) => ({
          value: way,
          label: name(label),
        }))}
        value={[...(value.ways ?? [])]}
        onChange={(ways) => change({ ways })}
      />
      <Flex gap={8} align="center">
        <Typography.Text>{say('toldOn')}</Typography.Text>
        <DayInput
          label={say('toldOn')}
          value={value.toldOn ?? today}
          onChange={(toldOn) => change({ toldOn })}
        />
      </Flex>
    </Flex>
  );
}
