import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DisputeDetail } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { type CaseTies, mayDraftTypicalCase, RuleError } from '#domain';
import { query, type Tx } from '#platform';
import { TypicalRecords } from './typical.records.ts';
import { changedMeanwhile, noSuchTypicalCase, notInState } from './typical.refusals.ts';
import { type OpenedEdition, TypicalStore } from './typical.store.ts';
import type { Working } from './typical.tables.ts';

/** An edition under its lock, with how the person stands to its case. */
export interface LockedEdition extends OpenedEdition {
  readonly working: Working;
  readonly ties: CaseTies;
}

/** What drafting and reviewing have on their desk: the editions, the records of the case, and who may look. */
@Injectable()
export class TypicalDesk {
  constructor(
    private readonly dataSource: DataSource,
    readonly store: TypicalStore,
    readonly records: TypicalRecords,
    private readonly detail: DisputeDetail,
  ) {}

  /** How this person stands to a case; null where they may not know of it. */
  async standing(actor: StaffActor, disputeId: string, on: Tx | DataSource = this.dataSource) {
    try {
      return await this.detail.standing(disputeId, actor, on);
    } catch (error) {
      if (error instanceof RuleError && error.kind === 'not-found') return null;
      throw error;
    }
  }

  /**
   * How this person stands to the case of an edition.
   * @throws RuleError kind "not-found" for whoever may not write about it: they do not learn that there is a draft
   */
  async seenBy(
    actor: StaffActor,
    { disputeId }: Pick<OpenedEdition, 'disputeId'>,
    on: Tx | DataSource = this.dataSource,
  ): Promise<CaseTies> {
    const standing = await this.standing(actor, disputeId, on);
    if (standing === null || !mayDraftTypicalCase(actor, standing.ties)) throw noSuchTypicalCase();
    return standing.ties;
  }

  /**
   * An edition under its lock, as it was when the person read it.
   * @throws RuleError kind "not-found"; "stale", code "typical-changed"; "conflict" once its words are gone
   */
  async locked(tx: Tx, actor: StaffActor, id: string, version: number): Promise<LockedEdition> {
    const edition = await this.store.open(id, tx, true);
    const ties = await this.seenBy(actor, edition, tx);
    this.assertVersion(edition, version);
    const { working } = edition;
    if (working === null) throw notInState();
    return { ...edition, working, ties };
  }

  /** @throws RuleError kind "stale", code "typical-changed" for whoever has read an earlier version */
  assertVersion({ version }: Pick<OpenedEdition, 'version'>, read: number): void {
    if (version !== read) throw changedMeanwhile(version);
  }

  /** Is a draft of the case being written or reviewed? */
  async isUnderway(tx: Tx, disputeId: string): Promise<boolean> {
    const rows = await query(tx, {
      name: 'typical.is-underway',
      text: `select 1 from typical_case where dispute_id = $1 and state in ('draft', 'submitted')`,
      values: [disputeId],
    });
    return rows.length > 0;
  }

  /** The names of people who work here, by id. */
  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await query<{ id: string; name: string }>(this.dataSource, {
      name: 'typical.names',
      text: 'select id, name from staff where id = any($1::uuid[])',
      values: [[...new Set(ids)]],
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
