import { commandLabels, type Paper } from '../dispute/command.labels.ts';
import type { Label } from '../label.ts';
import { type PaperForm, paperForms } from '../paper-form/paper.codes.ts';
import { paperFormFacts } from '../paper-form/paper.form.ts';
import { papersIn } from '../paper-form/scan.parts.ts';

/** The thirteen items of a dossier, in the order in which they are bound. @source decision 0052 */
export const dossierItems = Object.keys(commandLabels.paper) as readonly Paper[];
export const dossierItemLabels: Readonly<Record<Paper, Label>> = commandLabels.paper;

/**
 * In which item a file lies: in that of the paper that it is, else among the evidence, which is what people bring. The back
 * page is made with the dossier and holds none: what was filed as one is explained.
 * @param form  of the event that added it; null where it said nothing
 */
export function itemOfFile(form: PaperForm | null | undefined): Paper {
  const item = form ? dossierItems[paperFormFacts[form].place - 1] : undefined;
  return item === 'backPage' ? 'explanation' : (item ?? 'evidence');
}

/** Every item in which a file lies: a scan of several papers lies with each of them. */
export function itemsOfFile(file: Parameters<typeof papersIn>[0]): readonly Paper[] {
  const papers = papersIn(file);
  return papers.length === 0 ? [itemOfFile(null)] : [...new Set(papers.map(({ form }) => itemOfFile(form)))];
}

/** The form under which a file is filed that is to lie in an item: the first that has its place. */
export const formOfItem = (item: Paper): PaperForm | undefined =>
  paperForms.find((form) => itemOfFile(form) === item);
