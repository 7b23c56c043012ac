import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { isoInstant, query } from '#platform';

/** What was computed again, the latest first, with how far it has come. */
export const recomputationList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      rules: z.string().nullable(),
      calendar: z.string().nullable(),
      reason: z.string(),
      askedBy: z.string(),
      askedAt: z.iso.datetime(),
      cases: z.int(),
      done: z.int(),
      moved: z.int(),
      undoes: z.uuid().nullable(),
      /** A change of rules that has not been taken back yet. */
      undoable: z.boolean(),
    }),
  ),
});

@Injectable()
export class RecomputationList {
  constructor(private readonly dataSource: DataSource) {}

  /** The last hundred: an office makes a few in a year. */
  async view(): Promise<z.output<typeof recomputationList>> {
    const items = await query<z.output<typeof recomputationList>['items'][number]>(this.dataSource, {
      text: `
        select r.id, r.rules, r.calendar, r.reason, s.name as "askedBy", r.undoes,
          ${isoInstant('r.asked_at')} as "askedAt",
          count(c.*)::int as cases, count(c.done_at)::int as done, count(c.seq)::int as moved,
          r.rules is not null and r.undoes is null and not exists (select 1 from recomputation u where u.undoes = r.id) as undoable
        from recomputation r join staff s on s.id = r.asked_by
        left join recomputed_case c on c.recomputation_id = r.id
        group by r.id, s.name order by r.asked_at desc, r.id desc limit 100`,
    });
    return { items: [...items] };
  }
}
