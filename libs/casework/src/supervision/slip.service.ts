import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { conditions, isTakenBack, Parameters } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  type DisputeState,
  type OrganisationKind,
  RuleError,
  type Stage,
  sightOf,
  stageLabels,
  stages,
  stateMeta,
} from '#domain';
import { Clock, inTransaction, query, type Tx } from '#platform';
import { ruleNameOf } from './rule.name.ts';
import { supervisionEvents } from './slip.event.ts';

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
      const [known] = await query<{ id: string }>(tx, {
        text: 'select id from supervision_slip where dispute_id = $1 and event_seq = $2',
        values: [disputeId, seq],
      });
      return known?.id ?? (await this.number(tx, actor, { disputeId, seq, townshipId }));
    });
    return await this.view(actor, id);
  }

  /** @throws RuleError kind "not-found" */
  async view(actor: StaffActor, id: string): Promise<Slip> {
    const parameters = new Parameters();
    const where = conditions({}, actor, this.clock.today(), parameters);
    const [row] = await query<SlipRow>(this.dataSource, {
      text: `
        select s.id, s.number, (s.issued_at at time zone 'Asia/Shanghai')::date::text as "issuedOn", by.name as "byName",
          unit.name as "byUnit", township.name as township, "to".name as "to", d.id as "disputeId", d.number as "caseNumber",
          e.to_state as state, e.type, e.payload, e.happened_on::text as "supervisedOn", dl.rule, dl.due_on::text as "dueOn",
          d.reporter_id as "reporterId", d.mediator_ids as "mediatorIds", d.holder_id as "holderId", d.lead_id as "leadId",
          d.assisting_ids as "assistingIds", d.place_id as "placeId", d.offered_to_id as "offeredToId"
        from supervision_slip s
        join dispute d on d.id = s.dispute_id
        join dispute_event e on e.dispute_id = s.dispute_id and e.seq = s.event_seq
        join staff by on by.id = s.issued_by
        join organisation unit on unit.id = s.issued_by_unit
        join organisation township on township.id = s.township_id
        left join organisation "to" on "to".id = coalesce(e.holder_id, d.lead_id)
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
          and ${where} for update of d`,
      values: parameters.values,
    });
    if (row === undefined) throw noSuchSlip();
    return row.townshipId;
  }

  private async number(
    tx: Tx,
    { staffId, organisationId, organisationKind }: StaffActor,
    of: { readonly disputeId: string; readonly seq: number; readonly townshipId: string },
  ): Promise<string> {
    // Those who take a number of one township wait for each other; nobody who only refers to it does.
    await query(tx, {
      text: 'select 1 from organisation where id = $1 for no key update',
      values: [of.townshipId],
    });
    const [row] = await query<{ id: string }>(tx, {
      text: `
        insert into supervision_slip
          (township_id, series, year, seq, number, dispute_id, event_seq, issued_by, issued_by_unit, issued_at)
        select o.id, $8, $2, n.seq,
          coalesce(o.short_name, left(o.name, 1)) || $8 || '督〔' || $2::integer || '〕' || n.seq || '号', $3, $4, $5, $6, $7
        from organisation o cross join lateral (
          select coalesce(max(seq), 0) + 1 as seq from supervision_slip
          where township_id = o.id and series = $8 and year = $2) n
        where o.id = $1 returning id`,
      values: [
        of.townshipId,
        Number(this.clock.today().slice(0, 4)),
        of.disputeId,
        of.seq,
        staffId,
        organisationId,
        this.clock.now(),
        seriesOf(organisationKind),
      ],
    });
    if (row === undefined) throw new Error('the slip was not written');
    return row.id;
  }
}

/** Centre, justice office and government number their papers each by themselves: 月综督, 月司督, 月政督. */
function seriesOf(kind: OrganisationKind): string {
  if (kind === 'centre') return '综';
  return kind === 'office' ? '司' : '政';
}

interface SlipRow {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly byName: string;
  readonly byUnit: string;
  readonly township: string;
  readonly to: string | null;
  readonly disputeId: string;
  readonly caseNumber: string | null;
  readonly state: DisputeState;
  readonly type: string;
  readonly payload: { readonly order?: string; readonly answerByOn?: string };
  readonly supervisedOn: string;
  readonly rule: string | null;
  readonly dueOn: string | null;
  readonly reporterId: string | null;
  readonly mediatorIds: readonly string[];
  readonly holderId: string | null;
  readonly leadId: string | null;
  readonly assistingIds: readonly string[];
  readonly placeId: string;
  readonly offeredToId: string | null;
}

function slipOf(row: SlipRow, actor: StaffActor): Slip {
  const { zh, en, stage } = stateMeta[row.state];
  const seesWhole =
    sightOf(actor, {
      ...row,
      offer: row.offeredToId === null ? null : { toId: row.offeredToId, fromId: row.holderId ?? '' },
      refusals: 0,
    }) === 'case';
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
  };
}

const noSuchSlip = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-slip',
    message: 'There is no such supervision slip, and no such supervision of a case',
    messageZh: '没有这份督办单，或案件没有这次督办',
  });
