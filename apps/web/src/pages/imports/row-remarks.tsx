import { Button, Flex, Popconfirm, Typography } from 'antd';
import { useState } from 'react';
import { Failure } from '../../components/failure.tsx';
import { useDates } from '../../words/dates.ts';
import { useSentences } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { CorrectRow } from './correct-row.tsx';
import { isRepeat } from './correction.ts';
import { type PreviewRow, useCorrectRow } from './import-query.ts';
import { importWords } from './words.ts';

const colourOf = { error: 'danger', warn: 'warning', info: 'secondary' } as const;

/** What was noticed in a row, and what a person can do about it while it is no case yet. */
export function RowRemarks({ importId, row }: { readonly importId: string; readonly row: PreviewRow }) {
  const say = useWords(importWords);
  const sentenceOf = useSentences();
  const { moment } = useDates();
  const [isOpen, open] = useState(false);
  const sending = useCorrectRow(importId, row.row);
  const { correction } = row;
  const isEntered = row.disputeId !== null;
  return (
    <Flex vertical gap={6} align="flex-start">
      {row.messages.map((message) => (
        <Typography.Text
          key={`${message.code} ${message.field} ${message.messageZh}`}
          type={colourOf[message.severity]}
        >
          {sentenceOf(message)}
        </Typography.Text>
      ))}
      {correction && (
        <Typography.Text type="secondary">
          {say('correctedBy', { name: correction.byName, at: moment(correction.at) })}
        </Typography.Text>
      )}
      {sending.error && !isOpen && <Failure error={sending.error} />}
      {(row.result === 'held' || correction) && !isEntered && (
        <Flex gap={8} wrap>
          <Button
            type={row.result === 'held' ? 'primary' : 'default'}
            ghost={row.result === 'held'}
            onClick={() => open(true)}
          >
            {say('correctRow')}
          </Button>
          {row.result === 'held' && row.isAcceptable && (
            <Popconfirm
              title={say(isRepeat(row) ? 'acceptRepeatAsk' : 'acceptAsk')}
              okText={say('accept')}
              onConfirm={() => sending.mutate(isRepeat(row) ? { isOwnCase: true } : {})}
            >
              <Button loading={sending.isPending}>{say(isRepeat(row) ? 'acceptRepeat' : 'accept')}</Button>
            </Popconfirm>
          )}
          {correction && (
            <Button loading={sending.isPending} onClick={() => sending.mutate(null)}>
              {say('withdraw')}
            </Button>
          )}
        </Flex>
      )}
      {isOpen && <CorrectRow row={row} sending={sending} onClose={() => open(false)} />}
    </Flex>
  );
}
