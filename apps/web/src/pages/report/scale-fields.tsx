import { Checkbox, Flex, Form, Input, Select } from 'antd';
import { type Origin, originLabels, riskFactorLabels, riskFactors } from '#domain';
import { YuanInput } from '../../components/plain-inputs.tsx';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { FieldsProps } from './matter-fields.tsx';
import { reportWords } from './words.ts';

/** How dangerous it is, how it became known, how many it concerns and how much. */
export function ScaleFields({ draft, onChange, faultOf }: FieldsProps) {
  const say = useWords(reportWords);
  const name = useNames();
  return (
    <>
      <Form.Item label={say('dangers')} {...faultOf('riskFactors')}>
        <Checkbox.Group
          options={riskFactors.map((factor) => ({ value: factor, label: name(riskFactorLabels[factor]) }))}
          value={[...(draft.riskFactors ?? [])]}
          onChange={(chosen) => onChange({ riskFactors: chosen })}
        />
      </Form.Item>
      <Flex gap={16} wrap>
        <Form.Item
          label={say('origin')}
          htmlFor="origin"
          {...faultOf('origin')}
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
        <Form.Item label={say('persons')} htmlFor="persons" {...faultOf('persons')}>
          <Input
            id="persons"
            type="number"
            inputMode="numeric"
            min={1}
            value={draft.persons ?? ''}
            onChange={({ target }) => onChange({ persons: Number(target.value) })}
            style={{ width: 120 }}
          />
        </Form.Item>
        <Form.Item label={say('amount')} htmlFor="amount" {...faultOf('amountFen')}>
          <YuanInput
            id="amount"
            value={draft.amountFen}
            onChange={(amountFen) => onChange(amountFen === undefined ? {} : { amountFen })}
          />
        </Form.Item>
      </Flex>
    </>
  );
}
