import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { conditions, isTakenBack, Parameters, type TieRow, tieColumns, tiesOf } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  type DisputeState,
  isCapable,
  RuleError,
  type Stage,
  sightOf,
  stageLabels,
  stages,
  stateMeta,
} from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { ruleNameOf } from './rule.name.ts';
import { supervisionEvents } from './slip.event.ts';
import { addressee, issueSlip } from './slip.issue.ts';

const label = z.object({ zh: z.string(), en: z.string() });

/** A supervision slip (督办单): of its case the number and the stage, and nothing of anybody. */
export const slipView = z.object({
  id: z.uuid(),
  /** e.g. 月综督〔2026〕1号 */
  number: z.string(),
  issuedOn: z.iso.date(),
  issuedBy: z.object({ name: z.string(), organisation: z.string() }),
  township: z.string(),
  /** The unit that had the case. */
  to: z.string().nullable(),
  disputeId: z.uuid(),
  caseNumber: z.string().nullable(),
  stage: z.enum(stages),
  stageName: label,
  stateName: label,
  /** `order`: somebody ordered it; `ladder`: a deadline had passed and nobody had acted. */
  kind: z.enum(['order', 'ladder']),
  supervisedOn: z.iso.date(),
  /** The words of the order; null for a ladder, and for whoever sees the case masked. */
  order: z.string().nullable(),
  deadline: z.object({ name: label, dueOn: z.iso.date() }).nullable(),
  answerByOn: z.iso.date().nullable(),
  /** Who has signed for the unit. */
  signed: z.object({ by: z.object({ id: z.uuid(), name: z.string() }), at: z.iso.datetime() }).nullable(),
  /** This person may sign for it now. */
  maySign: z.boolean(),
});
export type Slip = z.output<typeof slipView>;

/** Which event of the case is supervised; its number in the history. */
export const slipRequest = z.strictObject({ seq: z.int().min(1).max(1_000_000) });

/**
 * Makes out supervision slips. A number is taken when a slip is made out, not when a case is supervised: a paper that nobody
 * makes out needs none, so the numbers of a body of a township have no gap within a year.
 * @source decision 0029
 */
