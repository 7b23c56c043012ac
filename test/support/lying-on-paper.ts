import type { CommandInput, Paper } from '#domain';

const said = (...papers: readonly Paper[]): CommandInput<'ARCHIVE'>['papers'] =>
  papers.map((paper) => ({ paper, present: true }));

/** What of an ended case lies in its dossier on paper, as whoever shuts it says. */
export const lyingOnPaper = said('registration', 'rightsNotice', 'identity');
/** The same of one that was settled. */
export const settledOnPaper = said('registration', 'rightsNotice', 'identity', 'record', 'agreement');
