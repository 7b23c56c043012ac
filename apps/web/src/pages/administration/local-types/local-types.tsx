import { Button, Card, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { disputeTypeLabels, holdsOn } from '#domain';
import { type LocalType, useLocalTypes } from '../../../api/local-types.ts';
import { Failure } from '../../../components/failure.tsx';
import { useCapable } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { EditionDrawer, EndDrawer } from './edition-drawer.tsx';
import { localTypeWords } from './words.ts';

type Open =
  | { readonly form: 'edition'; readonly of: LocalType | null }
  | { readonly form: 'end'; readonly of: LocalType };

/** Local types with all their editions; an administrator adds to them. */
export function LocalTypes() {
  const say = useWords(localTypeWords);
  const maySet = useCapable()('types.set');
  const { data, error, refetch } = useLocalTypes();
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <Card
      title={say('title')}
      extra={
        maySet && (
          <Button type="primary" onClick={() => setOpen({ form: 'edition', of: null })}>
            {say('add')}
          </Button>
        )
      }
    >
      <Typography.Paragraph type="secondary">{say('lead')}</Typography.Paragraph>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      <ul className="plain">
        {data?.items.map((type, n, all) => (
          <TypeLine
            key={type.id}
            type={type}
            today={data.today}
            // Only the latest edition of a code has another after it.
            {...(maySet && !isSameType(all[n - 1], type) ? { onOpen: setOpen } : {})}
          />
        ))}
      </ul>
      {open?.form === 'edition' && <EditionDrawer of={open.of} onClose={() => setOpen(null)} />}
      {open?.form === 'end' && <EndDrawer of={open.of} onClose={() => setOpen(null)} />}
    </Card>
  );
}

const isSameType = (one: LocalType | undefined, other: LocalType): boolean =>
  one?.code === other.code && one.townshipId === other.townshipId;

function TypeLine(props: {
  readonly type: LocalType;
  readonly today: string;
  readonly onOpen?: (open: Open) => void;
}) {
  const { type, today, onOpen } = props;
  const say = useWords(localTypeWords);
  const name = useNames();
  const dates = useDates();
  const { join } = useLists();
  const { validFrom, validTo, madeBy, reason, townshipName } = type;
  const from = dates.day(validFrom);
  return (
    <li className="row">
      <Flex vertical style={{ flex: '1 1 260px', minWidth: 0, opacity: holdsOn(type, today) ? 1 : 0.65 }}>
        <Flex gap={8} wrap align="center">
          <strong>{name(type)}</strong>
          <code>{type.code}</code>
          <Tag>{name(disputeTypeLabels[type.typeCode])}</Tag>
          {townshipName && <Tag color="blue">{townshipName}</Tag>}
        </Flex>
        <Typography.Text type="secondary">
          {validTo === null ? say('from', { from }) : say('span', { from, to: dates.day(validTo) })}
          {' · '}
          {madeBy === null ? say('shipped') : say('madeBy', { name: madeBy, reason })}
        </Typography.Text>
        {type.wordings.length > 0 && (
          <Typography.Text type="secondary" lang="zh-CN">
            {join(type.wordings)}
          </Typography.Text>
        )}
      </Flex>
      {onOpen && (
        <Flex gap={8} wrap>
          <Button
            onClick={() => onOpen({ form: 'edition', of: type })}
            aria-label={say('changeOf', { name: name(type) })}
          >
            {say('change')}
          </Button>
          {validTo === null && (
            <Button
              onClick={() => onOpen({ form: 'end', of: type })}
              aria-label={say('endOf', { name: name(type) })}
            >
              {say('end')}
            </Button>
          )}
        </Flex>
      )}
    </li>
  );
}
