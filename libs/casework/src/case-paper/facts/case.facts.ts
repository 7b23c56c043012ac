import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { viewOf } from '#casework/attachment';
import {
  AccessLog,
  DisputeDetail,
  type DisputeView,
  type NumberedEvent,
  type StoredParty,
  standingEvents,
} from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  type AgreementDraft,
  type AmendmentDraft,
  type HeldPaper,
  type IsoDate,
  isCapable,
  papersIn,
  RuleError,
} from '#domain';
import { Clock, inSnapshot, query, type Tx } from '#platform';
import { type StoredCase, StoredCases } from './stored.case.ts';

/** Terms that are printed to be signed: they will be an event once they are recorded. */
export type DraftedAgreement = (AgreementDraft | AmendmentDraft) & { readonly type: 'DRAFT' };

/** Of what a paper tells. */
export type ToldEvent = NumberedEvent | DraftedAgreement;

/** A party as a paper names it, in full or masked. */
export type PaperParty = Omit<StoredParty, 'kind' | 'salt'>;

/** A file of the case that lies open to whoever sees it whole. */
interface CaseFile {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Which papers of the dossier it holds, and of which prints it is a scan. */
  readonly papers: readonly HeldPaper[];
  readonly at: string;
}

/** Everything of a case that its papers are filled with. */
export interface CaseFacts {
  readonly view: DisputeView;
  /** On which day they are told: an unkept promise is overdue from one day to the next. */
  readonly today: IsoDate;
  /** Those that stand: what a meeting took back is not told on paper. */
  readonly events: readonly NumberedEvent[];
  readonly parties: readonly PaperParty[];
  /** The secret salt of each party's data: whoever lacks it tries no numbers against a digest that it is part of. */
  readonly partySalts: readonly string[];
  readonly committee: string;
  /** People who have acted, by their id. */
  readonly people: ReadonlyMap<string, string>;
  /** Bodies for which people have acted, by their id. */
  readonly units: ReadonlyMap<string, string>;
  readonly files: readonly CaseFile[];
  /** Supervision slips that were made out: the number of the event → the number of the slip. */
  readonly slips: ReadonlyMap<number, string>;
}

/** Reads what a paper is filled with, under the policy of the case. */
@Injectable()
export class CaseFactsReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly detail: DisputeDetail,
    private readonly accesses: AccessLog,
    private readonly cases: StoredCases,
  ) {}

  /**
   * Reads the facts as they are at one moment.
   * @param personal  identity numbers, telephones and addresses in full; the caller notes that they were shown
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only", "unmask-not-yours"
   */
  async facts(actor: StaffActor, disputeId: string, personal: boolean): Promise<CaseFacts> {
    return await this.read(actor, disputeId, personal, async (facts) => facts);
  }

  /**
   * The same with whatever else has to be of that moment.
   * @param more  reads on in the same snapshot, from the case as it lies
   */
  async read<Read>(
    actor: StaffActor,
    disputeId: string,
    personal: boolean,
    more: (facts: CaseFacts, tx: Tx, stored: StoredCase) => Promise<Read>,
  ): Promise<Read> {
    // It writes, which a snapshot refuses.
    await this.accesses.note(actor, disputeId);
    return await inSnapshot(this.dataSource, async (tx) => {
      const stored = await this.cases.of(tx, actor, disputeId);
      if (personal && !isCapable(actor.roles, 'party.unmask')) throw unmaskNotYours();
      const view = await this.detail.view(disputeId, actor, tx);
      return await more(await this.factsIn(tx, view, stored, personal), tx, stored);
    });
  }

  private async factsIn(
    tx: Tx,
    view: DisputeView,
    { history, parties, files }: StoredCase,
    personal: boolean,
  ): Promise<CaseFacts> {
    const { leadKind, people, units, slips } = await besideOf(tx, view);
    return {
      view,
      today: this.clock.today(),
      events: standingEvents(history),
      parties: personal ? parties : view.parties,
      partySalts: parties.map(({ id, salt }) => salt ?? id),
      committee: committeeOf(view, leadKind),
      people: new Map(Object.entries(people ?? {})),
      units: new Map(Object.entries(units ?? {})),
      files: files
        .map(viewOf)
        .filter(({ level, removed, erasedOn }) => level === 'normal' && removed === null && erasedOn === null)
        .map(({ id, fileName, kindName, formName, form, printId, parts, added }) => ({
          id,
          papers: papersIn({ form, printId, parts }),
          name: fileName,
          kind: (formName ?? kindName).zh,
          at: added.at,
        })),
      slips: new Map(Object.entries(slips ?? {}).map(([seq, number]) => [Number(seq), number])),
    };
  }
}

/** The village's committee where a village leads, else the township's. @source Mediation Act, arts. 8 and 34 */
const committeeOf = ({ lead, township }: DisputeView, leadKind: string | null): string =>
  `${leadKind === 'village' && lead !== null ? lead.name : township.name}人民调解委员会`;

/** Names by id. */
type Names = Readonly<Record<string, string>> | null;

/** What stands beside a case: of what kind its lead is, who has acted, for whom, and which slips were made out. */
async function besideOf(tx: Tx, { id, lead, township }: DisputeView) {
  const [row] = await query<{ leadKind: string | null; people: Names; units: Names; slips: Names }>(tx, {
    name: 'case-paper.beside',
    text: `
      with acted as (select actor_id, actor_organisation_id from dispute_event where dispute_id = $1)
      select (select kind from organisation where id = $2) as "leadKind",
        (select jsonb_object_agg(id, name) from staff where id in (select actor_id from acted)) as people,
        (select jsonb_object_agg(id, name) from organisation
          where id in (select actor_organisation_id from acted)) as units,
        (select jsonb_object_agg(event_seq, number) from supervision_slip where dispute_id = $1) as slips`,
    values: [id, lead?.id ?? township.id],
  });
  return row ?? { leadKind: null, people: null, units: null, slips: null };
}

const unmaskNotYours = (): RuleError =>
  new RuleError({
    kind: 'forbidden',
    code: 'unmask-not-yours',
    message: 'Your role does not see parties unmasked: print the paper with masked numbers',
    messageZh: '您的角色无权查看完整证件号码，请打印脱敏的文书',
  });
