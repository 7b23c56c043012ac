import type { NumberedEvent } from '#casework/dispute';
import {
  type AgreedPromise,
  type AgreementAccount,
  agreementsIn,
  type IsoDate,
  type ObligationStatus,
  obligationStatusLabels,
  type PaperData,
  statusOf,
} from '#domain';
import { promiseRows, wordsOf } from './agreement.data.ts';
import type { CaseFacts } from './case.facts.ts';
import { amounts, day, type Row } from './common.data.ts';

/**
 * The agreement that an event brought about, with all that came of it, also when it has ended and another took its place.
 * @source decision 0050
 */
function accountOf({ events }: CaseFacts, begunBy: NumberedEvent): AgreementAccount | undefined {
  const history = events.map(({ seq, ...event }) => ({ seq, event }));
  return agreementsIn(history).find(({ seq }) => seq === begunBy.seq);
}

/** Every promise of an agreement with how it stands: those of former terms that were not kept before those that hold. */
function standingPromises({ promises, former }: AgreementAccount, today: IsoDate) {
  const replaced = former.flatMap((terms) => terms.promises);
  return [
    ...replaced.map((promise) => ({ promise, status: 'amended' as ObligationStatus })),
    ...promises.map((promise) => ({
      promise,
      status: statusOf({ ...promise, broken: promise.breaches.at(-1) }, today),
    })),
  ];
}

/** 部分履行，已付1,000元: how it stands, and what was paid of one that is still owed. */
function keptWords({ performed, performedFen }: AgreedPromise, status: ObligationStatus): string {
  const words = obligationStatusLabels[status].zh;
  return performed || performedFen === 0 ? words : `${words}，已付${amounts(performedFen)[0]}`;
}

/** The obligations of an agreement with what was kept of each. */
function keptRows(facts: CaseFacts, account: AgreementAccount): readonly Row[] {
  const standing = standingPromises(account, facts.today);
  const rows = promiseRows(
    facts,
    standing.map(({ promise }) => promise),
  );
  return standing.map(({ promise, status }, n) => ({ ...rows[n], 履行情况: keptWords(promise, status) }));
}

/** What was paid and done of an agreement under all its terms, one line for each time, the first first. */
export function performanceData(facts: CaseFacts, event: NumberedEvent | undefined): PaperData {
  const account = event && accountOf(facts, event);
  if (account === undefined) return {};
  const receipts = standingPromises(account, facts.today)
    .flatMap(({ promise }) => promise.receipts.map((receipt) => ({ ...receipt, what: wordsOf(promise) })))
    .toSorted((one, other) => one.seq - other.seq);
  return {
    约定: keptRows(facts, account),
    履行: receipts.map(({ what, on, amountFen, proof }, n) => {
      const [figures, capitals] = amounts(amountFen);
      return {
        序号: String(n + 1),
        内容: what,
        履行日期: day(on),
        金额: figures,
        金额大写: capitals,
        凭证: proof,
      };
    }),
  };
}
