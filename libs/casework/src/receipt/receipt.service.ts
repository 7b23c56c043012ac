import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { DisputeDetail, type Standing, seenWhole } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import type { Paper } from '#casework/paper';
import { addDays, mayGiveReceipts, noSuchDispute, readReceiptCode, receiptDays } from '#domain';
import { Clock, execute, inTransaction, qrSquare, query, type Tx } from '#platform';
import { barOf, type CaseOfReceipt, caseOf, partyOf, toldOf } from './receipt.case.ts';
import { addressOf, codeHash, drawCode } from './receipt.code.ts';
import { type HeldReceipt, holdersOf } from './receipt.holders.ts';
import { receiptPaper } from './receipt.paper.ts';
import { barred, noSuchReceiptHere, notYourReceipt, warningUnread } from './receipt.refusals.ts';
import type { GivenReceipt, ReceiptList, ReceiptRequest } from './receipt.view.ts';

/** Injection token of the origin that browsers outside reach, or null. */
export const RECEIPT_ORIGIN = Symbol('RECEIPT_ORIGIN');

/** Hands parties receipts with codes, renews and ends them. The code itself is kept nowhere. @source decision 0055 */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly detail: DisputeDetail,
    @Inject(RECEIPT_ORIGIN) private readonly origin: string | null,
  ) {}

  /**
   * The parties of a case, and who holds a receipt.
   * @param known  how this person stands to the case, where somebody has asked
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only"
   */
  async list(actor: StaffActor, disputeId: string, known?: Standing): Promise<ReceiptList> {
    const { ties, state, context } = seenWhole(known ?? (await this.detail.standing(disputeId, actor)));
    const today = this.clock.today();
    const { since, parties } = await holdersOf(this.dataSource, disputeId, context, today);
    const about = toldOf(state, context, since);
    return {
      items: parties.map(({ receipt, ...party }) => ({ party, receipt: shownOf(receipt) })),
      mayGive: mayGiveReceipts(actor, ties),
      bar: barOf(about, today),
      warning: about.warning,
    };
  }

  /**
   * Hands a party a receipt; one that they hold already is answered no more from now on.
   * @throws RuleError not-found; forbidden ("masked-only", "receipt-not-yours"); conflict ("receipt-confidential",
   *         "receipt-ended", "receipt-merged"); invalid at /warningRead
   */
  async give(actor: StaffActor, disputeId: string, asked: ReceiptRequest): Promise<GivenReceipt> {
    return await inTransaction(this.dataSource, (tx) => this.giveIn(tx, actor, disputeId, asked));
  }

  /** The same within a transaction, for a paper that carries the code; to be called last in it. */
  async giveIn(
    tx: Tx,
    actor: StaffActor,
    disputeId: string,
    { partyId, warningRead }: ReceiptRequest,
  ): Promise<GivenReceipt> {
    const about = await this.locked(tx, actor, disputeId);
    const today = this.clock.today();
    const bar = barOf(about, today);
    if (bar !== null) throw barred(bar);
    if (about.warning !== null && !warningRead) throw warningUnread(about.warning);
    const party = await partyOf(tx, about, partyId);
    if (party === undefined) throw noSuchDispute();
    await this.end(tx, actor, partyId);
    const code = drawCode();
    const expiresOn = addDays(today, receiptDays);
    const [made] = await query<{ id: string }>(tx, {
      text: `insert into party_receipt (party_id, code_hash, issued_by, issued_at, expires_on)
             values ($1, $2, $3, $4, $5) returning id`,
      values: [partyId, codeHash(code), actor.staffId, this.clock.now(), expiresOn],
    });
    if (made === undefined) throw new Error('an insert returns its row');
    await this.note(tx, actor, about, 'receipt.give', partyId);
    return this.paperOf({ id: made.id, about, party, code, issuedOn: today, expiresOn });
  }

  /**
   * The paper of a receipt as a file of Word, for whoever has just handed it out and so still has its code, which is kept nowhere.
   * @throws RuleError not-found, also for a code that is not that of this receipt; forbidden
   */
  async paper(actor: StaffActor, disputeId: string, receiptId: string, typed: string): Promise<Paper> {
    return await inTransaction(this.dataSource, async (tx) => {
      const about = await this.locked(tx, actor, disputeId);
      const code = readReceiptCode(typed);
      const [held] = await query<{ name: string; issuedOn: string; expiresOn: string; issuedAt: Date }>(tx, {
        text: `select p.name, (r.issued_at at time zone 'Asia/Shanghai')::date::text as "issuedOn",
                 r.expires_on::text as "expiresOn", r.issued_at as "issuedAt"
               from party_receipt r join party p on p.id = r.party_id
               where r.id = $1 and r.party_id = any($2::uuid[]) and r.revoked_at is null and r.code_hash = $3
                 and r.expires_on >= $4 and p.erased_on is null`,
        values: [receiptId, about.partyIds, codeHash(typed), this.clock.today()],
      });
      if (held === undefined || code === null) throw noSuchReceiptHere();
      const { name, issuedOn, expiresOn, issuedAt } = held;
      const given = this.paperOf({ id: receiptId, about, party: { name }, code, issuedOn, expiresOn });
      return receiptPaper(given, issuedAt.toISOString());
    });
  }

  /**
   * Ends the code of a receipt: a lost paper is answered no more.
   * @throws RuleError not-found; forbidden
   */
  async revoke(actor: StaffActor, disputeId: string, receiptId: string): Promise<ReceiptList> {
    await inTransaction(this.dataSource, async (tx) => {
      const about = await this.locked(tx, actor, disputeId);
      const held = await this.living(tx, about, receiptId);
      await this.end(tx, actor, held.partyId);
      await this.note(tx, actor, about, 'receipt.end', held.partyId);
    });
    return await this.list(actor, disputeId);
  }

  private async locked(tx: Tx, actor: StaffActor, disputeId: string): Promise<CaseOfReceipt> {
    await query(tx, { text: 'select 1 from dispute where id = $1 for no key update', values: [disputeId] });
    const { ties } = seenWhole(await this.detail.standing(disputeId, actor, tx));
    if (!mayGiveReceipts(actor, ties)) throw notYourReceipt();
    return await caseOf(tx, disputeId);
  }

  private async living(tx: Tx, { partyIds }: CaseOfReceipt, id: string) {
    const [held] = await query<{ partyId: string }>(tx, {
      text: `select party_id as "partyId" from party_receipt
             where id = $1 and party_id = any($2::uuid[]) and revoked_at is null`,
      values: [id, partyIds],
    });
    if (held === undefined) throw noSuchReceiptHere();
    return held;
  }

  private async end(tx: Tx, { staffId }: StaffActor, partyId: string): Promise<void> {
    await execute(tx, {
      text: 'update party_receipt set revoked_by = $2, revoked_at = $3 where party_id = $1 and revoked_at is null',
      values: [partyId, staffId, this.clock.now()],
    });
  }

  private async note(
    tx: Tx,
    { staffId, organisationId }: StaffActor,
    { id: disputeId, townshipId }: CaseOfReceipt,
    action: 'receipt.give' | 'receipt.end',
    partyId: string,
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    await audit(tx, { action, staffId, organisationId, townshipId, disputeId, partyId, at });
  }

  private paperOf(given: {
    readonly id: string;
    readonly about: CaseOfReceipt;
    readonly party: { readonly name: string };
    readonly code: string;
    readonly issuedOn: string;
    readonly expiresOn: string;
  }): GivenReceipt {
    const { id, about, party, code, issuedOn, expiresOn } = given;
    const { number, reportedOn, township, unit } = about;
    const address = this.origin === null ? null : addressOf(this.origin, code);
    return {
      ...{
        id,
        partyName: party.name,
        caseNumber: number,
        reportedOn,
        issuedOn,
        township,
        unit,
        expiresOn,
        code,
      },
      address: address && { ...address, square: qrSquare(address.withCode) },
    };
  }
}

const shownOf = (held: HeldReceipt | null) =>
  held && { ...held, issuedAt: new Date(held.issuedAt).toISOString() };
