import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DisputeView } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import type { PaperBlock } from '#casework/paper';
import { type ChecklistLine, type PaperForm, paperFormFacts } from '#domain';
import type { Tx } from '#platform';
import { type CaseFacts, CaseFactsReader } from '../facts/case.facts.ts';
import { paperData } from '../facts/paper.data.ts';
import type { StoredCase } from '../facts/stored.case.ts';
import { filledBlocks } from '../template/block.filling.ts';
import { defaultBlocks } from '../template/default.templates.ts';
import { type CurrentTemplate, currentTemplate } from '../template/template.store.ts';
import { type LyingPaper, lyingPapers } from './lying.papers.ts';
import { renderedPaper } from './paper.rendering.ts';

/** A paper as it lies in the dossier. */
export interface DossierPaper extends LyingPaper {
  /** Its place in the dossier, 1 to 13. */
  readonly place: number;
  readonly title: string;
  /** In the words that come with the product. */
  readonly blocks: readonly PaperBlock[];
  /** The same as a .docx in the wording of the township. */
  docx(at: string): Promise<Uint8Array>;
}

/** The papers of a dossier, filled, with everything in them in full. */
export interface FilledDossier {
  readonly view: DisputeView;
  readonly committee: string;
  readonly papers: readonly DossierPaper[];
}

/** Fills the papers that a case has, for whoever takes out its dossier and has noted that. */
@Injectable()
export class DossierPapers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: CaseFactsReader,
  ) {}

  /**
   * @param more  reads what has to be of the same moment, in the same snapshot, with the checklist: it says which papers there are
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only", "unmask-not-yours"
   */
  async of<More extends { readonly lines: readonly ChecklistLine[] }>(
    actor: StaffActor,
    disputeId: string,
    more: (tx: Tx, stored: StoredCase) => Promise<More>,
  ): Promise<{ readonly filled: FilledDossier; readonly more: More }> {
    return await this.facts.read(actor, disputeId, true, async (facts, tx, stored) => {
      const read = await more(tx, stored);
      return { filled: this.filled(facts, read.lines), more: read };
    });
  }

  private filled(facts: CaseFacts, lines: readonly ChecklistLine[]): FilledDossier {
    const { view, committee, events } = facts;
    // Read when the first paper of its form is made; a case can have hundreds of one form.
    const templates = new Map<PaperForm, Promise<CurrentTemplate>>();
    const templateOf = (form: PaperForm): Promise<CurrentTemplate> => {
      const read = templates.get(form) ?? currentTemplate(this.dataSource, view.township.id, form);
      templates.set(form, read);
      return read;
    };
    const papers = lyingPapers(events, lines).map(({ form, seq, on }): DossierPaper => {
      const event = events.find((one) => one.seq === seq);
      const data = paperData(form, facts, event);
      return {
        form,
        seq,
        on: on ?? view.reportedOn,
        place: paperFormFacts[form].place,
        title: paperFormFacts[form].zh,
        blocks: filledBlocks(defaultBlocks(form), data),
        docx: async (at) => renderedPaper((await templateOf(form)).bytes, data, at),
      };
    });
    return { view, committee, papers };
  }
}