@Injectable()
export class SlipService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes out the slip of an event; made out before, it is the same slip.
   * @throws RuleError kind "not-found": a case that this person does not see, or no such event of it
   */
  async issue(actor: StaffActor, disputeId: string, seq: number): Promise<Slip> {
    const id = await inTransaction(this.dataSource, async (tx) => {
      const townshipId = await this.supervised(tx, actor, disputeId, seq);
      const [at, today] = [this.clock.now().toISOString(), this.clock.today()];
      return await issueSlip(tx, actor, { townshipId, disputeId, seq, at, today });
    });
    return await this.view(actor, id);
  }

  /**
   * Signs for a slip in the name of one's unit. Signed by anybody of it before, it stays as it was signed.
   * @throws RuleError kind "not-found"; kind "forbidden", code "not-your-slip"
   */
  async sign(actor: StaffActor, id: string): Promise<Slip> {
    return await inTransaction(this.dataSource, async (tx) => {
      const slip = await this.view(actor, id, tx);
      if (slip.signed !== null) return slip;
      if (!slip.maySign)
        throw new RuleError({
          kind: 'forbidden',
          code: 'not-your-slip',
          message: 'Only the unit to which a slip went signs for it',
          messageZh: '督办单由被督办单位的人员签收',
        });
      await execute(tx, {
        text: 'update supervision_slip set signed_by = $2, signed_at = $3 where id = $1 and signed_at is null',
        values: [id, actor.staffId, this.clock.now()],
      });
      return await this.view(actor, id, tx);
    });
  }

  /**
   * A slip for whoever supervises and sees the case, and for the unit to which it went, whoever has the case now.
   * @throws RuleError kind "not-found"
   */
  async view(actor: StaffActor, id: string, on: Tx | DataSource = this.dataSource): Promise<Slip> {
    const parameters = new Parameters();
    const supervises = isCapable(actor.roles, 'supervision.read')
      ? conditions({}, actor, this.clock.today(), parameters)
      : 'false';
    const ownUnit = isCapable(actor.roles, 'review.sign') ? actor.organisationId : null;
    const where = `((${supervises}) or ${addressee} = ${parameters.add(ownUnit)}::uuid)`;
    const [row] = await query<SlipRow>(on, {
      text: `
        select s.id, s.number, (s.issued_at at time zone 'Asia/Shanghai')::date::text as "issuedOn", by.name as "byName",
          unit.name as "byUnit", township.name as township, "to".id as "toId", "to".name as "to", s.signed_at as "signedAt",
          signer.id as "signerId", signer.name as "signerName", d.id as "disputeId", d.number as "caseNumber",
          e.to_state as state, e.type, e.payload, e.happened_on::text as "supervisedOn", dl.rule, dl.due_on::text as "dueOn",
          ${tieColumns}
        from supervision_slip s
        join dispute d on d.id = s.dispute_id
        join dispute_event e on e.dispute_id = s.dispute_id and e.seq = s.event_seq
        join staff by on by.id = s.issued_by
        join organisation unit on unit.id = s.issued_by_unit
        join organisation township on township.id = s.township_id
        left join organisation "to" on "to".id = ${addressee}
        left join staff signer on signer.id = s.signed_by
        left join lateral (
          select rule, due_on from deadline where dispute_id = d.id and key = e.payload ->> 'key' and started_seq <= e.seq
          order by started_seq desc limit 1) dl on true
        where s.id = ${parameters.add(id)} and ${where}`,
      values: parameters.values,
    });
    if (row === undefined) throw noSuchSlip();
    return slipOf(row, actor);
  }

  private async supervised(tx: Tx, actor: StaffActor, disputeId: string, seq: number): Promise<string> {
    const parameters = new Parameters();
    const where = conditions({}, actor, this.clock.today(), parameters);
    const [row] = await query<{ townshipId: string }>(tx, {
      text: `
        select d.township_id as "townshipId" from dispute d join dispute_event e on e.dispute_id = d.id
        where d.id = ${parameters.add(disputeId)} and e.seq = ${parameters.add(seq)}
          and e.type = any(${parameters.add(supervisionEvents)}::text[])
          and (e.type = 'SUPERVISE' or e.payload ->> 'step' = 'supervision') and not ${isTakenBack('e')}
          and ${where} for no key update of d`,
      values: parameters.values,
    });
    if (row === undefined) throw noSuchSlip();
    return row.townshipId;
  }
}

interface SlipRow extends TieRow {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly byName: string;
  readonly byUnit: string;
  readonly township: string;
  readonly toId: string | null;
  readonly to: string | null;
  readonly signedAt: Date | null;
  readonly signerId: string | null;
  readonly signerName: string | null;
  readonly disputeId: string;
  readonly caseNumber: string | null;
  readonly state: DisputeState;
  readonly type: string;
  readonly payload: { readonly order?: string; readonly answerByOn?: string };
  readonly supervisedOn: string;
  readonly rule: string | null;
  readonly dueOn: string | null;
}

function slipOf(row: SlipRow, actor: StaffActor): Slip {
  const { zh, en, stage } = stateMeta[row.state];
  const isOfUnit = row.toId === actor.organisationId && isCapable(actor.roles, 'review.sign');
  const seesWhole = sightOf(actor, tiesOf(row)) === 'case' || (isOfUnit && !row.isDestroyed);
  const { order, answerByOn } = row.payload;
  return {
    id: row.id,
    number: row.number,
    issuedOn: row.issuedOn,
    issuedBy: { name: row.byName, organisation: row.byUnit },
    township: row.township,
    to: row.to,
    disputeId: row.disputeId,
    caseNumber: row.caseNumber,
    stage: stage as Stage,
    stageName: stageLabels[stage as Stage],
    stateName: { zh, en },
    kind: row.type === 'SUPERVISE' ? 'order' : 'ladder',
    supervisedOn: row.supervisedOn,
    order: seesWhole ? (order ?? null) : null,
    deadline:
      row.rule === null || row.dueOn === null ? null : { name: ruleNameOf(row.rule), dueOn: row.dueOn },
    answerByOn: answerByOn ?? null,
    signed: row.signedAt && {
      by: { id: row.signerId ?? '', name: row.signerName ?? '' },
      at: row.signedAt.toISOString(),
    },
    maySign: isOfUnit && row.signedAt === null,
  };
}

const noSuchSlip = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-slip',
    message: 'There is no such supervision slip, and no such supervision of a case',
    messageZh: '没有这份督办单，或案件没有这次督办',
  });
