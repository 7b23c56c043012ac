import { Select } from 'antd';
import { useWords } from '../../../words/words.ts';
import { ruleWords } from './words.ts';

/** The units in which an office may count. */
export function UnitSelect(props: {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (unit: string) => void;
}) {
  const say = useWords(ruleWords);
  return (
    <Select
      {...props}
      options={[
        { value: 'hours', label: say('unitHours') },
        { value: 'days', label: say('unitDays') },
        { value: 'workingDays', label: say('unitWorkingDays') },
      ]}
    />
  );
}
