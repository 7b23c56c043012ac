import { Alert, Form, InputNumber } from 'antd';
import { ladderStepLabels, type RuleBookEdit, ruleBookEdit } from '#domain';
import type { Rule } from '../../../api/rule-book.ts';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { type Draft, usePreviewRules } from './rules-query.ts';
import { UnitSelect } from './unit-select.tsx';
import { VariantFields } from './variant-fields.tsx';
import { ruleWords } from './words.ts';

type Edit = NonNullable<Draft[Rule['id']]>;

/** Does the law, or each case, fix the length? */
const isFixed = ({ source, unit }: Rule): boolean => source.isLaw || unit === 'date' || unit === 'years';

/** A rule as the form shows it: what holds, or what was thought of already. */
function valuesOf(rule: Rule, draft: Edit | undefined): Edit {
  const { unit, length, lengthAtRed, warningsPercent, answerWithin, climb, variants } = rule;
  const ladder = {
    warningsPercent,
    answerWithin,
    grace: Object.fromEntries(climb.map(({ step, graceWorkingDays }) => [step, graceWorkingDays])),
  };
  const period = {
    unit: unit as Edit['unit'],
    length,
    lengthAtRed,
    variants: variants
      .filter(({ source }) => !source.isLaw)
      .map(({ id, name, scope, source, unit: of, length: days, startsAt }) => ({
        id,
        name,
        scope,
        unit: of,
        length: days,
        ...(rule.id === 'mediation' ? { startsAt } : {}),
        ...(source.text === null ? {} : { basis: source.text.zh }),
      })),
  } as Edit;
  return { ...(isFixed(rule) ? ladder : { ...period, ...ladder }), ...draft };
}

/** The form of one rule. What is saved is checked by the server, and joins what is to be changed; nothing is in force yet. */
export function RuleDrawer(props: {
  readonly rule: Rule;
  readonly draft: Edit | undefined;
  readonly onClose: () => void;
  readonly onDone: (edit: RuleBookEdit) => void;
}) {
  const { rule } = props;
  const say = useWords(ruleWords);
  const name = useNames();
  const check = usePreviewRules();
  const at = (...path: string[]) => ['rules', rule.id, ...path];
  const climbs = rule.effect === 'escalates';
  return (
    <SchemaDrawer
      title={say('changeOf', { name: name(rule.name) })}
      schema={ruleBookEdit}
      initialValues={{ reason: '核对', rules: { [rule.id]: valuesOf(rule, props.draft) } }}
      sending={check}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      {isFixed(rule) ? (
        <Alert type="info" showIcon title={say('fixedByLaw')} style={{ marginBottom: 16 }} />
      ) : (
        <>
          <div className="inline-fields">
            <Form.Item name={at('length')} label={say('length')} required>
              <InputNumber precision={0} autoFocus />
            </Form.Item>
            <Form.Item name={at('unit')} label={say('unit')} required>
              <UnitSelect />
            </Form.Item>
          </div>
          <Form.Item name={at('lengthAtRed')} label={say('lengthAtRed')}>
            <InputNumber precision={0} />
          </Form.Item>
        </>
      )}
      <div className="inline-fields">
        <Form.Item name={at('warningsPercent', 'first')} label={say('first')} required>
          <InputNumber precision={0} />
        </Form.Item>
        <Form.Item name={at('warningsPercent', 'second')} label={say('second')} required>
          <InputNumber precision={0} />
        </Form.Item>
      </div>
      {climbs &&
        rule.climb.map(({ step }) => (
          <Form.Item
            key={step}
            name={at('grace', step)}
            label={say('grace', { step: name(ladderStepLabels[step as keyof typeof ladderStepLabels]) })}
            required
          >
            <InputNumber precision={0} />
          </Form.Item>
        ))}
      {climbs && (
        <Form.Item name={at('answerWithin')} label={say('answerWithin')}>
          <InputNumber precision={0} />
        </Form.Item>
      )}
      {!isFixed(rule) && <VariantFields at={at('variants')} mayStartElsewhere={rule.id === 'mediation'} />}
    </SchemaDrawer>
  );
}
