import { codeLabels, type ReviewOrderType, reviewOrder } from '#domain';
import { fieldsOf } from '../../dispute/form/event-forms.ts';
import type { Field } from '../../dispute/form/field.ts';
import { day, note, zhEn } from '../../dispute/form/shared-fields.ts';

/** Everything that a meeting may order, in the order in which a room asks for it; the first nine have a digit each. */
export const orderTypes: readonly ReviewOrderType[] = [
  'ANALYZE',
  'RATIFY',
  'SUPERVISE',
  'HAND_OVER',
  'REFER',
  'REGRADE',
  'REASSIGN',
  'RETRY',
  'NOTE',
  'ACT_AT_ONCE',
  'REOPEN',
  'LINK',
  'MERGE_INTO',
];

/** The digits that give an order each, by its place in the list: the same at every case, so that fingers learn them. */
const digits = 9;

/** The digit of an order; undefined beyond the ninth. */
export const digitOf = (type: ReviewOrderType): number | undefined => {
  const digit = orderTypes.indexOf(type) + 1;
  return digit <= digits ? digit : undefined;
};

/** The order that a key gives; undefined for any other key. */
export const orderOfDigit = (key: string): ReviewOrderType | undefined =>
  /^[1-9]$/.test(key) ? orderTypes[Number(key) - 1] : undefined;

/** Orders that only a meeting gives; all others are asked as on the page of the case. */
const ofTheReview: Partial<Record<ReviewOrderType, readonly Field[]>> = {
  ANALYZE: [
    {
      kind: 'choice',
      name: 'typeCode',
      label: zhEn('纠纷类型', 'Type'),
      options: codeLabels.disputeType,
    },
    {
      kind: 'localType',
      name: 'localTypeCode',
      label: zhEn('地方类型', 'Local type'),
      optional: true,
    },
    { kind: 'choice', name: 'risk', label: zhEn('风险等级', 'Risk'), options: codeLabels.risk },
    {
      kind: 'choice',
      name: 'complexity',
      label: zhEn('难易程度', 'Complexity'),
      options: codeLabels.complexity,
    },
    { kind: 'unit', name: 'leadId', label: zhEn('主办单位', 'Lead unit') },
    day('dueOn', '办结期限', 'To be done by'),
    { kind: 'units', name: 'assistingIds', label: zhEn('协办单位', 'Assisting units'), optional: true },
    { kind: 'paragraph', name: 'measure', label: zhEn('处置措施', 'Measure') },
  ],
  RATIFY: [note],
};

/** What is asked for an order. */
export const fieldsOfOrder = (type: ReviewOrderType): readonly Field[] => ofTheReview[type] ?? fieldsOf(type);

/** What each case says for itself when several are decided on together. */
const ofEachCase: ReadonlySet<string> = new Set(['typeCode', 'localTypeCode', 'risk', 'complexity']);

/** Orders that mean the same for several cases at once. */
export const ordersForMany: readonly ReviewOrderType[] = [
  'ANALYZE',
  'RATIFY',
  'SUPERVISE',
  'HAND_OVER',
  'REASSIGN',
  'NOTE',
];

/** What is asked once for several cases. */
export const fieldsForMany = (type: ReviewOrderType): readonly Field[] =>
  fieldsOfOrder(type).filter(({ name }) => type !== 'ANALYZE' || !ofEachCase.has(name));

/** Orders that name unit, measure and day themselves; with any other a task may be given. */
export const namesItsTask: ReadonlySet<ReviewOrderType> = new Set([
  'ANALYZE',
  'ACT_AT_ONCE',
  'RETRY',
  'HAND_OVER',
  'SUPERVISE',
]);

/** The schema of one order, as the server checks it. */
export const schemaOfOrder = (type: ReviewOrderType) =>
  reviewOrder.options.find((option) => option.shape.type.value === type) ?? reviewOrder;
