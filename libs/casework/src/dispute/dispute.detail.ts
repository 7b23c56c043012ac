import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RuleBook } from '#casework/deadline';
import type { Absence, StaffActor } from '#casework/organisation';
import {
  type CaseTies,
  commandTypes,
  type DisputeContext,
  type DisputeEventType,
  type DisputeSnapshot,
  type DisputeState,
  dayInShanghai,
  destructionNumber,
  eventsNow,
  maskPhone,
  may,
  mayReadAccesses,
  mustPapers,
  noSuchDispute,
  RuleError,
  restore,
  type Sight,
  sightOf,
} from '#domain';
import { Clock, query, sendAhead, type Tx } from '#platform';
import type { Telling } from './command.receipt.ts';
import { clockViews } from './dispute.clocks.ts';
import { destroyedAlready } from './dispute.destroyed.ts';
import { historyOf } from './dispute.history.ts';
import { type Page, pageStatement, type StandingRow, standingStatement } from './dispute.page.ts';
import { isLink, relatedOf } from './dispute.relations.ts';
import { factsOf, tiesOf } from './dispute.row.ts';
import type { Applied } from './dispute.service.ts';
import type { DisputeView, HistoryLine } from './dispute.view.ts';
import { waitingView } from './dispute.waiting.ts';
import { historyLineOf, namesIn } from './history.line.ts';
import { withTakenOver } from './party.reading.ts';
import { shownParty } from './party.ts';
import { PersonalData } from './personal.data.ts';

/** How somebody stands to a case that they may know of. */
export interface Standing {
  readonly sight: Sight;
  readonly townshipId: string;
  readonly sensitive: boolean;
  /** May see who looked at the case. */
  readonly readsAccesses: boolean;
  readonly version: number;
  readonly ties: CaseTies;
  readonly state: DisputeState;
  readonly context: DisputeContext;
}

/** Asked about one sealed note rather than the case: the list of these notes says where they are possible. */
const ofOneNote: ReadonlySet<string> = new Set(['ASK_TO_UNSEAL', 'UNSEAL_NOTE']);

