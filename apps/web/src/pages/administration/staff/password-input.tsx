import { Button, Input, Space } from 'antd';
import type { Controlled } from '../../../components/plain-inputs.tsx';
import { useWords } from '../../../words/words.ts';
import { firstPassword } from './first-password.ts';
import { staffWords } from './words.ts';

/** A first password, legible because it is copied on paper. */
export function PasswordInput({ value, onChange, id }: Controlled<string>) {
  const say = useWords(staffWords);
  return (
    <Space.Compact style={{ width: '100%' }}>
      <Input
        {...(id ? { id } : {})}
        value={value ?? ''}
        autoComplete="off"
        maxLength={128}
        onChange={({ target }) => onChange?.(target.value)}
        style={{ fontFamily: 'monospace' }}
      />
      <Button onClick={() => onChange?.(firstPassword())}>{say('generate')}</Button>
    </Space.Compact>
  );
}
