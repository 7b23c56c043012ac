import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { noSuchTownship, type StaffActor } from '#casework/organisation';
import { seal, sealAll } from '#casework/seal';
import type { DestructionDecision, DestructionProposal } from '#domain';
import { Clock, enqueue, execute, inTransaction, query, type Tx } from '#platform';
import { type DueDossier, dueDossiers } from '../retention.dossiers.ts';
import { retentionTerms } from '../retention.terms.ts';
import { DestructionReader } from './destruction.reader.ts';
import {
  decisionRefused,
  noSuchList,
  type ProposalRefusal,
  proposalRefused,
} from './destruction.refusals.ts';
import type { DestructionView } from './destruction.view.ts';

/** Two people sign for a destruction: one proposes a frozen list, another approves or refuses it as a whole. */
@Injectable()
export class DestructionSigning {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly reader: DestructionReader,
  ) {}

  /**
   * Freezes a list of dossiers whose term is over. Each stands on one open list at most.
   * @throws RuleError kind "invalid", pointing at the dossiers that are not due, held, listed already or of another township
   */
  async propose(actor: StaffActor, { disputeIds, reason }: DestructionProposal): Promise<DestructionView> {
    return await inTransaction(this.dataSource, async (tx) => {
      // Always in one order: two who propose lists that overlap wait for each other and do not lock each other out.
      const locked = await query<{ id: string; townshipId: string }>(tx, {
        text: `select id, township_id as "townshipId" from dispute where id = any($1::uuid[]) order by id for update`,
        values: [disputeIds],
      });
      const townshipId = await this.townshipOf(actor, locked);
      const due = await this.dueAmong(tx, actor, disputeIds);
      const faults = disputeIds.flatMap((id, n) => {
        const code = faultOf(due.get(id), locked.find((one) => one.id === id)?.townshipId === townshipId);
        return code === null ? [] : [{ n, code }];
      });
      if (faults.length > 0) throw proposalRefused(faults);
      const at = this.clock.now().toISOString();
      const id = await this.write(tx, actor, { townshipId, reason, at });
      const lines = disputeIds.flatMap((one) => due.get(one) ?? []);
      await freeze(tx, id, lines, { townshipId, at });
      await this.note(tx, actor, 'destruction.propose', { id, townshipId, reason, at });
      return await this.reader.view(actor, id, tx);
    });
  }

  /**
   * Approves or refuses a list. Approved, it is carried out by a job; refused, its dossiers may stand on another.
   * @throws RuleError kind "not-found"; kind "forbidden", code "same-person"; kind "conflict", code "decided-already"
   */
  async decide(actor: StaffActor, id: string, decision: DestructionDecision): Promise<DestructionView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const [list] = await query<{ townshipId: string; state: string; proposedBy: string }>(tx, {
        text: `select township_id as "townshipId", state, proposed_by as "proposedBy"
               from destruction_list where id = $1 and township_id = any($2::uuid[]) for update`,
        values: [id, actor.townshipIds],
      });
      if (list === undefined) throw noSuchList();
      if (list.proposedBy === actor.staffId) throw decisionRefused('same-person');
      if (list.state !== 'proposed') throw decisionRefused('decided-already');
      const { approved, reason } = decision;
      const { townshipId } = list;
      const at = this.clock.now().toISOString();
      await execute(tx, {
        text: `update destruction_list set state = $2, decided_by = $3, decider_organisation_id = $4, decided_at = $5,
                 decision_reason = $6 where id = $1`,
        values: [id, approved ? 'approved' : 'refused', actor.staffId, actor.organisationId, at, reason],
      });
      if (approved) await enqueue(tx, { name: 'destruction.carry', payload: { listId: id } });
      else await letGo(tx, id, { townshipId, at });
      const action = approved ? 'destruction.approve' : 'destruction.refuse';
      await this.note(tx, actor, action, { id, townshipId, reason, at });
      return await this.reader.view(actor, id, tx);
    });
  }

  /** A list holds what one person answers for: the dossiers of the township of the first. */
  private async townshipOf(
    { townshipIds }: StaffActor,
    [first]: readonly { readonly townshipId: string }[],
  ): Promise<string> {
    const townshipId = first?.townshipId ?? townshipIds[0];
    if (townshipId === undefined) throw noSuchTownship();
    return townshipIds.includes(townshipId) ? townshipId : (townshipIds[0] ?? townshipId);
  }

  private async dueAmong(
    tx: Tx,
    actor: StaffActor,
    disputeIds: readonly string[],
  ): Promise<ReadonlyMap<string, DueDossier>> {
    const asked = { terms: await retentionTerms(tx), until: this.clock.today(), actor, disputeIds };
    const due = await dueDossiers(tx, { ...asked, limit: disputeIds.length });
    return new Map(due.map((one) => [one.disputeId, one]));
  }

  private async write(
    tx: Tx,
    { staffId, organisationId }: StaffActor,
    { townshipId, reason, at }: { readonly townshipId: string; readonly reason: string; readonly at: string },
  ): Promise<string> {
    // Numbered per township and year: whoever proposes at the same moment waits for this one.
    await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `destruction:${townshipId}`,
    ]);
    const [row] = await query<{ id: string }>(tx, {
      text: `insert into destruction_list (township_id, year, seq, reason, proposed_by, proposer_organisation_id, proposed_at)
             select $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6 from destruction_list
             where township_id = $1 and year = $2 returning id`,
      values: [townshipId, Number(this.clock.today().slice(0, 4)), reason, staffId, organisationId, at],
    });
    if (row === undefined) throw new Error('an insert returns its row');
    return row.id;
  }

  private async note(
    tx: Tx,
    { staffId, organisationId }: StaffActor,
    action: string,
    list: { readonly id: string; readonly townshipId: string; readonly reason: string; readonly at: string },
  ): Promise<void> {
    const { id, townshipId, reason, at } = list;
    await seal(tx, { chainId: townshipId, subject: 'destruction_list', subjectId: id, at });
    await audit(tx, { action, staffId, organisationId, townshipId, reason: `${id}: ${reason}`, at });
  }
}

