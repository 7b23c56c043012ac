import { seal } from '#casework/seal';
import { query, type Tx } from '#platform';

/** Somebody looked at what is hidden by default, or did what others must be able to ask about. */
export interface AuditEntry {
  /** noun.verb, as in `party.unmask` */
  readonly action: string;
  readonly staffId: string;
  readonly organisationId: string;
  /** In whose chain it stands: the township of the case, else the body of whoever acted. */
  readonly townshipId: string;
  readonly disputeId?: string;
  readonly partyId?: string;
  readonly attachmentId?: string;
  readonly sealedNoteId?: string;
  readonly reason?: string;
  /** Of a reading, the day: a second one of the same person, case and day is not noted again. */
  readonly readOn?: string;
  /** ISO instant, UTC, milliseconds. */
  readonly at: string;
}

/**
 * Writes an entry and seals it in the chain of the township, so that one that is altered or taken away is missed. The
 * only place that writes into `audit_entry`. To be called last in a transaction: see {@link seal}.
 */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { action, staffId, organisationId, townshipId, disputeId, partyId, attachmentId } = entry;
  const { sealedNoteId, reason, readOn, at } = entry;
  const [added] = await query<{ id: string }>(tx, {
    name: 'audit.add',
    text: `insert into audit_entry (staff_id, organisation_id, action, dispute_id, party_id, attachment_id, reason, at, read_on,
             sealed_note_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
    values: [
      staffId,
      organisationId,
      action,
      disputeId ?? null,
      partyId ?? null,
      attachmentId ?? null,
      reason ?? null,
      at,
      readOn ?? null,
      sealedNoteId ?? null,
    ],
  });
  if (added === undefined && readOn !== undefined) return;
  if (added === undefined) throw new Error('an insert returns its row');
  await seal(tx, { chainId: townshipId, subject: 'audit_entry', subjectId: added.id, at });
}