/** One dispute, whole, for one person: the same policy that decides every other door. */
@Injectable()
export class DisputeDetail {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personal: PersonalData,
    private readonly ruleBook: RuleBook,
    private readonly clock: Clock,
  ) {}

  /**
   * @param on  the transaction that has just changed it; default a read of its own
   * @throws RuleError kind "not-found": also for a case that may not be seen
   */
  async view(id: string, actor: StaffActor, on: Tx | DataSource = this.dataSource): Promise<DisputeView> {
    return await this.viewOf(
      await query<{ page: Page }>(on, pageStatement(id, { actor, today: this.clock.today() })),
      actor,
      on,
    );
  }

  /**
   * The same, read at the end of a transaction: the question is sent ahead. Whoever has refused a case, or given it away,
   * may have lost sight of it by that: they are told once more how it stands, masked, with sight `nothing`.
   * @returns what tells the answer, in the transaction or after it
   */
  readAhead(
    tx: Tx,
    { id, snapshot }: Pick<Applied, 'id' | 'snapshot'>,
    actor: StaffActor,
  ): Telling<DisputeView> {
    const isLastLook = sightOf(actor, snapshot.context) === 'nothing';
    const reader = { actor, today: this.clock.today(), isLastLook };
    const rows = sendAhead<{ page: Page }>(tx, pageStatement(id, reader));
    return async (on) => await this.viewOf(await rows, actor, on, snapshot);
  }

  private async viewOf(
    [row]: readonly { readonly page: Page }[],
    actor: StaffActor,
    on: Tx | DataSource,
    known?: DisputeSnapshot,
  ): Promise<DisputeView> {
    if (row === undefined) throw noSuchDispute();
    const { page } = row;
    const sight = sightOf(actor, tiesOf(page));
    const snapshot = known ?? restore(page.snapshot);
    await this.ruleBook.explain(on, snapshot.context.clocks);
    const { parties: own, contactPhones } = await this.personal.open(on, page);
    const related = await relatedOf(on, page.ties ?? [], actor, sight);
    const parties = await withTakenOver(on, this.personal, own, snapshot.context);
    return {
      ...factsOf({ ...page, updatedAt: new Date(page.updatedAt) }, sight),
      sight,
      mediators: page.mediators.map((mediator) => withAbsence(mediator, page.absences ?? [])),
      township: page.township,
      lead: page.lead,
      assisting: page.assisting,
      offeredTo: page.offeredTo,
      reporter: page.reporter,
      channel: page.channel,
      complexity: snapshot.context.complexity,
      riskFactors: [...snapshot.context.riskFactors],
      confidential: snapshot.context.confidential ?? false,
      attempt: snapshot.context.attempt,
      round: snapshot.context.round,
      sessions: snapshot.context.sessions,
      ratification: snapshot.context.ratification,
      agreement: snapshot.context.agreement as DisputeView['agreement'],
      brokenAgreement: (snapshot.context.brokenAgreement ?? null) as DisputeView['brokenAgreement'],
      parties: parties.map((party) => shownParty(party, sight)),
      contactPhones: contactPhones.map(maskPhone),
      mustPapers: [...mustPapers(snapshot.context)],
      related,
      clocks: clockViews(snapshot, page.deadlines),
      waiting: waitingView(page.ledger),
      allowedEvents: (page.isDestroyed ? [] : allowedFor(snapshot, actor)).filter(
        (type) => !ofOneNote.has(type) && (type !== 'UNLINK' || related.some(isLink)),
      ),
      destroyed: page.destroyed && {
        listId: page.destroyed.listId,
        number: destructionNumber(page.destroyed.year, page.destroyed.seq),
        on: dayInShanghai(new Date(page.destroyed.at).toISOString()),
      },
      createdAt: new Date(page.createdAt).toISOString(),
    };
  }

  /**
   * @param known  how this person stands to it, where somebody has asked
   * @throws RuleError kind "not-found": also for a case that may not be seen
   */
  async history(
    id: string,
    actor: StaffActor,
    known?: Pick<Standing, 'sight'>,
  ): Promise<readonly HistoryLine[]> {
    const { sight } = known ?? (await this.standing(id, actor));
    const [events, names] = await Promise.all([historyOf(this.dataSource, id), namesIn(this.dataSource, id)]);
    return events.map((event) => historyLineOf(event, sight, names));
  }

  /** How this person stands to a case. @throws RuleError kind "not-found" where they may not know of it */
  async standing(id: string, actor: StaffActor, on: Tx | DataSource = this.dataSource): Promise<Standing> {
    const [row] = await query<StandingRow>(on, standingStatement(id, actor));
    if (row === undefined) throw noSuchDispute();
    const { sensitive, townshipId, version } = row;
    const ties = tiesOf(row);
    const { value: state, context } = restore(row.snapshot);
    return {
      sight: sightOf(actor, ties),
      townshipId,
      version,
      ties,
      state,
      context,
      sensitive,
      readsAccesses: mayReadAccesses(actor, ties),
    };
  }
}

/**
 * The standing of somebody who sees the case whole.
 * @throws RuleError kind "forbidden", code "masked-only"; kind "conflict", code "destroyed-already" of a case that nobody sees
 *   whole any more
 */
export function seenWhole(standing: Standing): Standing {
  if (standing.sight === 'case') return standing;
  throw standing.ties.isDestroyed ? destroyedAlready() : maskedOnly();
}

const maskedOnly = (): RuleError =>
  new RuleError({
    kind: 'forbidden',
    code: 'masked-only',
    message: 'You see this case masked only',
    messageZh: '您只能查看本案的脱敏信息',
  });

function withAbsence(mediator: Page['mediators'][number], absences: readonly Absence[]) {
  const absence = absences.find(({ id }) => id === mediator.id);
  return {
    ...mediator,
    absence: absence === undefined ? null : { endsOn: absence.endsOn, substitute: absence.substitute },
  };
}

/** The events that the server would accept from this person now, in the order of the commands. */
export function allowedFor(snapshot: DisputeSnapshot, actor: StaffActor): string[] {
  const now = new Set<DisputeEventType>(eventsNow(snapshot));
  return commandTypes.filter((type) => now.has(type) && may(actor, type, snapshot.context));
}
