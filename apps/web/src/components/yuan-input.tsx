import { Input, Typography } from 'antd';
import { useState } from 'react';
import { type Amount, readAmount } from '#domain';
import { useAmounts } from '../words/amounts.ts';
import { defineWords, useWords } from '../words/words.ts';
import { ariaIn, type Controlled } from './plain-inputs.tsx';

const yuanWords = defineWords(
  'yuan',
  { unread: '看不懂这个金额，请写数字，如 35000 或 3.5万', read: '即 {{amount}}' },
  { unread: 'Not an amount; write 35000, or 3.5万 for 35,000', read: 'that is {{amount}}' },
);

/** What a person may write: as in a register, 3.5万 and 约2千 too. A bare number counts in yuan. */
const column = { name: '金额', nameEn: 'amount', inWan: false, hasUnit: true } as const;

/**
 * Yuan as people write them, whole fen in the value. Anything but a plain number is said back; what is no amount becomes
 * NaN, which no schema takes, so that nothing is sent that was not meant.
 */
export function YuanInput({ value, onChange, id, ...aria }: Controlled<number>) {
  const say = useWords(yuanWords);
  const amount = useAmounts();
  const [written, setWritten] = useState<string | null>(null);
  const shown = written ?? (value === undefined ? '' : String(value / 100));
  const isUnread = value !== undefined && !Number.isFinite(value);
  const write = (text: string) => {
    setWritten(text);
    if (text.trim() === '') return onChange?.(undefined);
    const { value: read }: { readonly value: Amount } = readAmount(text, column);
    onChange?.(read.fen ?? Number.NaN);
  };
  return (
    <span className="yuan">
      <Input
        {...(id ? { id } : {})}
        {...ariaIn(aria)}
        inputMode="decimal"
        autoComplete="off"
        maxLength={30}
        status={isUnread ? 'error' : ''}
        value={shown}
        onChange={({ target }) => write(target.value)}
        style={{ width: '100%', maxWidth: 200 }}
      />{' '}
      <Typography.Text type={isUnread ? 'danger' : 'secondary'} role="status">
        {isUnread && say('unread')}
        {!isUnread &&
          value !== undefined &&
          !/^[\d.]*$/.test(shown) &&
          say('read', { amount: amount(value) })}
      </Typography.Text>
    </span>
  );
}
