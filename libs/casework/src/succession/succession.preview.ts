import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Parameters, visible } from '#casework/dispute';
import { notesOpenedOnlyBy, type StaffActor } from '#casework/organisation';
import {
  addDays,
  awaitsAnswer,
  type DisputeState,
  disputeStates,
  mayTakeCases,
  type Role,
  restore,
  stateMeta,
} from '#domain';
import { Clock, query } from '#platform';
import { type Leaver, leaverOf } from './succession.access.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const named = z.object({ id: z.uuid(), name: z.string() });
const byState = z.array(z.object({ state: z.string(), name: label, cases: z.int() }));

/** What hangs on somebody: counts for whoever arranges it, cases only for whoever may see them. */
export const successionPreview = z.object({
  person: named.extend({ active: z.boolean(), organisation: named }),
  /** Cases that have to be handed on: open, or with a visit still owed. */
  cases: z.int(),
  byState,
  /** Of these, how many name nobody else as mediator. */
  alone: z.int(),
  /** Of these, how many another unit holds: only somebody there can take them. */
  elsewhere: z.int(),
  clocks: z.object({ running: z.int(), overdue: z.int(), thisWeek: z.int() }),
  /** Cases of which a passed deadline reminded the office and nobody has answered. */
  unanswered: z.int(),
  /** Tasks of the weekly review that are not done, and supervision slips, of these cases. */
  tasks: z.int(),
  slips: z.int(),
  /** Ended cases whose dossier is still to be shut; the justice office does that, whoever mediated. */
  toArchive: z.int(),
  /**
   * Sealed notes of any case that nobody else can open: only they, with their code, can let the mediators of today in
   * (decision 0057). Once they are gone, breaking the seal is the way, and where nobody keeps the halves there is none.
   */
  sealedNotes: z.int(),
  /** Heads the unit today: somebody else must be named. */
  isHead: z.boolean(),
  /** Who may take cases that the person's unit holds, with how many each of them has. */
  successors: z.array(named.extend({ cases: z.int() })),
  /** Those that the reader may see, by what is due first. */
  shown: z.array(
    z.object({
      disputeId: z.uuid(),
      number: z.string().nullable(),
      stateName: label,
      holder: named.nullable(),
      nextDueOn: z.iso.date().nullable(),
    }),
  ),
});
z.globalRegistry.add(successionPreview, { title: 'SuccessionPreview' });
type View = z.output<typeof successionPreview>;

/** SQL for a case that has work left of whoever mediates `dispute d`. */
export const hasWorkLeftOf = (person: string): string =>
  `d.mediator_ids @> array[${person}::uuid] and (d.stage in ('reported', 'analyzed', 'mediated') or d.state = 'followUp')`;

/** More than anybody has; the counts are of all. */
const shownAtMost = 500;

interface Row {
  readonly id: string;
  readonly number: string | null;
  readonly state: DisputeState;
  readonly snapshot: unknown;
  readonly holder: { readonly id: string; readonly name: string } | null;
  readonly nextDueOn: string | null;
  readonly isSeen: boolean;
}

/** Looks at what hangs on somebody, and changes nothing. */
@Injectable()
export class SuccessionPreview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleError not-found, forbidden: see {@link leaverOf} */
  async of(actor: StaffActor, staffId: string): Promise<View> {
    const person = await leaverOf(this.dataSource, actor, staffId);
    const [rows, facts, successors] = await Promise.all([
      this.cases(actor, person),
      this.facts(person),
      this.successors(person),
    ]);
    const contexts = rows.map(({ snapshot }) => restore(snapshot).context);
    return {
      person: { ...person },
      cases: rows.length,
      byState: disputeStates.flatMap((state) => {
        const cases = rows.filter((row) => row.state === state).length;
        const { zh, en } = stateMeta[state];
        return cases === 0 ? [] : [{ state, name: { zh, en }, cases }];
      }),
      alone: contexts.filter(({ mediatorIds }) => mediatorIds.length === 1).length,
      elsewhere: contexts.filter(({ holderId }) => holderId !== person.organisation.id).length,
      unanswered: contexts.filter(({ clocks }) => clocks.some(awaitsAnswer)).length,
      ...facts,
      successors: successors.map((one) => ({ ...one })),
      shown: rows
        .filter(({ isSeen }) => isSeen)
        .slice(0, shownAtMost)
        .map(({ id, number, state, holder, nextDueOn }) => {
          const { zh, en } = stateMeta[state];
          return { disputeId: id, number, stateName: { zh, en }, holder, nextDueOn };
        }),
    };
  }

  private async cases(actor: StaffActor, { id }: Leaver): Promise<readonly Row[]> {
    const parameters = new Parameters();
    const [person, isSeen] = [parameters.add(id), visible(actor, 'masked', parameters)];
    return await query<Row>(this.dataSource, {
      text: `select d.id, d.number, d.state, d.snapshot, d.next_due_on::text as "nextDueOn", (${isSeen}) as "isSeen",
               (select jsonb_build_object('id', o.id, 'name', o.name) from organisation o where o.id = d.holder_id) as holder
             from dispute d where ${hasWorkLeftOf(person)} order by d.next_due_on nulls last, d.id`,
      values: parameters.values,
    });
  }

  private async facts({
    id,
  }: Leaver): Promise<Pick<View, 'clocks' | 'tasks' | 'slips' | 'toArchive' | 'sealedNotes' | 'isHead'>> {
    const today = this.clock.today();
    const [row] = await query<Awaited<ReturnType<SuccessionPreview['facts']>>>(this.dataSource, {
      text: `
        with work as (select d.id from dispute d where ${hasWorkLeftOf('$1')}),
        running as (select dl.due_on from deadline dl join work on work.id = dl.dispute_id where dl.stopped_seq is null)
        select
          (select jsonb_build_object('running', count(*), 'overdue', count(*) filter (where due_on < $2::date),
             'thisWeek', count(*) filter (where due_on between $2::date and $3::date)) from running) as clocks,
          (select count(*)::int from review_decision r join work on work.id = r.dispute_id
           where not r.done and r.refusal is null) as tasks,
          (select count(*)::int from supervision_slip l join work on work.id = l.dispute_id) as slips,
          (select count(*)::int from dispute d where d.mediator_ids @> array[$1::uuid] and d.dossier = 'open'
             and d.stage in ('resolved', 'closed') and d.state <> 'followUp') as "toArchive",
          ${notesOpenedOnlyBy('$1')} as "sealedNotes",
          exists (select 1 from appointment where staff_id = $1 and is_head
             and $2::date between starts_on and coalesce(ends_on, 'infinity')) as "isHead"`,
      values: [id, today, addDays(today, 6)],
    });
    if (row === undefined) throw new Error('counting always answers');
    return row;
  }

  private async successors({ id, organisation }: Leaver): Promise<View['successors']> {
    const people = await query<{ id: string; name: string; roles: readonly Role[]; cases: number }>(
      this.dataSource,
      {
        text: `select s.id, s.name, array_agg(distinct a.role) as roles,
                 (select count(*)::int from dispute d where ${hasWorkLeftOf('s.id')}) as cases
               from staff s join appointment a on a.staff_id = s.id
                 and $3::date between a.starts_on and coalesce(a.ends_on, 'infinity')
               where s.organisation_id = $1 and s.id <> $2 and s.active group by s.id order by s.name`,
        values: [organisation.id, id, this.clock.today()],
      },
    );
    return people.filter(({ roles }) => mayTakeCases(roles)).map(({ roles: _, ...successor }) => successor);
  }
}
