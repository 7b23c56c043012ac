import { Input } from 'antd';
import { ariaIn, type Controlled } from '../plain-inputs.tsx';

/** Four groups of four as they are typed, like the number of a bank card. */
const grouped = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\D/g, '')
    .slice(0, 16)
    .replace(/\d{4}(?=\d)/g, '$& ');

/** Where a sealing code is typed. No browser is to remember it. */
export function CodeInput({
  value,
  onChange,
  id,
  autoFocus = false,
  ...aria
}: Controlled<string> & { readonly autoFocus?: boolean }) {
  return (
    <Input
      {...ariaIn(aria)}
      {...(id ? { id } : {})}
      size="large"
      className="sealing-code-input"
      inputMode="numeric"
      autoComplete="off"
      autoFocus={autoFocus}
      placeholder="0000 0000 0000 0000"
      value={value ?? ''}
      onChange={({ target }) => onChange?.(grouped(target.value))}
    />
  );
}
