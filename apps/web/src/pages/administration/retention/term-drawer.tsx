import { Form, Input, InputNumber, Select } from 'antd';
import { type RetentionClass, retentionDecision } from '#domain';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { type Rule, useDecideTerm } from './retention-query.ts';
import { retentionWords } from './words.ts';

/** The form that sets a term of this place. */
export function TermDrawer({ rule, onClose }: { readonly rule: Rule; readonly onClose: () => void }) {
  const say = useWords(retentionWords);
  const name = useNames();
  const decide = useDecideTerm(rule.class as RetentionClass);
  return (
    <SchemaDrawer
      title={say('changeOf', { name: name(rule.name) })}
      schema={retentionDecision}
      initialValues={{
        term: rule.term || undefined,
        unit: rule.unit === 'permanent' ? 'year' : rule.unit,
        source: rule.isLocal ? rule.source : '',
      }}
      sending={decide}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="term" label={say('term')} required>
        <InputNumber autoFocus precision={0} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="unit" label={say('unit')} required>
        <Select
          style={{ width: 160 }}
          options={[
            { value: 'day', label: say('days') },
            { value: 'year', label: say('years') },
          ]}
        />
      </Form.Item>
      <Form.Item name="source" label={say('decidedBy')} required>
        <Input maxLength={200} />
      </Form.Item>
    </SchemaDrawer>
  );
}