function faultOf(due: DueDossier | undefined, isOfTownship: boolean): ProposalRefusal | null {
  if (due === undefined) return 'not-due';
  if (!isOfTownship) return 'another-township';
  if (due.isHeld) return 'case-held';
  return due.listId === null ? null : 'listed-already';
}

interface Sealing {
  readonly townshipId: string;
  readonly at: string;
}

/** Writes the lines with all that stays provable of them: how many events, and where the chain stands. */
async function freeze(tx: Tx, listId: string, due: readonly DueDossier[], sealing: Sealing): Promise<void> {
  const rows = await query<{ id: string }>(tx, {
    text: `
      insert into destruction_item (list_id, position, dispute_id, number, class, archived_on, ends_on, events, head_hash,
        files, bytes, parties)
      select $1, n, d.id, d.number, i.class, i."archivedOn", i."endsOn", d.version, d.head_hash, f.files, f.bytes, p.parties
      from jsonb_to_recordset($2::jsonb) as i (n integer, "disputeId" uuid, class text, "archivedOn" date, "endsOn" date)
      join dispute d on d.id = i."disputeId"
      cross join lateral (select count(*)::int as files, coalesce(sum(bytes), 0)::bigint as bytes
                          from attachment where dispute_id = d.id and object_key is not null) f
      cross join lateral (select count(*)::int as parties from party where dispute_id = d.id and erased_on is null) p
      order by n returning id`,
    values: [listId, JSON.stringify(due.map((one, n) => ({ ...one, n: n + 1 })))],
  });
  await sealItems(tx, rows, sealing);
}

/** The dossiers of a list that was refused may stand on another. */
async function letGo(tx: Tx, listId: string, sealing: Sealing): Promise<void> {
  const rows = await query<{ id: string }>(tx, {
    text: `update destruction_item set open = false where list_id = $1 returning id`,
    values: [listId],
  });
  await sealItems(tx, rows, sealing);
}

/** Seals lines as they now stand. */
export async function sealItems(
  tx: Tx,
  rows: readonly { readonly id: string }[],
  { townshipId, at }: Sealing,
): Promise<void> {
  const subjectIds = rows.map(({ id }) => id);
  await sealAll(tx, { chainId: townshipId, subject: 'destruction_item', subjectIds, at });
}
