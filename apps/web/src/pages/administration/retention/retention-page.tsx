import { Button, Card, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { RetentionClass } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useCapable } from '../../../session/actor.ts';
import { useNames } from '../../../words/label.ts';
import { type Say, useWords } from '../../../words/words.ts';
import { type Rule, useForgetTerm, useRetention } from './retention-query.ts';
import { TermDrawer } from './term-drawer.tsx';
import { retentionWords } from './words.ts';

/** How long what is kept here. */
export function RetentionPage() {
  const say = useWords(retentionWords);
  const isCapable = useCapable();
  const [changed, change] = useState<Rule | null>(null);
  const { data, error, refetch } = useRetention();
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')} />
      {error && <Failure error={error} retry={refetch} />}
      {!error && (
        <Card title={say('terms')}>
          {!data && <Skeleton active />}
          <ul className="plain">
            {data?.rules.map((rule) => (
              <RuleLine
                key={rule.class}
                rule={rule}
                {...(isCapable('retention.set') && rule.endedBy !== 'nobody'
                  ? { onChange: () => change(rule) }
                  : {})}
              />
            ))}
          </ul>
        </Card>
      )}
      {isCapable('destruction.read') && <Link to="/archives?show=due">{say('dossiers')}</Link>}
      {changed && <TermDrawer rule={changed} onClose={() => change(null)} />}
    </Flex>
  );
}

function RuleLine({ rule, onChange }: { readonly rule: Rule; readonly onChange?: () => void }) {
  const say = useWords(retentionWords);
  const name = useNames();
  const forget = useForgetTerm(rule.class as RetentionClass);
  const starts = rule.starts as 'year_after_archive' | 'committed' | 'handed_in' | 'created' | 'ended';
  return (
    <li className="row">
      <Flex vertical style={{ flex: '1 1 220px' }}>
        <strong>{name(rule.name)}</strong>
        <Typography.Text type="secondary">
          {rule.unit === 'permanent'
            ? say('nobody')
            : say('course', { starts: say(starts), end: say(rule.endedBy) })}
        </Typography.Text>
        {rule.isLocal && (
          <Typography.Text type="secondary">{say('source', { source: rule.source })}</Typography.Text>
        )}
        {forget.error && <Failure error={forget.error} />}
      </Flex>
      <Flex gap={8} align="center" justify="flex-end" wrap style={{ flexShrink: 0, maxWidth: '60%' }}>
        {rule.differs && <Tag color="orange">{say('differs')}</Tag>}
        {rule.isLocal && <Tag color="blue">{say('local')}</Tag>}
        <span>{termOf(rule, say)}</span>
        {onChange && (rule.isLocal || rule.differs) && (
          <Button loading={forget.isPending} onClick={() => forget.mutate()}>
            {say('usual')}
          </Button>
        )}
        {onChange && (
          <Button onClick={onChange} aria-label={say('changeOf', { name: name(rule.name) })}>
            {say('change')}
          </Button>
        )}
      </Flex>
    </li>
  );
}

function termOf({ unit, term }: Rule, say: Say<(typeof retentionWords.keys)[number]>) {
  if (unit === 'permanent' || term === null) return say('permanent');
  return term === 0 ? say('atOnce') : say(unit, { term });
}
