import type { DataSource } from 'typeorm';
import {
  archiveGate,
  type DisputeContext,
  type DossierFacts,
  dossierChecklist,
  type EventOf,
  type FiledPart,
  type PaperForm,
  requirementsNotMet,
} from '#domain';
import { query, type Tx } from '#platform';
import { standingOfDraft } from './agreement.drafts.ts';
import { historyOf, type StoredEvent, standingEvents, standingOf } from './dispute.history.ts';

interface FileRow {
  readonly id: string;
  readonly form: PaperForm | null;
  readonly parts: readonly FiledPart[] | null;
  readonly termsDigest: string | null;
  readonly printedAt: Date | null;
}

/**
 * What the checklist of a dossier asks of its history and files. All files count, also those for the mediators only: that they
 * are there is no secret.
 */
export async function dossierRecordOf(
  on: Tx | DataSource,
  disputeId: string,
  history: readonly StoredEvent[],
): Promise<Pick<DossierFacts, 'events' | 'files'>> {
  const told = standingEvents(history);
  const files = await query<FileRow>(on, {
    name: 'dossier.files',
    text: `select a.id, a.paper_form as form, a.parts, p.terms_digest as "termsDigest", p.printed_at as "printedAt"
           from attachment a left join paper_print p on p.id = a.print_id
           where a.dispute_id = $1 and a.removed_seq is null and a.erased_on is null order by a.added_seq`,
    values: [disputeId],
  });
  return {
    events: standingOf(history).map(({ seq, type, happenedOn, payload }) => ({
      seq,
      type,
      on: happenedOn,
      payload,
    })),
    files: files.map(({ id, form, parts, termsDigest, printedAt }) => {
      const differs =
        termsDigest !== null &&
        printedAt !== null &&
        standingOfDraft(told, { termsDigest, printedAt: printedAt.toISOString() }).standing === 'differs';
      return { id, form, parts, differs };
    }),
  };
}

/**
 * The event that shuts a dossier, held against the checklist: what is there is computed here, and nobody's word for it is taken
 * but for what lies only on paper.
 * @throws RuleError kind "invalid", code "requirements-not-met", pointing at each item that is neither
 * @source decision 0062
 */
export async function heldAgainstChecklist(
  tx: Tx,
  disputeId: string,
  context: DisputeContext,
  event: EventOf<'ARCHIVE'>,
): Promise<EventOf<'ARCHIVE'>> {
  const record = await dossierRecordOf(tx, disputeId, await historyOf(tx, disputeId));
  // How many documents of identity are on record is told beside the item and decides nothing.
  const lines = dossierChecklist({ ...record, context, people: 0, identified: 0 });
  const { papers, faults } = archiveGate(lines, event.papers);
  if (faults.length > 0) throw requirementsNotMet(faults);
  return { ...event, papers };
}
