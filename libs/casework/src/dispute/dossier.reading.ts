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
  readonly printId: string | null;
  readonly parts: readonly FiledPart[] | null;
  /** Of the prints in it, those that were printed to be signed. */
  readonly drafts: readonly {
    readonly id: string;
    readonly termsDigest: string;
    readonly printedAt: string;
  }[];
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
    text: `select a.id, a.paper_form as form, a.print_id as "printId", a.parts,
             array(select jsonb_build_object('id', p.id, 'termsDigest', p.terms_digest, 'printedAt', p.printed_at)
                   from paper_print p
                   where p.dispute_id = a.dispute_id and p.terms_digest is not null
                     and (p.id = a.print_id or a.parts @> jsonb_build_array(jsonb_build_object('printId', p.id)))) as drafts
           from attachment a
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
    files: files.map((file) => ({
      id: file.id,
      form: file.form,
      printId: file.printId,
      parts: file.parts,
      differing: differingIn(file, told),
    })),
  };
}

/** Which drafts of an agreement in a file have other terms than were recorded since. */
const differingIn = ({ drafts }: FileRow, told: Parameters<typeof standingOfDraft>[0]): readonly string[] =>
  drafts
    .filter(({ termsDigest, printedAt }) => {
      const draft = { termsDigest, printedAt: new Date(printedAt).toISOString() };
      return standingOfDraft(told, draft).standing === 'differs';
    })
    .map(({ id }) => id);

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
