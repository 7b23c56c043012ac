import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttachmentReading } from '#casework/attachment';
import {
  AccessLog,
  DisputeDetail,
  type DisputeView,
  eventOf,
  everyPartyOf,
  historiesOf,
  maskedOnly,
  PersonalData,
  type StoredParty,
  standingOf,
} from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  type AgreementDraft,
  type DisputeEvent,
  type IsoDate,
  isCapable,
  type PaperForm,
  RuleError,
} from '#domain';
import { query } from '#platform';

/** An event of a case with its place in the history. */
export type NumberedEvent = DisputeEvent & { readonly seq: number };

/** Terms that are printed to be signed: they will be an event once they are recorded. */
export type DraftedAgreement = AgreementDraft & { readonly type: 'DRAFT' };

/** The events of a case that stand, in their order. */
export async function standingEventsOf(on: DataSource, disputeId: string): Promise<readonly NumberedEvent[]> {
  const history = await historiesOf(on, [disputeId]);
  return standingOf(history).map((stored) => ({ ...eventOf(stored), seq: stored.seq }));
}

/** Of what a paper tells. */
export type ToldEvent = NumberedEvent | DraftedAgreement;

/** A party as a paper names it, in full or masked. */
export type PaperParty = Omit<StoredParty, 'kind' | 'salt'>;

/** A file of the case that lies open to whoever sees it whole. */
interface CaseFile {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Which paper of the dossier it is, and of which print a scan. */
  readonly form: PaperForm | null;
  readonly printId: string | null;
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

/** How the facts are to be told. */
interface Asked {
  readonly personal: boolean;
  readonly today: IsoDate;
}

/** Reads what a paper is filled with, under the policy of the case. */
@Injectable()
export class CaseFactsReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly detail: DisputeDetail,
    private readonly personal: PersonalData,
    private readonly accesses: AccessLog,
    private readonly attachments: AttachmentReading,
  ) {}

  /**
   * @param asked.personal  identity numbers, telephones and addresses in full; the caller notes that they were shown
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only", "unmask-not-yours"
   */
  async facts(actor: StaffActor, disputeId: string, { personal, today }: Asked): Promise<CaseFacts> {
    await this.accesses.note(actor, disputeId);
    const view = await this.detail.view(disputeId, actor);
    if (view.sight !== 'case') throw maskedOnly();
    if (personal && !isCapable(actor.roles, 'party.unmask')) throw unmaskNotYours();
    const on = this.dataSource;
    const { context } = await this.detail.standing(disputeId, actor);
    const stored = await everyPartyOf(on, this.personal, disputeId, context);
    const files = await this.attachments.list(actor, disputeId);
    return {
      view,
      today,
      events: await standingEventsOf(on, disputeId),
      parties: personal ? stored : view.parties,
      partySalts: stored.map(({ id, salt }) => salt ?? id),
      committee: await committeeOf(on, view),
      people: await peopleIn(on, disputeId),
      units: await unitsIn(on, disputeId),
      files: files
        .filter(({ level, removed, erasedOn }) => level === 'normal' && removed === null && erasedOn === null)
        .map(({ id, fileName, kindName, formName, form, printId, added }) => ({
          ...{ id, form, printId },
          name: fileName,
          kind: (formName ?? kindName).zh,
          at: added.at,
        })),
      slips: await slipsOf(on, disputeId),
    };
  }
}

/** The village's committee where a village leads, else the township's. @source Mediation Act, arts. 8 and 34 */
async function committeeOf(on: DataSource, { lead, township }: DisputeView): Promise<string> {
  const [row] = await query<{ kind: string }>(on, {
    name: 'case-paper.lead-kind',
    text: 'select kind from organisation where id = $1',
    values: [lead?.id ?? township.id],
  });
  return `${row?.kind === 'village' && lead !== null ? lead.name : township.name}人民调解委员会`;
}

async function peopleIn(on: DataSource, disputeId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await query<{ id: string; name: string }>(on, {
    name: 'case-paper.people',
    text: `select id, name from staff where id in (select actor_id from dispute_event where dispute_id = $1)`,
    values: [disputeId],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function unitsIn(on: DataSource, disputeId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await query<{ id: string; name: string }>(on, {
    name: 'case-paper.units',
    text: `select id, name from organisation where id in
             (select actor_organisation_id from dispute_event where dispute_id = $1)`,
    values: [disputeId],
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function slipsOf(on: DataSource, disputeId: string): Promise<ReadonlyMap<number, string>> {
  const rows = await query<{ seq: number; number: string }>(on, {
    name: 'case-paper.slips',
    text: 'select event_seq as seq, number from supervision_slip where dispute_id = $1',
    values: [disputeId],
  });
  return new Map(rows.map(({ seq, number }) => [seq, number]));
}

const unmaskNotYours = (): RuleError =>
  new RuleError({
    kind: 'forbidden',
    code: 'unmask-not-yours',
    message: 'Your role does not see parties unmasked: print the paper with masked numbers',
    messageZh: '您的角色无权查看完整证件号码，请打印脱敏的文书',
  });
