import { Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import { lunarLabel, RuleError, readLunarDay } from '#domain';
import { useDates } from '../words/dates.ts';
import { useNames, useSentences } from '../words/label.ts';
import { defineWords, useWords } from '../words/words.ts';
import { type Controlled, DayInput } from './plain-inputs.tsx';

const dayWords = defineWords(
  'promiseDay',
  { lunar: '按农历填写', example: '农历，如 正月十五' },
  { lunar: 'By the lunar calendar', example: 'lunar, e.g. 正月十五' },
);

/** A day of a promise: chosen in the civil calendar, or typed as people say it in the lunar one; shown in both. */
export function PromiseDayInput({
  value,
  onChange,
  label,
}: Controlled<string> & { readonly label?: string }) {
  const say = useWords(dayWords);
  const name = useNames();
  const sentenceOf = useSentences();
  const { today } = useDates();
  const [words, setWords] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const lunar = value === undefined ? null : lunarLabel(value);
  const read = () => {
    if (words.trim() === '') return setFault(null);
    try {
      onChange?.(readLunarDay(words, today));
      setWords('');
      setFault(null);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      setFault(sentenceOf(error));
    }
  };
  return (
    <Flex vertical gap={4}>
      <Flex gap={4} wrap>
        <DayInput {...(value ? { value } : {})} onChange={onChange} {...(label ? { label } : {})} />
        <Input
          aria-label={say('lunar')}
          placeholder={say('example')}
          value={words}
          status={fault === null ? '' : 'error'}
          onChange={({ target }) => setWords(target.value)}
          onPressEnter={(event) => {
            event.preventDefault();
            read();
          }}
          onBlur={read}
          style={{ width: 170 }}
        />
      </Flex>
      <Typography.Text type={fault === null ? 'secondary' : 'danger'} role="status">
        {fault ?? (lunar && name(lunar))}
      </Typography.Text>
    </Flex>
  );
}
