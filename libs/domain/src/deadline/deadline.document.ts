import { tableRow } from '../markdown.ts';
import type { DeadlineRule, DeadlineUnit, RuleVariant } from './deadline.rule.ts';
import { deadlineRules } from './deadline.rules.ts';

const units: Readonly<Record<DeadlineUnit, string>> = {
  hours: 'hours',
  days: 'days',
  workingDays: 'working days',
  years: 'years',
  date: 'as agreed',
};

/** The catalogue that comes with the product, as a table in Markdown: `npm run docs` prints it into docs/deadlines.md. */
export function deadlineTable(): string {
  const rows = Object.values(deadlineRules).flatMap((rule) => [
    ruleRow(rule),
    ...rule.variants.map((variant) => variantRow(rule, variant)),
  ]);
  return [
    '| rule | for | length | from | source | stands still | extension | what its end does |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function ruleRow(rule: DeadlineRule): string {
  const { id, name, startsWith, pausedIn, extension, effect, lengthAt, further } = rule;
  const red =
    lengthAt.red === undefined ? '' : lengthAt.red === 0 ? '; red: the same day' : `; red: ${lengthAt.red}`;
  const more =
    further.red.length === 0
      ? ''
      : `; yellow again after ${further.yellow.join(', ')}, red after ${further.red.join(', ')}`;
  return tableRow([
    `${name.zh} \`${id}\``,
    '',
    `${lengthOf(rule)}${red}${more}`,
    startsWith.zh,
    sourceOf(rule),
    pausedIn.join(', '),
    extension ? `${extension.capDays} days, every party consents` : '',
    effect === 'escalates' ? 'climbs' : 'informs',
  ]);
}

const fromLabels = { report: '收到申请', acceptance: '受理', signing: '签收' } as const;

const variantRow = ({ name }: DeadlineRule, variant: RuleVariant): string =>
  tableRow([
    name.zh,
    variant.name.zh,
    lengthOf(variant),
    fromLabels[variant.startsAt ?? 'acceptance'],
    sourceOf(variant),
    '',
    '',
    '',
  ]);

const lengthOf = ({ unit, length }: Pick<DeadlineRule, 'unit' | 'length'>): string =>
  unit === 'date' ? units.date : `${length} ${units[unit]}`;

function sourceOf({ source }: Pick<DeadlineRule, 'source'>): string {
  if (source.kind === 'law') return `law: ${source.article.zh}`;
  return source.basis ? `proposal, after ${source.basis.zh}` : 'proposal';
}
