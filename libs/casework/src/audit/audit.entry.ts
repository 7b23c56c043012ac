import { sealAll } from '#casework/seal';
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
 * Writes an entry and seals it in the chain of the township, so that one that is altered or taken away is missed. To be
 * called last in a transaction: see {@link seal}.
 */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  await auditAll(tx, [entry]);
}

/**
 * Writes entries of one township and one moment, in their order and in as many round trips as one: its chain is locked from
 * the first to the end of the transaction. The only place that writes into `audit_entry`.
 */
export async function auditAll(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  const [first] = entries;
  if (first === undefined) return;
  const { townshipId: chainId, at } = first;
  if (entries.some((entry) => entry.townshipId !== chainId || entry.at !== at))
    throw new Error('entries of one township and one moment');
  const added = await query<{ id: string }>(tx, {
    name: 'audit.add',
    text: `insert into audit_entry (staff_id, organisation_id, action, dispute_id, party_id, attachment_id, reason, at, read_on,
             sealed_note_id)
           select e."staffId", e."organisationId", e.action, e."disputeId", e."partyId", e."attachmentId", e.reason, e.at, e."readOn",
             e."sealedNoteId"
           from rows from (jsonb_to_recordset($1::jsonb) as ("staffId" uuid, "organisationId" uuid, action text, "disputeId" uuid,
             "partyId" uuid, "attachmentId" uuid, reason text, at timestamptz, "readOn" date, "sealedNoteId" uuid))
             with ordinality as e ("staffId", "organisationId", action, "disputeId", "partyId", "attachmentId", reason, at, "readOn",
               "sealedNoteId", n)
           order by e.n on conflict do nothing returning id`,
    values: [JSON.stringify(entries)],
  });
  const isReading = entries.some(({ readOn }) => readOn !== undefined);
  if (added.length !== entries.length && !isReading) throw new Error('an insert returns its rows');
  await sealAll(tx, { chainId, subject: 'audit_entry', subjectIds: added.map(({ id }) => id), at });
}
