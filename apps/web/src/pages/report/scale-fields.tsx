import { Form, Input, Select } from 'antd';
import { type Origin, originLabels } from '#domain';
import { YuanInput } from '../../components/yuan-input.tsx';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { ariaOf, faultOf } from './faults.tsx';
import type { FieldsProps } from './matter-fields.tsx';
import { reportWords } from './words.ts';

/** How it became known, how many it concerns and how much. */
export function ScaleFields({ draft, onChange, faults }: FieldsProps) {
  const say = useWords(reportWords);
  const name = useNames();
  return (
    <div className="scale">
      <Form.Item label={say('origin')} htmlFor="origin" {...faultOf(faults, 'origin')}>
        <Select<Origin>
          id="origin"
          {...ariaOf(faults, 'origin')}
          options={Object.entries(originLabels).map(([value, label]) => ({
            value: value as Origin,
            label: name(label),
          }))}
          value={draft.origin}
          onChange={(origin) => onChange({ origin })}
        />
      </Form.Item>
      <Form.Item label={say('persons')} htmlFor="persons" {...faultOf(faults, 'persons')}>
        <Input
          id="persons"
          {...ariaOf(faults, 'persons')}
          type="number"
          inputMode="numeric"
          min={1}
          value={draft.persons ?? ''}
          onChange={({ target }) =>
            onChange({ persons: target.value === '' ? undefined : Number(target.value) })
          }
        />
      </Form.Item>
      <Form.Item label={say('amount')} htmlFor="amount" {...faultOf(faults, 'amountFen')}>
        <YuanInput
          id="amount"
          {...ariaOf(faults, 'amountFen')}
          value={draft.amountFen}
          onChange={(amountFen) => onChange({ amountFen })}
        />
      </Form.Item>
    </div>
  );
}
