import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { printOfCode } from '#casework/attachment';
import { audit } from '#casework/audit';
import {
  DisputeDetail,
  dossierRecordOf,
  historiesOf,
  seenWhole,
  standingEvents,
  termsDigestOf,
} from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { digestOf } from '#casework/seal';
import {
  assertDraftable,
  type ChecklistLine,
  dossierChecklist,
  dossierItems,
  isCapable,
  type Label,
  type Paper,
  type PaperCode,
  type PaperForm,
  paperCodeText,
  paperFormFacts,
  shortCheck,
} from '#domain';
import { Clock, inTransaction } from '#platform';
import { type CaseFacts, CaseFactsReader, type ToldEvent } from '../facts/case.facts.ts';
import { paperData } from '../facts/paper.data.ts';
import type { Stamp } from '../stamp/stamp.ts';
import { currentTemplate } from '../template/template.store.ts';
import { placedAmong } from './draft.standing.ts';
import { noAgreementNow, paperNotYet } from './paper.refusals.ts';
import { renderedPaper } from './paper.rendering.ts';
import { standingPapers } from './paper.standing.ts';
import type { CasePaperPage, DraftRequest, PrintRequest, ReadPaper } from './paper.view.ts';
import { notePrint, type PaperPrint, printsOf } from './print.store.ts';

/** A printed paper as it is handed out. */
export interface PrintedPaper {
  readonly print: PaperPrint;
  /** Without the extension. */
  readonly name: string;
  readonly plain: string;
  readonly bytes: Uint8Array;
}

/** A paper on its way out. */
interface Printing {
  readonly form: PaperForm;
  /** Nothing for a form of the whole case, and for one to write on. */
  readonly told: ToldEvent | undefined;
  readonly personal: boolean;
}

