import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import {
  type CaseTies,
  commandTypes,
  type DisputeContext,
  type DisputeEventType,
  type DisputeSnapshot,
  deadlineOfClock,
  deadlineRules,
  eventsNow,
  maskPhone,
  may,
  mayReadAccesses,
  mustPapers,
  noSuchDispute,
  publishedCalendar,
  restore,
  type Sight,
  sightOf,
} from '#domain';
import { query, type Tx } from '#platform';
import { historyOf } from './dispute.history.ts';
import { relatedOf, type TieEvent, tieEvents } from './dispute.relations.ts';
import { type DisputeRow, factsOf, rowColumns, rowJoins, tiesOf } from './dispute.row.ts';
import type { DisputeView, HistoryLine } from './dispute.view.ts';
import { Parameters, visible } from './dispute.visibility.ts';
import { historyLineOf, namesIn } from './history.line.ts';
import { everyPartyOf } from './party.reading.ts';
import { shownParty } from './party.ts';
import { PersonalData } from './personal.data.ts';

interface DetailRow extends DisputeRow {
  readonly snapshot: unknown;
  readonly channel: DisputeView['channel'];
  readonly township: DisputeView['township'];
  readonly lead: DisputeView['lead'];
  readonly offeredTo: DisputeView['offeredTo'];
  readonly reporter: DisputeView['reporter'];
  readonly assisting: DisputeView['assisting'];
  readonly createdAt: Date;
  readonly ties: readonly TieEvent[] | null;
}

/** How somebody stands to a case that they may know of. */
interface Standing {
  readonly sight: Sight;
  readonly townshipId: string;
  readonly sensitive: boolean;
  /** May see who looked at the case. */
  readonly readsAccesses: boolean;
  readonly version: number;
  readonly ties: CaseTies;
  readonly context: DisputeContext;
}

const nameOf = (table: string, id: string) =>
  `(select jsonb_build_object('id', x.id, 'name', x.name) from ${table} x where x.id = ${id})`;

/** One dispute, whole, for one person: the same policy that decides every other door. */
@Injectable()
export class DisputeDetail {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personal: PersonalData,
  ) {}

  /**
   * @param on  the transaction that has just changed it; default a read of its own
   * @throws RuleError kind "not-found": also for a case that may not be seen
   */
  async view(id: string, actor: StaffActor, on: Tx | DataSource = this.dataSource): Promise<DisputeView> {
    const { row, sight } = await this.visibleRow(id, actor, on);
    const snapshot = restore(row.snapshot);
    const parties = await everyPartyOf(on, this.personal, id, snapshot.context);
    const { contactPhones } = await this.personal.intakeOf(on, id);
    return {
      ...factsOf(row, sight),
      township: row.township,
      lead: row.lead,
      assisting: row.assisting,
      offeredTo: row.offeredTo,
      reporter: row.reporter,
      channel: row.channel,
      complexity: snapshot.context.complexity,
      riskFactors: [...snapshot.context.riskFactors],
      confidential: snapshot.context.confidential ?? false,
      attempt: snapshot.context.attempt,
      round: snapshot.context.round,
      sessions: snapshot.context.sessions,
      ratification: snapshot.context.ratification,
      agreement: snapshot.context.agreement as DisputeView['agreement'],
      parties: parties.map((party) => shownParty(party, sight)),
      contactPhones: contactPhones.map(maskPhone),
      mustPapers: [...mustPapers(snapshot.context)],
      related: await relatedOf(on, row.ties ?? [], actor, sight),
      clocks: clocksOf(snapshot),
      allowedEvents: allowedFor(snapshot, actor),
      createdAt: row.createdAt.toISOString(),
    };
  }

  /** @throws RuleError kind "not-found": also for a case that may not be seen */
  async history(id: string, actor: StaffActor): Promise<readonly HistoryLine[]> {
    const { sight } = await this.visibleRow(id, actor, this.dataSource);
    const [events, names] = await Promise.all([historyOf(this.dataSource, id), namesIn(this.dataSource, id)]);
    return events.map((event) => historyLineOf(event, sight, names));
  }

  /** How this person stands to a case. @throws RuleError kind "not-found" where they may not know of it */
  async standing(id: string, actor: StaffActor, on: Tx | DataSource = this.dataSource): Promise<Standing> {
    const { row, sight } = await this.visibleRow(id, actor, on);
    const { sensitive, township, version } = row;
    const ties = tiesOf(row);
    return {
      sight,
      townshipId: township.id,
      version,
      ties,
      context: restore(row.snapshot).context,
      sensitive,
      readsAccesses: mayReadAccesses(actor, ties),
    };
  }

  private async visibleRow(id: string, actor: StaffActor, on: Tx | DataSource) {
    const parameters = new Parameters();
    const where = `d.id = ${parameters.add(id)} and ${visible(actor, 'masked', parameters)}`;
    const [row] = await query<DetailRow>(on, {
      text: `
        select ${rowColumns}, d.snapshot, d.channel, d.created_at as "createdAt",
          ${nameOf('organisation', 'd.township_id')} as township, ${nameOf('organisation', 'd.lead_id')} as lead,
          ${nameOf('organisation', 'd.offered_to_id')} as "offeredTo", ${nameOf('staff', 'd.reporter_id')} as reporter,
          coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name)
                    from organisation o where o.id = any(d.assisting_ids)), '[]') as assisting,
          ${tieEvents('d.id')} as ties
        from dispute d ${rowJoins} where ${where}`,
      values: parameters.values,
    });
    if (row === undefined) throw noSuchDispute();
    return { row, sight: sightOf(actor, tiesOf(row)) };
  }
}

/** The events that the server would accept from this person now, in the order of the commands. */
export function allowedFor(snapshot: DisputeSnapshot, actor: StaffActor): string[] {
  const now = new Set<DisputeEventType>(eventsNow(snapshot));
  return commandTypes.filter((type) => now.has(type) && may(actor, type, snapshot.context));
}

function clocksOf(snapshot: DisputeSnapshot): DisputeView['clocks'] {
  return snapshot.context.clocks.map((clock) => {
    const { deadline } = deadlineOfClock(clock, publishedCalendar);
    const { zh, en } = deadlineRules[clock.rule].name;
    return {
      key: clock.key,
      rule: clock.rule,
      name: { zh, en },
      startedOn: clock.startedOn,
      dueOn: deadline.dueOn,
      provisional: deadline.provisional,
      paused: clock.pausedOn !== undefined,
      urgent: clock.urgent,
      steps: deadline.steps.map(({ kind, on, zh: why, en: reason }) => ({ kind, on, zh: why, en: reason })),
    };
  });
}
