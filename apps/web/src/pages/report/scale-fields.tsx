import { Checkbox, Flex, Form, Input, Select } from 'antd';
import { type Origin, originLabels, riskFactorLabels, riskFactors } from '#domain';
import { YuanInput } from '../../components/yuan-input.tsx';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { ariaOf, faultOf } from './faults.tsx';
import type { FieldsProps } from './matter-fields.tsx';
import { reportWords } from './words.ts';

/** How dangerous it is, how it became known, how many it concerns and how much. */
export function ScaleFields({ draft, onChange, faults }: FieldsProps) {
  const say = useWords(reportWords);
  const name = useNames();
  return (
    <>
      <Form.Item label={say('dangers')} {...faultOf(faults, 'riskFactors')}>
        <Checkbox.Group
          aria-label={say('dangers')}
          {...ariaOf(faults, 'riskFactors')}
          options={riskFactors.map((factor) => ({ value: factor, label: name(riskFactorLabels[factor]) }))}
          value={[...(draft.riskFactors ?? [])]}
          onChange={(chosen) => onChange({ riskFactors: chosen })}
        />
      </Form.Item>
      <Flex gap={16} wrap>
        <Form.Item
          label={say('origin')}
          htmlFor="origin"
          {...faultOf(faults, 'origin')}
          style={{ flex: '1 1 180px' }}
        >
          <Select<Origin>
            id="origin"
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
            style={{ width: 120 }}
          />
        </Form.Item>
        <Form.Item label={say('amount')} htmlFor="amount" {...faultOf(faults, 'amountFen')}>
          <YuanInput id="amount" value={draft.amountFen} onChange={(amountFen) => onChange({ amountFen })} />
        </Form.Item>
      </Flex>
    </>
  );
}
