import type { Paper } from './command.labels.ts';

/** What whoever shuts a dossier says of one item. */
export interface SaidPaper {
  readonly paper: Paper;
  readonly present: boolean;
  readonly whyMissing?: string | undefined;
}

/** An item as the event keeps it that shuts the dossier. */
export interface ArchivedPaper extends SaidPaper {
  /**
   * By what it is there: `case`: the history or a file of the case; `attested`: it lies there on paper, and whoever sent the
   * event has looked. Absent in what is missing, and in events of before the two were told apart. @source decision 0062
   */
  readonly basis?: 'case' | 'attested';
}
