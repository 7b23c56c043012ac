import type { IsoDate } from '../calendar/iso-date.ts';
import type { DisputeEvent, DisputeEventType, EventOf } from '../dispute/dispute.events.ts';
import { notBefore } from '../dispute/requirement.checks.ts';
import type { InputFault } from '../errors.ts';
import type { AgreementAccount } from './agreement.account.ts';

type Account = Pick<AgreementAccount, 'begunOn' | 'former' | 'court'>;

type DayChecks = {
  readonly [T in DisputeEventType]?: (account: Account, event: EventOf<T>) => readonly (InputFault | null)[];
};

/** The events whose days only the account of an agreement can tell to be impossible. */
const dayChecks: DayChecks = {
  RECORD_PERFORMANCE: ({ begunOn }, { performedOn }) => [
    notBeforeSigning('/performedOn', performedOn, begunOn),
  ],
  DEFAULT: ({ begunOn }, { remedies }) => [notBeforeSigning('/remedies/toldOn', remedies.toldOn, begunOn)],
  AMEND_AGREEMENT: ({ begunOn, former }, { amendedOn, obligations }) => [
    notBefore('/amendedOn', amendedOn, former.at(-1)?.until, '上次变更协议之日', 'it was amended last'),
    ...obligations.map(({ dueOn }, n) => notBeforeSigning(`/obligations/${n}/dueOn`, dueOn, begunOn)),
  ],
  RECORD_CONFIRMATION: ({ court }, { step, datedOn }) => {
    if (step === 'applied') return [];
    const dayOf = (before: 'applied' | 'granted') => court.findLast((taken) => taken.step === before)?.on;
    return step === 'enforcement'
      ? [notBefore('/datedOn', datedOn, dayOf('granted'), '法院裁定之日', 'the court has ruled')]
      : [notBefore('/datedOn', datedOn, dayOf('applied'), '申请司法确认之日', 'it was applied for')];
  },
};

/** Whether the account has anything to say of such an event: it need not be read for others. */
export const isAccounted = (type: DisputeEventType): boolean => dayChecks[type] !== undefined;

/**
 * What the account of the agreement that stands has against the days of an event: nothing of an agreement is performed,
 * amended or broken before anybody had signed it, and no court rules before it was asked. What a register tells of an
 * agreement without saying when it was signed is taken as it is told.
 * @source Mediation Act (2010), arts. 29–31; Civil Procedure Law (2023), arts. 205–206; decision 0067
 */
export function accountFaults(account: Account, event: DisputeEvent): readonly InputFault[] {
  const check = dayChecks[event.type] as
    | ((account: Account, event: DisputeEvent) => readonly (InputFault | null)[])
    | undefined;
  return (check?.(account, event) ?? []).filter((found) => found !== null);
}

const notBeforeSigning = (pointer: string, day: IsoDate, begunOn: IsoDate | null): InputFault | null =>
  notBefore(pointer, day, begunOn ?? undefined, '签订协议之日', 'anybody signed the agreement');
