import { Button, Flex, Popconfirm, Tag, Typography } from 'antd';
import { dayInShanghai } from '#domain';
import type { Shapes } from '../api/client.ts';
import { useDates } from '../words/dates.ts';
import { useLists } from '../words/lists.ts';
import { useWords } from '../words/words.ts';
import { keyWords } from './key-words.ts';

export type ApiKey = Shapes['ApiKey'];

/** Does the key still open anything? */
export const isEnded = ({ revokedAt, expiresAt }: ApiKey): boolean =>
  revokedAt !== null || (expiresAt !== null && expiresAt <= new Date().toISOString());

/** One key: what for, by which beginning it is known, until when, and the way to end it. */
export function KeyLine(props: {
  readonly apiKey: ApiKey;
  readonly owner?: string;
  readonly onRevoke: () => void;
}) {
  const say = useWords(keyWords);
  const dates = useDates();
  const { join } = useLists();
  const { name, prefix, scopes, expiresAt, lastUsedAt, revokedAt } = props.apiKey;
  const ended = isEnded(props.apiKey);
  return (
    <li className="row">
      <Flex vertical style={{ flex: 1, minWidth: 0 }}>
        <span>
          <Typography.Text strong delete={ended}>
            {name}
          </Typography.Text>{' '}
          <Typography.Text code>fq_{prefix}…</Typography.Text>{' '}
          {ended && <Tag>{say(revokedAt ? 'revoked' : 'expired')}</Tag>}
        </span>
        <Typography.Text type="secondary">
          {[
            props.owner,
            join(scopes.map((scope) => say(scope))),
            expiresAt && !ended && say('expires', { day: dates.day(dayInShanghai(expiresAt)) }),
            lastUsedAt ? say('used', { at: dates.moment(lastUsedAt) }) : say('unused'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography.Text>
      </Flex>
      {!ended && (
        <Popconfirm
          title={say('revokeSure', { name })}
          styles={{ root: { maxWidth: 340 } }}
          okText={say('revoke')}
          cancelText={say('cancel')}
          onConfirm={props.onRevoke}
        >
          <Button danger>{say('revoke')}</Button>
        </Popconfirm>
      )}
    </li>
  );
}
