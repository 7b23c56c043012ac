import { Button, Card, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { type Rule, useRules } from '../../../api/rule-book.ts';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useCapable } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { DraftCard } from './draft-card.tsx';
import { Recomputations } from './recomputations.tsx';
import { RuleDrawer } from './rule-drawer.tsx';
import { LadderCell, LengthCell, SourceCell } from './rule-lines.tsx';
import type { Draft } from './rules-query.ts';
import { ruleWords } from './words.ts';
import './rules.css';

/** The catalogue of deadline rules; an administrator changes it here, edition by edition. */
export function RulesPage() {
  const say = useWords(ruleWords);
  const isCapable = useCapable();
  const { data, error, refetch } = useRules();
  const [changed, change] = useState<Rule | null>(null);
  const [draft, setDraft] = useState<Draft>({});
  const [isGoingOver, goOver] = useState(false);
  const isDrafted = Object.keys(draft).length > 0;
  const maySet = isCapable('rules.set');
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead', { edition: data?.edition ?? '' })}>
        {maySet && !isDrafted && !isGoingOver && (
          <Button onClick={() => goOver(true)}>{say('goOverLater')}</Button>
        )}
      </PageHeading>
      {error && <Failure error={error} retry={refetch} />}
      {(isDrafted || isGoingOver) && data && (
        <DraftCard
          key={isDrafted ? 'change' : 'goOver'}
          draft={draft}
          rules={data.rules}
          onChange={(next) => {
            setDraft(next);
            goOver(false);
          }}
        />
      )}
      <Card>
        {!data && !error && <Skeleton active />}
        {data && <RuleTable rules={data.rules} draft={draft} {...(maySet ? { onChange: change } : {})} />}
      </Card>
      {data && <Editions edition={data.edition} editions={data.editions} />}
      <Recomputations />
      {changed && (
        <RuleDrawer
          rule={changed}
          draft={draft[changed.id]}
          onClose={() => change(null)}
          onDone={({ rules }) => {
            goOver(false);
            setDraft({ ...draft, ...rules });
            change(null);
          }}
        />
      )}
    </Flex>
  );
}

function RuleTable(props: {
  readonly rules: readonly Rule[];
  readonly draft: Draft;
  readonly onChange?: (rule: Rule) => void;
}) {
  const say = useWords(ruleWords);
  const name = useNames();
  const { onChange } = props;
  return (
    <table className="codes-table rules-table">
      <thead>
        <tr>
          <th scope="col">{say('what')}</th>
          <th scope="col">{say('howLong')}</th>
          <th scope="col">{say('source')}</th>
          <th scope="col">{say('ladder')}</th>
          {onChange && <td />}
        </tr>
      </thead>
      <tbody>
        {props.rules.map((rule) => (
          <tr key={rule.id}>
            <th scope="row">
              {name(rule.name)} {props.draft[rule.id] && <Tag color="orange">{say('draft')}</Tag>}
              <Typography.Text type="secondary" className="rule-remark">
                {say('from', { start: name(rule.startsWith) })}
              </Typography.Text>
            </th>
            <td className="wide-cell">
              <LengthCell rule={rule} />
            </td>
            <td className="wide-cell">
              <SourceCell source={rule.source} />
            </td>
            <td className="wide-cell">
              <LadderCell rule={rule} />
            </td>
            {onChange && (
              <td className="wide-cell">
                <Button
                  aria-label={say('changeOf', { name: name(rule.name) })}
                  onClick={() => onChange(rule)}
                >
                  {say('change')}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Editions({
  edition,
  editions,
}: Pick<NonNullable<ReturnType<typeof useRules>['data']>, 'edition' | 'editions'>) {
  const say = useWords(ruleWords);
  const dates = useDates();
  return (
    <Card title={say('editions')}>
      {editions.length === 0 && <Typography.Text type="secondary">{say('noEditions')}</Typography.Text>}
      <ul className="plain">
        {editions.map((one) => (
          <li key={one.id} className="row">
            <Flex vertical style={{ flex: 1 }}>
              <span>
                {one.reason} {one.id === edition && <Tag color="blue">{say('current')}</Tag>}
              </span>
              <Typography.Text type="secondary">
                {one.id} ·{' '}
                {say('editionBy', { name: one.madeBy, at: dates.moment(one.madeAt), before: one.replaces })}
              </Typography.Text>
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
