import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  answeredUntil,
  type DisputeState,
  isToldByCode,
  partyStageLabels,
  partyStageOf,
  type ReceiptContact,
  RuleError,
  restore,
} from '#domain';
import { Clock, query } from '#platform';
import { codeHash } from './receipt.code.ts';
import { contactJoins, contactSql, sinceSql } from './receipt.columns.ts';
import type { PartyView } from './receipt.view.ts';

/** A case on the way from the one of the receipt to the one that goes on for it, the first of them first. */
export interface Step {
  readonly receiptId: string;
  readonly expiresOn: string;
  readonly snapshot: Parameters<typeof restore>[0];
  /** Since when its state is what it is. */
  readonly since: string;
  readonly unit: ReceiptContact;
  readonly next: { readonly on?: string; readonly time?: string } | null;
}

const longestWay = 20;

/** Answers a code: without an account, without a name, and one way for every code that is not to be answered. */
@Injectable()
export class PartyLook {
  readonly #logger = new Logger('Receipt');

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * How far the case of a receipt is. Every code, right or wrong, costs one hash and the same statement.
   * @param typed  whatever somebody typed
   * @throws RuleError kind "not-found", code "no-such-receipt": unknown, mistyped, revoked, expired, or not told any more
   */
  async of(typed: string): Promise<PartyView> {
    const steps = await query<Step>(this.dataSource, {
      name: 'receipt.look',
      text,
      values: [codeHash(typed)],
    });
    const found = viewOf(steps, this.clock.today());
    if (found === null) throw noSuchReceipt();
    this.#logger.log({ msg: 'receipt.read', receiptId: steps[0]?.receiptId });
    return found;
  }
}

/** A merger is followed to the case that goes on. */
const text = `
  with recursive way as (
    select r.id as receipt, r.expires_on, p.dispute_id as id, 1 as step
    from party_receipt r join party p on p.id = r.party_id
    where r.code_hash = $1 and r.revoked_at is null and p.erased_on is null
    union all
    select w.receipt, w.expires_on, (d.snapshot #>> '{context,mergedInto}')::uuid, w.step + 1
    from way w join dispute d on d.id = w.id
    where d.snapshot #>> '{context,mergedInto}' is not null and w.step < ${longestWay})
  select w.receipt as "receiptId", w.expires_on::text as "expiresOn", d.snapshot,
    ${sinceSql} as since, ${contactSql} as unit,
    (select jsonb_build_object('on', e.payload ->> 'nextAppointmentOn', 'time', e.payload ->> 'nextAppointmentTime')
     from dispute_event e where e.dispute_id = d.id and e.type = 'HOLD_SESSION' order by e.seq desc limit 1) as next
  from way w join dispute d on d.id = w.id ${contactJoins}
  order by w.step`;

/** States in which the day that was named last is still to come. */
const awaitsSession: ReadonlySet<DisputeState> = new Set(['underway']);

/** What is told of a way of cases; null where it is not told, or not any more. @param today  day of the office */
export function viewOf(steps: readonly Step[], today: string): PartyView | null {
  const last = steps.at(-1);
  if (last === undefined || last.expiresOn < today) return null;
  const cases = steps.map(({ snapshot }) => restore(snapshot));
  const [state] = cases.slice(-1).map(({ value }) => value);
  if (state === undefined || cases.some(({ context }) => !isToldByCode(context))) return null;
  const until = answeredUntil(state, last.since);
  if (until !== null && until < today) return null;
  const { on, time } = last.next ?? {};
  const { unit } = last;
  const code = partyStageOf[state];
  return {
    stage: { code, ...partyStageLabels[code] },
    appointment:
      on && on >= today && awaitsSession.has(state) ? { on, time: time ?? null, place: unit.address } : null,
    contact: { unit: unit.name, phone: unit.phone, phoneOf: unit.phoneOf },
  };
}

/** The one answer for every code that is not answered. */
const noSuchReceipt = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-receipt',
    message: 'This code is wrong or no longer valid: check it, or ask the unit that gave you the receipt',
    messageZh: '回执码不正确或已失效，请核对后再试，或向出具回执的单位询问',
  });
