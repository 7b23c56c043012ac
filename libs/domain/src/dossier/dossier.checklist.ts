import type { ArchivedPaper } from '../dispute/archived.paper.ts';
import type { Paper } from '../dispute/command.labels.ts';
import type { CommandType } from '../dispute/dispute.commands.ts';
import { mustPapers } from '../dispute/dispute.requirements.ts';
import type { Label } from '../label.ts';
import { papersIn } from '../paper-form/scan.parts.ts';
import type { DossierFacts, DossierFile } from './dossier.facts.ts';
import { dossierItems, itemOfFile, itemsOfFile } from './dossier.items.ts';
import { type Finding, findings, type LyingFiles } from './dossier.proofs.ts';

/** must: without it no dossier is shut, unless it says why; needed: this case asks for it; optional: if there is any. */
export type DossierNeed = 'must' | 'needed' | 'optional';

/** One item of the checklist. */
export interface ChecklistLine {
  readonly item: Paper;
  readonly need: DossierNeed;
  readonly isThere: boolean;
  /** Why none can lie there, by all that is on record; null where one can. */
  readonly barred: Label | null;
  /** The event that shut the dossier, where whoever shut it has said that it lies there on paper; null otherwise. */
  readonly attestedSeq: number | null;
  /** Events of the history that prove it, and from which its paper is made. */
  readonly seqs: readonly number[];
  /** Files that lie in it. */
  readonly fileIds: readonly string[];
  /** What is still to be said: why it counts as there, or what is missing. */
  readonly remarks: readonly Label[];
  /** What supplies it: an event with a form, or a file. Null where nothing is missing or nobody can. */
  readonly supply: CommandType | null;
}

/**
 * What lies in the dossier of a case and what is missing, computed from the case alone: the same at any time for the same
 * history and files.
 * @source Mediation Act, art. 27; decision 0052
 */
export function dossierChecklist(facts: DossierFacts): readonly ChecklistLine[] {
  const must = new Set(mustPapers(facts.context));
  return dossierItems.map((item) => {
    const lying = facts.files.filter((file) => itemsOfFile(file).includes(item));
    const files = filesIn(item, lying);
    const found: Finding = findings[item](facts, files);
    const attestedSeq = attestedIn(facts, item);
    const need = must.has(item) || item === 'backPage' ? 'must' : found.isNeeded ? 'needed' : 'optional';
    const isThere = found.isProven || files.counting > 0 || attestedSeq !== null;
    return {
      item,
      need,
      isThere,
      barred: isThere ? null : (found.barred ?? null),
      attestedSeq,
      seqs: found.seqs,
      fileIds: lying.map(({ id }) => id),
      remarks: attestedSeq === null ? found.remarks : [],
      supply: isThere && found.remarks.length === 0 ? null : (found.supply ?? null),
    };
  });
}

/**
 * Which of the files that lie in an item are what it asks for. Of an agreement that is one paper with the terms on record and
 * with the page that was signed: the terms on one page of a file and the signatures under other terms on the next are none.
 */
function filesIn(item: Paper, lying: readonly DossierFile[]): LyingFiles {
  const held = lying.map((file) =>
    papersIn(file)
      .filter(({ form }) => itemOfFile(form) === item)
      .map(({ printId, lacksEnd }) => ({
        differs: printId !== null && file.differing.includes(printId),
        lacksEnd,
      })),
  );
  const short = held.filter(
    (papers) => papers.length > 0 && papers.every(({ differs, lacksEnd }) => differs || lacksEnd),
  );
  const differing = short.filter((papers) => papers.some(({ differs }) => differs)).length;
  return {
    counting: lying.length - short.length,
    differing,
    unsigned: short.length - differing,
  };
}

/** Of events of before the two were told apart every word counts. */
function attestedIn({ context, events }: DossierFacts, item: Paper): number | null {
  if (context.dossier !== 'archived') return null;
  const archived = events.findLast(({ type }) => type === 'ARCHIVE');
  const papers = (archived?.payload.papers ?? []) as readonly ArchivedPaper[];
  const isAttested = papers.some(
    ({ paper, present, basis }) => paper === item && present && basis !== 'case',
  );
  return isAttested ? (archived?.seq ?? null) : null;
}

/** What keeps the dossier from being whole: must and needed items that are not there. */
export const missingItems = (lines: readonly ChecklistLine[]): readonly ChecklistLine[] =>
  lines.filter(({ need, isThere }) => need !== 'optional' && !isThere);
