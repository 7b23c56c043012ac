import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DisputeView } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import type { PaperBlock } from '#casework/paper';
import { type PaperForm, paperFormFacts } from '#domain';
import { Clock } from '#platform';
import { CaseFactsReader } from '../facts/case.facts.ts';
import { paperData } from '../facts/paper.data.ts';
import { filledBlocks } from '../template/block.filling.ts';
import { defaultBlocks } from '../template/default.templates.ts';
import { currentTemplate } from '../template/template.store.ts';
import { renderedPaper } from './paper.rendering.ts';
import { type PaperStanding, standingPapers } from './paper.standing.ts';

/** A paper as it lies in the dossier. */
export interface DossierPaper {
  readonly form: PaperForm;
  /** The event of which it tells; null for one of the case as a whole. */
  readonly seq: number | null;
  /** Its place in the dossier, 1 to 13. */
  readonly place: number;
  readonly title: string;
  readonly on: string | null;
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
    private readonly clock: Clock,
  ) {}

  /** @throws RuleError kind "not-found"; kind "forbidden", code "masked-only", "unmask-not-yours" */
  async of(actor: StaffActor, disputeId: string): Promise<FilledDossier> {
    const facts = await this.facts.facts(actor, disputeId, { personal: true, today: this.clock.today() });
    const papers = standingPapers(facts.events)
      .filter(isTold)
      .map(({ form, seq, on }): DossierPaper => {
        const event = facts.events.find((one) => one.seq === seq);
        const data = paperData(form, facts, event);
        return {
          form,
          seq,
          on: on ?? facts.view.reportedOn,
          place: paperFormFacts[form].place,
          title: paperFormFacts[form].zh,
          blocks: filledBlocks(defaultBlocks(form), data),
          docx: async (at) => {
            const { bytes } = await currentTemplate(this.dataSource, facts.view.township.id, form);
            return renderedPaper(bytes, data, at);
          },
        };
      });
    return { view: facts.view, committee: facts.committee, papers };
  }
}

/** A form that nobody has signed proves nothing: only what tells of something that happened lies in a dossier by itself. */
const isTold = ({ form, seq, can }: PaperStanding): boolean =>
  can === 'print' && (form === 'registration' || (seq !== null && form !== 'backPage'));
