import { type ReportSentenceId, reportSentenceIds, writtenByPeople } from './report.sentences.ts';

/** What people wrote instead of sentences, by their ids. */
export type ReportTexts = Readonly<Partial<Record<ReportSentenceId, string>>>;

/** A sentence of a report: what the figures give, and what stands there. */
export interface ReportSentence {
  readonly id: ReportSentenceId;
  readonly generated: string;
  readonly text: string;
  /** Somebody changed what the figures gave; where they gave nothing, it was written. */
  readonly isEdited: boolean;
  /** Meant to be written by people. */
  readonly isWritten: boolean;
}

/** Lays what people wrote over what the figures give. A text like the generated one is no edit. */
export function sentencesWith(
  generated: Readonly<Record<ReportSentenceId, string>>,
  texts: ReportTexts,
): readonly ReportSentence[] {
  return reportSentenceIds.map((id) => {
    const text = texts[id] ?? generated[id];
    const isEdited = text !== generated[id];
    return { id, generated: generated[id], text, isEdited, isWritten: writtenByPeople.has(id) };
  });
}

/**
 * What people's words are after some were worded anew.
 * @param worded  null, or the very sentence that the figures give, takes the words of people back
 */
export function editsAmong(
  generated: Readonly<Record<ReportSentenceId, string>>,
  texts: ReportTexts,
  worded: readonly { readonly id: ReportSentenceId; readonly text: string | null }[],
): ReportTexts {
  const edits = new Map(Object.entries(texts));
  for (const { id, text } of worded) {
    if (text === null || text === generated[id]) edits.delete(id);
    else edits.set(id, text);
  }
  return Object.fromEntries(edits);
}

/** What the figures give for some of the sentences: what people see while they word them. */
export const overOf = (
  worded: readonly { readonly id: ReportSentenceId }[],
  generated: Readonly<Record<ReportSentenceId, string>>,
): ReportTexts => Object.fromEntries(worded.map(({ id }) => [id, generated[id]]));