/** The papers of a case: which there are, printing them, and finding out what a printed one is. */
@Injectable()
export class CasePapers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly facts: CaseFactsReader,
    private readonly detail: DisputeDetail,
  ) {}

  /** @throws RuleError kind "not-found"; kind "forbidden", code "masked-only"; kind "conflict", code "destroyed-already" */
  async list(actor: StaffActor, disputeId: string): Promise<CasePaperPage> {
    const { facts, printed, context, record } = await this.facts.read(
      actor,
      disputeId,
      false,
      async (facts, tx, { standing, history }) => ({
        facts,
        printed: await printsOf(tx, disputeId),
        context: standing.context,
        record: await dossierRecordOf(tx, disputeId, history),
      }),
    );
    const { events, files, view } = facts;
    const prints = printed.map((print) => placedAmong(events, print));
    // How many documents of identity are on record is told beside the item and decides nothing.
    const told = { ...record, context, people: 0, identified: 0 };
    const there = itemsIn(dossierChecklist(told));
    // Without files: what lies there of one paper is not said of another of the same item.
    const known = itemsIn(dossierChecklist({ ...told, files: [] }));
    return {
      mayUnmask: isCapable(actor.roles, 'party.unmask'),
      items: standingPapers(events, view.mustPapers).map((paper, n, all) => {
        const { zh, en, place, isNotice, source } = paperFormFacts[paper.form];
        const own = prints.filter(({ form, seq }) => form === paper.form && seq === paper.seq);
        const isFirst = all.findIndex(({ form }) => form === paper.form) === n;
        const printOf = (printId: string | null) => prints.find(({ id }) => id === printId);
        // A page without a code, and one of a paper that tells of no event here, lies with the first of its form.
        const isHere = (printId: string | null) =>
          own.some(({ id }) => id === printId) ||
          (isFirst && !all.some(({ form, seq }) => form === paper.form && seq === printOf(printId)?.seq));
        const scans = files.flatMap(({ id, at, papers }) =>
          papers
            .filter(({ form, printId }) => form === paper.form && isHere(printId))
            .slice(0, 1)
            .map(({ printId, lacksEnd }) => ({
              attachmentId: id,
              addedAt: at,
              differs: printOf(printId)?.draft === 'differs',
              lacksEnd,
            })),
        );
        return {
          ...paper,
          isMissing: paper.isDue && !there.has(dossierItems[place - 1]),
          isKnown: paper.isDue && known.has(dossierItems[place - 1]),
          name: { zh, en },
          place,
          isNotice,
          source,
          scans,
          prints: own.map(({ id, version, personal, printedAt, draft }) => ({
            id,
            version,
            personal,
            printedAt,
            draft,
          })),
        };
      }),
    };
  }

  /**
   * Prints a paper: a .docx in the wording of the township, with its code at the foot of each page. Asked again while nothing
   * has changed it is the same paper, byte for byte. With numbers in full it is noted in the log of the case.
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only", "unmask-not-yours"; kind "conflict", code
   *         "paper-not-yet", "destroyed-already"
   */
  async print(
    actor: StaffActor,
    disputeId: string,
    form: PaperForm,
    { seq, personal }: PrintRequest,
  ): Promise<PrintedPaper> {
    const facts = await this.facts.facts(actor, disputeId, personal);
    const { events, view } = facts;
    const standing = standingPapers(events, view.mustPapers).filter((paper) => paper.form === form);
    const { byHand } = paperFormFacts[form];
    // Of what cannot be written by hand, saying nothing asks for the latest.
    const asked = seq ?? (byHand ? null : (standing.at(-1)?.seq ?? null));
    const isThere = standing.some((paper) => paper.seq === asked && paper.can !== 'notYet');
    if (!isThere && !(asked === null && byHand)) throw paperNotYet(paperFormFacts[form]);
    const told = events.find((one) => one.seq === asked);
    return await this.handOut(actor, facts, { form, told, personal });
  }

  /**
   * Prints terms that nobody has signed yet, as the agreement or the amendment that they will be. Nothing is recorded but that they were printed;
   * a page of it is known again by its code, once an agreement with the same terms is recorded. @source decision 0058
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only", "unmask-not-yours"; kind "conflict", code
   *         "no-agreement-now"; kind "invalid", code "requirements-not-met"
   */
  async printDraft(
    actor: StaffActor,
    disputeId: string,
    { personal, ...draft }: DraftRequest,
  ): Promise<PrintedPaper> {
    const { facts, context } = await this.facts.read(
      actor,
      disputeId,
      personal,
      async (facts, _, stored) => ({
        facts,
        context: stored.standing.context,
      }),
    );
    const recordedBy = draft.form === 'amendment' ? 'AMEND_AGREEMENT' : 'REACH_AGREEMENT';
    if (!facts.view.allowedEvents.includes(recordedBy)) throw noAgreementNow();
    assertDraftable(draft, context, facts.today);
    const form = draft.form === 'oral' ? 'oralAgreement' : 'agreement';
    return await this.handOut(actor, facts, { form, told: { ...draft, type: 'DRAFT' }, personal });
  }

  /** Notes what is printed, and fills it. */
  private async handOut(
    actor: StaffActor,
    facts: CaseFacts,
    { form, told, personal }: Printing,
  ): Promise<PrintedPaper> {
    const { partySalts, view } = facts;
    const { id: disputeId, township } = view;
    const isDraft = told?.type === 'DRAFT';
    const seq = told === undefined || told.type === 'DRAFT' ? undefined : told.seq;
    const template = await currentTemplate(this.dataSource, township.id, form);
    const data = paperData(form, facts, told);
    // What is in full enters the digest by the salt of each party, a secret that is kept with it: nobody can try numbers.
    const masked = personal ? paperData(form, { ...facts, parties: view.parties }, told) : data;
    const digest = digestOf({
      form,
      seq,
      personal,
      template: hash('sha256', template.bytes),
      masked,
      // As it has been called in the digest of every print.
      partyDigests: partySalts,
    });
    const at = this.clock.now().toISOString();
    const print = await inTransaction(this.dataSource, async (tx) => {
      const noted = await notePrint(tx, {
        ...{ disputeId, form, seq: seq ?? null, personal, digest, at },
        termsDigest: isDraft ? termsDigestOf(told) : null,
        templateEdition: template.edition,
        printedBy: actor.staffId,
      });
      if (personal) {
        const { staffId, organisationId } = actor;
        const reason = `打印《${paperFormFacts[form].zh}》第${noted.version}版`;
        await audit(tx, {
          action: 'paper.print',
          staffId,
          organisationId,
          townshipId: township.id,
          disputeId,
          reason,
          at,
        });
      }
      return noted;
    });
    const number = view.number ?? '';
    const edition = `第${print.version}版${isDraft ? '（待签稿）' : ''}`;
    const stamp = stampOf({ disputeId, form, version: print.version, check: digest }, number, edition);
    return {
      print,
      name: `${paperFormFacts[form].zh}${number}${edition}`,
      plain: `paper-${form}`,
      bytes: renderedPaper(template.bytes, data, print.printedAt, stamp),
    };
  }

  /**
   * What the code on a paper names, for whoever files a scan of it in this case.
   * @throws RuleError kind "invalid", code "paper-code-damaged"; kind "conflict", code "paper-of-another-case"; kind
   *         "not-found", code "no-such-paper", also where the check does not fit
   */
  async read(actor: StaffActor, disputeId: string, text: string): Promise<ReadPaper> {
    seenWhole(await this.detail.standing(disputeId, actor));
    const prints = await printsOf(this.dataSource, disputeId);
    const print = printOfCode(disputeId, { code: text }, prints);
    // Only a draft can have become another event than was printed.
    const history = print.termsDigest === null ? [] : await historiesOf(this.dataSource, [disputeId]);
    const events = standingEvents(history);
    const { form, seq, version, printedAt, draft } = placedAmong(events, print);
    return {
      printId: print.id,
      form,
      name: nameOf(form),
      seq,
      version,
      isLatest: !prints.some((one) => one.form === form && one.seq === print.seq && one.version > version),
      draft,
      printedAt,
    };
  }
}

/** The items of a dossier that count as there. */
const itemsIn = (lines: readonly ChecklistLine[]): ReadonlySet<Paper | undefined> =>
  new Set(lines.filter(({ isThere }) => isThere).map(({ item }) => item));

function nameOf(form: PaperForm): Label {
  const { zh, en } = paperFormFacts[form];
  return { zh, en };
}

/** What stands at the foot of the paper. */
function stampOf(code: PaperCode, number: string, edition: string): Stamp {
  const words = [number, paperFormFacts[code.form].zh, edition, `校验${shortCheck(code.check)}`];
  return {
    code: paperCodeText(code),
    ...(paperFormFacts[code.form].endsInSignatures && { endCode: paperCodeText({ ...code, isEnd: true }) }),
    line: words.filter((word) => word !== '').join('　'),
  };
}
