import type { IsoDate } from '../calendar/iso-date.ts';
import type { Breach } from '../dispute/dispute.context.ts';
import type { Label } from '../label.ts';

/** How a promise stands. @source the registers of mediation committees, column 履行情况 */
export const obligationStatuses = [
  'notDue',
  'partly',
  'overdue',
  'refused',
  'enforcement',
  'performed',
  'amended',
] as const;
export type ObligationStatus = (typeof obligationStatuses)[number];

/** As registers call it. */
export const obligationStatusLabels: Readonly<Record<ObligationStatus, Label>> = {
  notDue: { zh: '未到期', en: 'not due' },
  partly: { zh: '部分履行', en: 'in part' },
  overdue: { zh: '逾期', en: 'overdue' },
  refused: { zh: '拒不履行', en: 'refused' },
  enforcement: { zh: '申请执行', en: 'enforcement asked for' },
  performed: { zh: '已履行', en: 'performed' },
  amended: { zh: '变更协议', en: 'amended' },
};

/** What of a promise says how it stands. */
export interface StandingPromise {
  readonly dueOn?: IsoDate | null | undefined;
  readonly performedFen: number;
  readonly performed: boolean;
  readonly partly?: boolean | undefined;
  readonly broken?: Breach | null | undefined;
  readonly enforcedOn?: IsoDate | null | undefined;
}

/**
 * How a promise stands on a day. It is overdue from the day after its own; what was paid of it until then does not excuse it.
 * What other terms took the place of is `amended`; the account says so.
 */
export function statusOf(promise: StandingPromise, today: IsoDate): ObligationStatus {
  if (promise.performed) return 'performed';
  if (promise.enforcedOn) return 'enforcement';
  if (promise.broken?.conduct === 'refused') return 'refused';
  if (promise.dueOn && promise.dueOn < today) return 'overdue';
  return promise.performedFen > 0 || promise.partly ? 'partly' : 'notDue';
}
