import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Parameters, visible } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { type SuccessionRefusal, successionRefusals } from '#domain';
import { isoInstant, query } from '#platform';
import { leaverOf } from './succession.access.ts';
import { isUndoable } from './succession.service.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const refusalCodes = Object.keys(successionRefusals) as [SuccessionRefusal, ...SuccessionRefusal[]];
const refusal = z.object({ code: z.enum(refusalCodes), name: label });

/** When somebody's work was handed on, the latest first: how far it has come, and what stayed behind and why. */
export const successionList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      reason: z.string(),
      askedBy: z.string(),
      askedAt: z.iso.datetime(),
      endedAt: z.iso.datetime().nullable(),
      cases: z.int(),
      handedOn: z.int(),
      to: z.array(z.object({ id: z.uuid(), name: z.string(), cases: z.int() })),
      /** Of all cases that stayed behind. */
      refused: z.array(refusal.extend({ cases: z.int() })),
      /** Those of them that the reader may see. */
      refusedCases: z.array(refusal.extend({ disputeId: z.uuid(), number: z.string().nullable() })),
      undoes: z.uuid().nullable(),
      /** Handed something on, and was not taken back yet. */
      undoable: z.boolean(),
    }),
  ),
});
z.globalRegistry.add(successionList, { title: 'SuccessionList' });
type Item = z.output<typeof successionList>['items'][number];
type Row = Omit<Item, 'refused' | 'refusedCases'> & {
  readonly refused: readonly { readonly code: SuccessionRefusal; readonly cases: number }[];
  readonly refusedCases: readonly {
    readonly code: SuccessionRefusal;
    readonly disputeId: string;
    readonly number: string | null;
  }[];
};

/** Lists how the work of somebody was handed on, for whoever may arrange it. */
@Injectable()
export class SuccessionList {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Of one person, the last twenty; of the cases that stayed behind the first two hundred.
   * @throws RuleError not-found, forbidden: see {@link leaverOf}
   */
  async of(actor: StaffActor, staffId: string): Promise<z.output<typeof successionList>> {
    await leaverOf(this.dataSource, actor, staffId);
    const parameters = new Parameters();
    const [person, isSeen] = [parameters.add(staffId), visible(actor, 'masked', parameters)];
    const rows = await query<Row>(this.dataSource, {
      text: `
        select r.id, r.reason, s.name as "askedBy", r.undoes, ${isoInstant('r.asked_at')} as "askedAt",
          ${isoInstant('r.ended_at')} as "endedAt", count(c.*)::int as cases, count(c.seq)::int as "handedOn",
          coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'cases', n.cases) order by n.cases desc, p.name)
            from (select successor_id, count(*) as cases from succession_case
                  where succession_id = r.id and seq is not null group by successor_id) n
            join staff p on p.id = n.successor_id), '[]') as "to",
          coalesce((select jsonb_agg(jsonb_build_object('code', n.refusal, 'cases', n.cases) order by n.cases desc, n.refusal)
            from (select refusal, count(*) as cases from succession_case
                  where succession_id = r.id and refusal is not null group by refusal) n), '[]') as refused,
          coalesce((select jsonb_agg(jsonb_build_object('code', n.refusal, 'disputeId', n.id, 'number', n.number) order by n.id)
            from (select x.refusal, d.id, d.number from succession_case x join dispute d on d.id = x.dispute_id
                  where x.succession_id = r.id and x.refusal is not null and ${isSeen} order by d.id limit 200) n), '[]')
            as "refusedCases",
          ${isUndoable('r')} as undoable
        from succession r join staff s on s.id = r.asked_by
        left join succession_case c on c.succession_id = r.id
        where r.staff_id = ${person} group by r.id, s.name order by r.asked_at desc, r.id desc limit 20`,
      values: parameters.values,
    });
    return {
      items: rows.map((row) => ({
        ...row,
        refused: row.refused.map((one) => ({ ...one, name: successionRefusals[one.code] })),
        refusedCases: row.refusedCases.map((one) => ({ ...one, name: successionRefusals[one.code] })),
      })),
    };
  }
}
