import type { DataSource } from 'typeorm';
import {
  answeredUntil,
  type DisputeContext,
  type DisputeState,
  isToldByCode,
  noSuchDispute,
  type ReceiptContact,
  type ReceiptWarning,
  receiptWarningOf,
  restore,
} from '#domain';
import { query, type Tx } from '#platform';
import { contactJoins, contactSql, sinceSql } from './receipt.columns.ts';
import type { ReceiptList } from './receipt.view.ts';

/** What decides whether parties of a case get receipts. */
interface Told {
  readonly isTold: boolean;
  readonly isMerged: boolean;
  /** The last day on which its codes are answered; null while it goes on. */
  readonly answeredUntil: string | null;
  readonly warning: ReceiptWarning | null;
}

/** The same, with what stands on them. */
export interface CaseOfReceipt extends Told {
  readonly id: string;
  readonly townshipId: string;
  readonly number: string | null;
  readonly reportedOn: string;
  readonly township: string;
  readonly unit: ReceiptContact;
  readonly partyIds: readonly string[];
}

interface Row {
  readonly townshipId: string;
  readonly number: string | null;
  readonly reportedOn: string;
  readonly since: string;
  readonly township: string;
  readonly unit: ReceiptContact;
  readonly snapshot: Parameters<typeof restore>[0];
}

/** The case, for whoever was found to see it. @throws RuleError kind "not-found" */
export async function caseOf(on: Tx | DataSource, id: string): Promise<CaseOfReceipt> {
  const [row] = await query<Row>(on, {
    name: 'receipt.case',
    text: `
      select d.township_id as "townshipId", d.number, d.reported_on::text as "reportedOn",
        ${sinceSql} as since, t.name as township, d.snapshot,
        ${contactSql} as unit
      from dispute d join organisation t on t.id = d.township_id ${contactJoins}
      where d.id = $1`,
    values: [id],
  });
  if (row === undefined) throw noSuchDispute();
  const { snapshot, since, ...shown } = row;
  const { value, context } = restore(snapshot);
  return {
    id,
    ...shown,
    partyIds: context.parties.map((party) => party.id),
    ...toldOf(value, context, since),
  };
}

/** @param since  the day on which it came into its state */
export const toldOf = (state: DisputeState, context: DisputeContext, since: string): Told => ({
  isTold: isToldByCode(context),
  isMerged: state === 'merged',
  answeredUntil: answeredUntil(state, since),
  warning: receiptWarningOf(context),
});

/** Why nobody gets a receipt of the case today; null where they may. */
export function barOf(about: Told, today: string): ReceiptList['bar'] {
  if (!about.isTold) return 'confidential';
  if (about.isMerged) return 'merged';
  return about.answeredUntil !== null && about.answeredUntil < today ? 'ended' : null;
}

/** A party of the case, also one whom it took over; not one who was erased. */
export async function partyOf(
  tx: Tx,
  { partyIds }: CaseOfReceipt,
  partyId: string,
): Promise<{ readonly name: string } | undefined> {
  const [party] = await query<{ name: string }>(tx, {
    text: 'select name from party where id = $1 and id = any($2::uuid[]) and erased_on is null',
    values: [partyId, partyIds],
  });
  return party;
}
