import type { MeasureId, RateMeasureId } from './measures.ts';

interface EnglishReading {
  readonly measure?: MeasureId;
  readonly rate?: RateMeasureId;
  readonly total?: 'all' | 'sub';
  readonly isShare?: true;
}

/** Headings of English tables, whole and in lower case without spaces. A bare “rate” is the one of success. */
const headings: readonly (readonly [RegExp, EnglishReading])[] = [
  [/^(?:grand|over)?(?:total|totals|all|alltypes|overall|sum)$/, { total: 'all' }],
  [/^sub-?totals?$/, { total: 'sub' }],
  [/^(?:share|proportion|%oftotal|shareoftotal)$/, { isShare: true }],
  [/^(?:rate|(?:rateof)?success(?:rate)?|(?:settlement|settled)rate)$/, { rate: 'successRate' }],
  [/^resolutionrate$/, { rate: 'resolutionRate' }],
  [/^(?:closing|closed|closure)rate$/, { rate: 'closingRate' }],
  [/^(?:on-?time)rate$/, { rate: 'onTimeRate' }],
  [/^openrate$/, { rate: 'openRate' }],
  [/^performancerate$/, { rate: 'performanceRate' }],
  [/^satisfactionrate$/, { rate: 'satisfactionRate' }],
  [/rate$/, { rate: 'otherRate' }],
  [/^screen(?:ed|ings?)$/, { measure: 'screened' }],
  [/^(?:carriedin|carriedover|broughtforward)$/, { measure: 'carriedIn' }],
  [/^(?:accepted|received|intake|new)$/, { measure: 'accepted' }],
  [/^mediated$/, { measure: 'mediated' }],
  [/^(?:notsettled|unsettled|failed)$/, { measure: 'notSettled' }],
  [/^(?:settled|settlements?|successful)$/, { measure: 'settled' }],
  [/^resolved$/, { measure: 'resolved' }],
  [/^withdrawn$/, { measure: 'withdrawn' }],
  [/^transferred$/, { measure: 'transferred' }],
  [/^closedontime$/, { measure: 'closedOnTime' }],
  [/^closedlate$/, { measure: 'closedLate' }],
  [/^closed$/, { measure: 'closed' }],
  [/^(?:stillopen|open|pending)$/, { measure: 'open' }],
  [/^overdue$/, { measure: 'overdue' }],
  [/^agreements?$/, { measure: 'agreements' }],
  [/^written(?:agreements?)?$/, { measure: 'written' }],
  [/^oral(?:agreements?)?$/, { measure: 'oral' }],
  [/^confirmed$/, { measure: 'confirmed' }],
  [/^performed$/, { measure: 'performed' }],
  [/^(?:persons|people|parties)$/, { measure: 'persons' }],
  [/^(?:cases|disputes|number|count)$/, { measure: 'cases' }],
];

/** Reads an English heading: accepted cases, success rate, total. @returns null for words that are not known as a whole */
export function englishHeading(bare: string): EnglishReading | null {
  if (!/^[a-z%-]+$/i.test(bare)) return null;
  const text = bare.toLowerCase();
  const short = text.replace(/^(?:cases|disputes|numberof)|(?:cases|disputes)$/g, '');
  return headings.find(([form]) => form.test(text) || (short !== '' && form.test(short)))?.[1] ?? null;
}
