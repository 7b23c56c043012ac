import type { DataSource } from 'typeorm';
import type { StoredAttachment } from '#casework/attachment';
import type { StoredCase } from '#casework/case-paper';
import { dossierRecordOf, type StoredEvent, type StoredParty } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { type ChecklistLine, type DisputeContext, dossierChecklist, levelsFor } from '#domain';
import type { Tx } from '#platform';

/** Everything that a dossier is made of, as one person may see it. */
export interface DossierMaterial {
  readonly disputeId: string;
  readonly townshipId: string;
  readonly context: DisputeContext;
  /** Oldest first. */
  readonly events: readonly StoredEvent[];
  readonly parties: readonly StoredParty[];
  /** Files that lie in the case and that this person may open, in the order in which they were added. */
  readonly files: readonly StoredAttachment[];
  /** Files that lie in the case and are for its mediators only: counted, not shown. */
  readonly withheld: number;
  readonly lines: readonly ChecklistLine[];
}

/** The material of a dossier: what lies in the case, with its checklist. @param stored  of this person's own reading */
export async function materialOf(
  on: Tx | DataSource,
  actor: StaffActor,
  { id: disputeId, standing, history: events, parties, files: all }: StoredCase,
): Promise<DossierMaterial> {
  const { context, ties, townshipId } = standing;
  const there = all.filter(({ removed, erasedOn }) => removed === null && erasedOn === null);
  const levels = levelsFor(actor, ties);
  const files = there.filter(({ level }) => levels.includes(level));
  const people = parties.filter(({ kind }) => kind === 'person');
  const lines = dossierChecklist({
    context,
    ...(await dossierRecordOf(on, disputeId, events)),
    people: people.length,
    identified: people.filter(({ idNumber }) => idNumber !== null).length,
  });
  const withheld = there.length - files.length;
  return { disputeId, townshipId, context, events, parties, files, withheld, lines };
}
