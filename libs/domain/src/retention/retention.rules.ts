import { addDays, addYears, type IsoDate } from '../calendar/iso-date.ts';
import type { Label } from '../label.ts';

/** What is kept for a time of its own. */
export const retentionClasses = [
  'dossier_permanent',
  'dossier_30years',
  'dossier_10years',
  'register_file',
  'register_draft',
  'command_receipt',
  'notification',
  'session',
  'audit_entry',
] as const;
export type RetentionClass = (typeof retentionClasses)[number];

/** How long. */
export type RetentionTerm =
  | { readonly unit: 'day' | 'year'; readonly term: number }
  | { readonly unit: 'permanent' };

/** How long something is kept, from which fact, and who ends it. */
export interface RetentionRule {
  readonly name: Label;
  readonly term: RetentionTerm;
  /** The fact from which the term runs; a dossier's from the first day of the year after it was archived. */
  readonly starts: 'year_after_archive' | 'committed' | 'handed_in' | 'created' | 'ended';
  /** job: deleted when its day has come; signature: listed, and a person decides; nobody: it is never due. */
  readonly endedBy: 'job' | 'signature' | 'nobody';
  readonly source: string;
}

const years = (term: number): RetentionTerm => ({ unit: 'year', term });
const days = (term: number): RetentionTerm => ({ unit: 'day', term });
const permanent: RetentionTerm = { unit: 'permanent' };
const chosen = 'chosen when the dossier is archived; decision 0003';
const minimal = 'Personal Information Protection Law, art. 19 (no longer than needed); decision 0018';

/** The usual terms. A township that keeps something longer or shorter says so in a row of `retention_term`. */
export const retentionRules: Readonly<Record<RetentionClass, RetentionRule>> = {
  dossier_permanent: {
    name: { zh: '永久保管的卷宗', en: 'dossier kept for ever' },
    term: permanent,
    starts: 'year_after_archive',
    endedBy: 'nobody',
    source: chosen,
  },
  dossier_30years: {
    name: { zh: '保管30年的卷宗', en: 'dossier kept 30 years' },
    term: years(30),
    starts: 'year_after_archive',
    endedBy: 'signature',
    source: chosen,
  },
  dossier_10years: {
    name: { zh: '保管10年的卷宗', en: 'dossier kept 10 years' },
    term: years(10),
    starts: 'year_after_archive',
    endedBy: 'signature',
    source: chosen,
  },
  register_file: {
    name: { zh: '已导入的台账文件', en: 'file of an imported register' },
    term: days(180),
    starts: 'committed',
    endedBy: 'job',
    source: minimal,
  },
  register_draft: {
    name: { zh: '上传后未导入的台账文件', en: 'file of a register that was never imported' },
    term: days(30),
    starts: 'handed_in',
    endedBy: 'job',
    source: minimal,
  },
  command_receipt: {
    name: { zh: '重复请求的应答', en: 'answer kept for a repeated request' },
    term: days(7),
    starts: 'created',
    endedBy: 'job',
    source: minimal,
  },
  notification: {
    name: { zh: '站内通知', en: 'notification' },
    term: years(2),
    starts: 'created',
    endedBy: 'job',
    source: minimal,
  },
  session: {
    name: { zh: '已结束的登录', en: 'sign-in that is over' },
    term: days(0),
    starts: 'ended',
    endedBy: 'job',
    source: minimal,
  },
  audit_entry: {
    name: { zh: '查阅记录', en: 'record of a look' },
    term: permanent,
    starts: 'created',
    endedBy: 'nobody',
    source: 'Personal Information Protection Law, art. 56 (three years at least); part of the chain of seals',
  },
};

/**
 * The first day on which something need not be kept any longer.
 * @param startedOn  the day of the fact from which its term runs
 * @returns null when that day never comes
 */
export function retentionEndsOn(
  { starts }: Pick<RetentionRule, 'starts'>,
  term: RetentionTerm,
  startedOn: IsoDate,
): IsoDate | null {
  if (term.unit === 'permanent') return null;
  const from =
    starts === 'year_after_archive' ? `${String(Number(startedOn.slice(0, 4)) + 1)}-01-01` : startedOn;
  return term.unit === 'year' ? addYears(from, term.term) : addDays(from, term.term);
}

/** The latest day on which the term of something may have begun that need not be kept any longer today. */
export function retentionStartedBy(term: RetentionTerm, today: IsoDate): IsoDate | null {
  if (term.unit === 'permanent') return null;
  return term.unit === 'year' ? addYears(today, -term.term) : addDays(today, -term.term);
}
