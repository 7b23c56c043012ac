import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { DisputeDetail, maskedOnly } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { digestOf } from '#casework/seal';
import {
  isCapable,
  type Label,
  type PaperCode,
  type PaperForm,
  paperCodeText,
  paperFormFacts,
  parsePaperCode,
  shortCheck,
} from '#domain';
import { Clock, inTransaction } from '#platform';
import { CaseFactsReader } from '../facts/case.facts.ts';
import { paperData } from '../facts/paper.data.ts';
import type { Stamp } from '../stamp/stamp.ts';
import { currentTemplate } from '../template/template.store.ts';
import { codeDamaged, codeOfAnotherCase, codeUnknown, paperNotYet } from './paper.refusals.ts';
import { renderedPaper } from './paper.rendering.ts';
import { standingPapers } from './paper.standing.ts';
import type { CasePaperPage, PrintRequest, ReadPaper } from './paper.view.ts';
import { notePrint, type PaperPrint, printOfVersion, printsOf } from './print.store.ts';

/** A printed paper as it is handed out. */
export interface PrintedPaper {
  readonly print: PaperPrint;
  /** Without the extension. */
  readonly name: string;
  readonly plain: string;
  readonly bytes: Uint8Array;
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

  /** @throws RuleError kind "not-found"; kind "forbidden", code "masked-only" */
  async list(actor: StaffActor, disputeId: string): Promise<CasePaperPage> {
    const { events, files } = await this.facts.facts(actor, disputeId, false);
    const prints = await printsOf(this.dataSource, disputeId);
    return {
      mayUnmask: isCapable(actor.roles, 'party.unmask'),
      items: standingPapers(events).map((paper, n, all) => {
        const { zh, en, place, isNotice, source } = paperFormFacts[paper.form];
        const own = prints.filter(({ form, seq }) => form === paper.form && seq === paper.seq);
        // Without a code nobody says of which session a page is: it lies with the first of its form.
        const isFirst = all.findIndex(({ form }) => form === paper.form) === n;
        const scans = files.filter(
          ({ form, printId }) =>
            form === paper.form && (printId === null ? isFirst : own.some(({ id }) => id === printId)),
        );
        return {
          ...paper,
          name: { zh, en },
          place,
          isNotice,
          source,
          scans: scans.map(({ id, at }) => ({ attachmentId: id, addedAt: at })),
          prints: own.map(({ id, version, personal, printedAt }) => ({ id, version, personal, printedAt })),
        };
      }),
    };
  }

  /**
   * Prints a paper: a .docx in the wording of the township, with its code at the foot of each page. Asked again while nothing
   * has changed it is the same paper, byte for byte. With numbers in full it is noted in the log of the case.
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only", "unmask-not-yours"; kind "conflict", code
   *         "paper-not-yet"
   */
  async print(
    actor: StaffActor,
    disputeId: string,
    form: PaperForm,
    { seq, personal }: PrintRequest,
  ): Promise<PrintedPaper> {
    const facts = await this.facts.facts(actor, disputeId, personal);
    const standing = standingPapers(facts.events).filter((paper) => paper.form === form);
    const isThere = standing.some((paper) => paper.seq === (seq ?? null) && paper.can !== 'notYet');
    const isByHand = seq === undefined && paperFormFacts[form].byHand;
    if (!isThere && !isByHand) throw paperNotYet(paperFormFacts[form]);
    const event = facts.events.find((one) => one.seq === seq);
    const { id: townshipId } = facts.view.township;
    const template = await currentTemplate(this.dataSource, townshipId, form);
    const data = paperData(form, facts, event);
    // What is in full stands in the digest by the salted digest of each party: nobody can try numbers against it.
    const masked = personal ? paperData(form, { ...facts, parties: facts.view.parties }, event) : data;
    const { partyDigests } = facts;
    const digest = digestOf({
      form,
      seq,
      personal,
      template: hash('sha256', template.bytes),
      masked,
      partyDigests,
    });
    const at = this.clock.now().toISOString();
    const print = await inTransaction(this.dataSource, async (tx) => {
      const noted = await notePrint(tx, {
        ...{ disputeId, form, seq: seq ?? null, personal, digest, at },
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
          townshipId,
          disputeId,
          reason,
          at,
        });
      }
      return noted;
    });
    const number = facts.view.number ?? '';
    const stamp = stampOf({ disputeId, form, version: print.version, check: digest }, number);
    return {
      print,
      name: `${paperFormFacts[form].zh}${number}第${print.version}版`,
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
    const { sight } = await this.detail.standing(disputeId, actor);
    if (sight !== 'case') throw maskedOnly();
    const code = parsePaperCode(text);
    if (code === null) throw codeDamaged();
    if (code.disputeId !== disputeId) throw codeOfAnotherCase();
    const print = await printOfVersion(this.dataSource, disputeId, code.form, code.version);
    if (print === undefined || !print.digest.startsWith(code.check)) throw codeUnknown();
    const later = await printsOf(this.dataSource, disputeId);
    const { form, seq, version, printedAt } = print;
    return {
      printId: print.id,
      form,
      name: nameOf(form),
      seq,
      version,
      isLatest: !later.some((one) => one.form === form && one.seq === seq && one.version > version),
      printedAt,
    };
  }
}

function nameOf(form: PaperForm): Label {
  const { zh, en } = paperFormFacts[form];
  return { zh, en };
}

/** What stands at the foot of the paper. */
function stampOf(code: PaperCode, number: string): Stamp {
  const words = [
    number,
    paperFormFacts[code.form].zh,
    `第${code.version}版`,
    `校验${shortCheck(code.check)}`,
  ];
  return { code: paperCodeText(code), line: words.filter((word) => word !== '').join('　') };
}
