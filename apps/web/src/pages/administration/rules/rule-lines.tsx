import { Tag, Typography } from 'antd';
import { type DeadlineUnit, ladderStepLabels, periodStartLabels, riskLabels } from '#domain';
import type { Rule } from '../../../api/rule-book.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { ruleWords } from './words.ts';

/** A length in its unit, as people say it. */
function useLengths(): (unit: DeadlineUnit, count: number) => string {
  const say = useWords(ruleWords);
  return (unit, count) => {
    if (unit === 'date') return say('date');
    return count === 0 ? say('sameDay') : say(unit, { count });
  };
}

/** How long a rule gives, and whom it gives another length. */
export function LengthCell({ rule }: { readonly rule: Rule }) {
  const say = useWords(ruleWords);
  const name = useNames();
  const length = useLengths();
  const { join } = useLists();
  const remarks = [
    ...rule.further.map(({ risk, lengths }) =>
      say('further', {
        risk: name(riskLabels[risk]),
        lengths: join(lengths.map((count) => length(rule.unit, count))),
      }),
    ),
    rule.lengthAtRed === null ? '' : say('red', { length: length(rule.unit, rule.lengthAtRed) }),
    rule.pausedIn.length > 0 ? say('pauses') : '',
    rule.extensionCapDays === null ? '' : say('extends', { count: rule.extensionCapDays }),
  ].filter(Boolean);
  return (
    <>
      {length(rule.unit, rule.length)}
      {remarks.map((remark) => (
        <Typography.Text key={remark} type="secondary" className="rule-remark">
          {remark}
        </Typography.Text>
      ))}
      {rule.variants.map((variant) => (
        <span key={variant.id} className="rule-remark">
          {say('variantOf', {
            name: name(variant.name),
            start: name(rule.id === 'mediation' ? periodStartLabels[variant.startsAt] : rule.startsWith),
            length: length(variant.unit, variant.length),
          })}{' '}
          {variant.source.text ? (
            <Tag>{name(variant.source.text)}</Tag>
          ) : (
            variant.source.isLaw && <Tag>{say('law')}</Tag>
          )}
        </span>
      ))}
    </>
  );
}

/** By what a rule stands. */
export function SourceCell({ source }: Pick<Rule, 'source'>) {
  const say = useWords(ruleWords);
  const name = useNames();
  const text = source.text && name(source.text);
  return (
    <>
      <Tag color={source.isLaw ? 'blue' : 'default'}>
        {say(source.isLaw ? 'law' : text ? 'proposalBased' : 'proposal')}
      </Tag>
      {text}
    </>
  );
}

/** Whom a rule reminds, and how it climbs. */
export function LadderCell({ rule }: { readonly rule: Rule }) {
  const say = useWords(ruleWords);
  const name = useNames();
  const { join } = useLists();
  if (rule.effect === 'informs') return say('informs');
  const climb = rule.climb.map(({ step, graceWorkingDays }) =>
    say('climbStep', {
      step: name(ladderStepLabels[step as keyof typeof ladderStepLabels]),
      days: graceWorkingDays,
    }),
  );
  return (
    <>
      {say('warnings', rule.warningsPercent)}
      <span className="rule-remark">{join(climb)}</span>
      <Typography.Text type="secondary" className="rule-remark">
        {rule.answerWithin === null ? say('noAnswer') : say('answer', { count: rule.answerWithin })}
      </Typography.Text>
    </>
  );
}
