import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Parameters, visible } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { type RetentionClass, retentionEndsOn, retentionStartedBy } from '#domain';
import { Clock, query } from '#platform';
import { type LocalRule, localRules } from './retention.terms.ts';

export const dueAsked = z.strictObject({
  /** What will be due by this day; default today. */
  until: z.iso
    .date()
    .refine((day) => day <= '2199-12-31')
    .optional(),
});

const rule = z.object({
  class: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  unit: z.enum(['day', 'year', 'permanent']),
  term: z.int().nullable(),
  starts: z.string(),
  endedBy: z.enum(['job', 'signature', 'nobody']),
  source: z.string(),
  isLocal: z.boolean(),
});
z.globalRegistry.add(rule, { title: 'RetentionRule' });

export const retentionView = z.object({
  rules: z.array(rule),
  /** Archived cases whose term is over: a person decides and signs. */
  dossiers: z.array(
    z.object({
      disputeId: z.uuid(),
      number: z.string().nullable(),
      class: z.string(),
      archivedOn: z.iso.date(),
      endsOn: z.iso.date(),
    }),
  ),
  /** There are more than are listed. */
  capped: z.boolean(),
});

const listedAtMost = 500;

/** Which class a dossier is, by the term that was chosen when it was archived. */
const dossierClasses: readonly RetentionClass[] = ['dossier_10years', 'dossier_30years'];

/** What need not be kept any longer, and what the rules are. */
@Injectable()
export class RetentionDue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The longest overdue first, at most 500, only cases that this person may know of. */
  async view(actor: StaffActor, until: string = this.clock.today()): Promise<z.output<typeof retentionView>> {
    const rules = await localRules(this.dataSource);
    const dossiers = await this.dossiers(actor, rules, until);
    return {
      rules: rules.map(({ term, ...one }) => ({
        ...one,
        unit: term.unit,
        term: term.unit === 'permanent' ? null : term.term,
      })),
      dossiers: dossiers.slice(0, listedAtMost),
      capped: dossiers.length > listedAtMost,
    };
  }

  private async dossiers(actor: StaffActor, rules: readonly LocalRule[], until: string) {
    const parameters = new Parameters();
    const where = visible(actor, 'masked', parameters);
    const asked = rules.flatMap((one) => {
      const startedBy = retentionStartedBy(one.term, until);
      return dossierClasses.includes(one.class) && startedBy !== null
        ? [{ class: one.class, startedBy }]
        : [];
    });
    const rows = await query<{
      disputeId: string;
      number: string | null;
      class: RetentionClass;
      archivedOn: string;
    }>(this.dataSource, {
      text: `
          select d.id as "disputeId", d.number, asked.class, e.happened_on::text as "archivedOn"
          from dispute d
          join lateral (select happened_on, payload, date_trunc('year', happened_on) + interval '1 year' as starts
                        from dispute_event
                        where dispute_id = d.id and type = 'ARCHIVE' order by seq desc limit 1) e on true
          join jsonb_to_recordset(${parameters.add(JSON.stringify(asked))}::jsonb) as asked (class text, "startedBy" date)
            on asked.class = 'dossier_' || (e.payload ->> 'retention') and e.starts <= asked."startedBy"
          where d.dossier = 'archived' and ${where}
          order by e.starts - asked."startedBy", e.happened_on, d.id limit ${listedAtMost + 1}`,
      values: parameters.values,
    });
    return rows.flatMap((row) => {
      const kept = rules.find((one) => one.class === row.class);
      const endsOn = kept && retentionEndsOn(kept, kept.term, row.archivedOn);
      return endsOn ? [{ ...row, endsOn }] : [];
    });
  }
}
