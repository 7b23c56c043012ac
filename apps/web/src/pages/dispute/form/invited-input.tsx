import { Select } from 'antd';
import type { Controlled } from '../../../components/plain-inputs.tsx';

interface Invited {
  readonly name: string;
  readonly consented: true;
}

/** Names of those who were invited with the parties' consent. @source Mediation Act, art. 20 */
export function InvitedInput({ value = [], onChange, id }: Controlled<readonly Invited[]>) {
  return (
    <Select<string[]>
      {...(id ? { id } : {})}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={['、', '，', ',', ' ']}
      value={value.map(({ name }) => name)}
      onChange={(names) => onChange?.(names.map((name) => ({ name, consented: true })))}
    />
  );
}
