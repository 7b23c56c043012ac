import { Button, Form, Input, InputNumber, Select } from 'antd';
import { complexityLabels, disputeTypeLabels, type Label, originLabels, periodStartLabels } from '#domain';
import { newKey } from '../../../api/new-key.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { UnitSelect } from './unit-select.tsx';
import { ruleWords } from './words.ts';

const scopes = { types: disputeTypeLabels, origins: originLabels, complexities: complexityLabels } as const;

/** The variants of a rule that this place has made for some kinds of cases. */
export function VariantFields(props: {
  readonly at: readonly string[];
  readonly mayStartElsewhere: boolean;
}) {
  const { at, mayStartElsewhere } = props;
  const say = useWords(ruleWords);
  const name = useNames();
  const options = (labels: Readonly<Record<string, Label>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label: name(label) }));
  return (
    <Form.List name={[...at]}>
      {(fields, { add, remove }) => (
        <fieldset>
          <legend>{say('localVariants')}</legend>
          {fields.map(({ key, name: n }) => (
            <div key={key} className="variant-fields">
              <div className="inline-fields">
                <Form.Item name={[n, 'name', 'zh']} label={say('nameZh')} required>
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name={[n, 'name', 'en']} label={say('nameEn')} required>
                  <Input maxLength={120} />
                </Form.Item>
                <Form.Item name={[n, 'length']} label={say('length')} required>
                  <InputNumber precision={0} />
                </Form.Item>
                <Form.Item name={[n, 'unit']} label={say('unit')} required>
                  <UnitSelect />
                </Form.Item>
              </div>
              {mayStartElsewhere && (
                <Form.Item name={[n, 'startsAt']} label={say('startsAt')} initialValue="acceptance">
                  <Select options={options(periodStartLabels)} />
                </Form.Item>
              )}
              <Form.Item
                name={[n, 'basis']}
                label={say('basis')}
                normalize={(text: string) => (text === '' ? undefined : text)}
              >
                <Input maxLength={200} />
              </Form.Item>
              {(['types', 'origins', 'complexities'] as const).map((scope) => (
                <Form.Item
                  key={scope}
                  name={[n, 'scope', scope]}
                  label={say(scope)}
                  normalize={(chosen: string[]) => (chosen.length === 0 ? undefined : chosen)}
                >
                  <Select
                    mode="multiple"
                    allowClear
                    showSearch={{ optionFilterProp: 'label' }}
                    options={options(scopes[scope])}
                  />
                </Form.Item>
              ))}
              <Button onClick={() => remove(n)}>{say('removeVariant')}</Button>
            </div>
          ))}
          <Button
            onClick={() =>
              add({ id: `local${newKey().replaceAll('-', '').slice(0, 12)}`, unit: 'days', scope: {} })
            }
          >
            {say('addVariant')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
