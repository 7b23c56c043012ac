import { Form, Select } from 'antd';
import { useEffect } from 'react';
import { disputeTypeLabels } from '#domain';
import { useLocalTypesOn } from '../../../api/local-types.ts';
import { ariaIn, type Controlled } from '../../../components/plain-inputs.tsx';
import { useNames } from '../../../words/label.ts';

/** Chooses a local type and, with it, the class to which it counts; another class takes it away again. */
export function LocalTypePicker({ value, onChange, id, ...aria }: Controlled<string>) {
  const name = useNames();
  const form = Form.useFormInstance();
  const typeCode = Form.useWatch('typeCode', form);
  const types = useLocalTypesOn();
  const chosen = types.find(({ code }) => code === value);
  const isOfOtherClass = chosen !== undefined && typeCode !== undefined && chosen.typeCode !== typeCode;
  useEffect(() => {
    if (isOfOtherClass) onChange?.(undefined);
  }, [isOfOtherClass, onChange]);
  return (
    <Select<string>
      {...ariaIn(aria)}
      {...(id ? { id } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      options={types.map((type) => ({
        value: type.code,
        label: `${name(type)} → ${name(disputeTypeLabels[type.typeCode])}`,
      }))}
      {...(value ? { value } : {})}
      onChange={(code) => {
        form.setFieldValue('typeCode', types.find((type) => type.code === code)?.typeCode);
        onChange?.(code);
      }}
    />
  );
}
