import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { type RetentionTerm, retentionClasses, retentionRules } from '#domain';
import { Clock } from '#platform';
import { dueDossiers } from './retention.dossiers.ts';
import { type RetentionTerms, retentionTerms } from './retention.terms.ts';

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
  /** The townships of whoever asks keep it for different terms: this is the one of the first. */
  differs: z.boolean(),
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
      className: z.object({ zh: z.string(), en: z.string() }),
      archivedOn: z.iso.date(),
      endsOn: z.iso.date(),
      /** It must be kept all the same: nobody can put it on a list. */
      isHeld: z.boolean(),
      /** The list of destruction on which it stands. */
      listId: z.uuid().nullable(),
    }),
  ),
  /** There are more than are listed. */
  capped: z.boolean(),
});

const listedAtMost = 500;

/** What need not be kept any longer, and what the rules are. */
@Injectable()
export class RetentionDue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The longest overdue first, at most 500, only cases that this person may know of. */
  async view(actor: StaffActor, until: string = this.clock.today()): Promise<z.output<typeof retentionView>> {
    const terms = await retentionTerms(this.dataSource);
    const dossiers = await dueDossiers(this.dataSource, { terms, until, actor, limit: listedAtMost + 1 });
    return {
      rules: shownRules(terms, actor.townshipIds),
      dossiers: dossiers
        .slice(0, listedAtMost)
        .map((due) => ({ ...due, className: { ...retentionRules[due.class].name } })),
      capped: dossiers.length > listedAtMost,
    };
  }
}

function shownRules(terms: RetentionTerms, townshipIds: readonly string[]) {
  return retentionClasses.map((name) => {
    const [{ term, ...first }, ...others] = [
      terms.rule(townshipIds[0] ?? null, name),
      ...townshipIds.slice(1).map((id) => terms.rule(id, name)),
    ] as const;
    return {
      ...first,
      unit: term.unit,
      term: term.unit === 'permanent' ? null : term.term,
      differs: others.some((other) => !isSameTerm(other.term, term)),
    };
  });
}

const isSameTerm = (one: RetentionTerm, other: RetentionTerm): boolean =>
  one.unit === other.unit &&
  (one.unit === 'permanent' || other.unit === 'permanent' || one.term === other.term);
