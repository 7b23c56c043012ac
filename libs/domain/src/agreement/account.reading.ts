import type { RecordedEvent } from '../dispute/dispute.events.ts';
import { beginnings, changes } from './account.events.ts';
import type { AgreementAccount, NumberedEvent } from './agreement.account.ts';

type Steps<Step> = Readonly<Partial<Record<RecordedEvent['type'], Step>>>;
type Begin = (seq: number, event: RecordedEvent) => AgreementAccount | null;
type Change = (account: AgreementAccount, seq: number, event: RecordedEvent) => AgreementAccount;

/** The agreements of a case, the first first. What was taken back has not happened. */
export function agreementsIn(history: readonly NumberedEvent[]): readonly AgreementAccount[] {
  const takenBack = new Set(history.flatMap(({ event }) => (event.type === 'RETRACT' ? event.seqs : [])));
  let accounts: readonly AgreementAccount[] = [];
  for (const { seq, event } of history) {
    if (takenBack.has(seq)) continue;
    const begun = (beginnings as Steps<Begin>)[event.type]?.(seq, event) ?? null;
    const standing = accounts.at(-1);
    if (begun !== null) accounts = [...accounts, begun];
    else if (standing !== undefined && takes(standing, event.type)) {
      const change = (changes as Steps<Change>)[event.type];
      if (change !== undefined) accounts = [...accounts.slice(0, -1), change(standing, seq, event)];
    }
  }
  return accounts;
}

/** What was broken is owed while a new attempt is made over it. @source decision 0071 */
const whileOwed: ReadonlySet<string> = new Set(['RECORD_PERFORMANCE', 'RECORD_CONFIRMATION', 'REOPEN']);

const takes = ({ endedBy }: AgreementAccount, type: RecordedEvent['type']): boolean =>
  endedBy === null || (endedBy.stillOwed && whileOwed.has(type));

/** The agreement that stands, or was broken and may still be kept; null where there is none. */
export function agreementIn(history: readonly NumberedEvent[]): AgreementAccount | null {
  const last = agreementsIn(history).at(-1);
  return last === undefined || last.endedBy?.stillOwed === false ? null : last;
}
