import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  inTransaction,
  OidcIdentities,
  type RegisteredBy,
  SecondFactorService,
  SessionList,
  type Tx,
} from '#platform';
import type { StaffActor } from './organisation.actor.ts';
import { assertManages } from './staff.service.ts';

/** How the people of an administrator's part of the tree sign in. Everything is told in the trail of the account. */
@Injectable()
export class StaffAccess {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionList,
    private readonly secondFactors: SecondFactorService,
    private readonly identities: OidcIdentities,
  ) {}

  /** Signs somebody out everywhere. */
  signOut(actor: StaffActor, id: string): Promise<void> {
    return this.#managing(actor, id, (tx) => this.sessions.endAll(tx, id, actor.staffId));
  }

  /**
   * Takes a second factor away that somebody has lost; they sign in by password and set up another.
   * @throws ProblemError "no-second-factor" (conflict)
   */
  resetSecondFactor(actor: StaffActor, id: string): Promise<void> {
    return this.#managing(actor, id, (tx) => this.secondFactors.reset(tx, id, actor.staffId));
  }

  /** @throws ProblemError "oidc-off" (not-found), "identity-taken" (conflict) */
  registerIdentity(actor: StaffActor, id: string, by: RegisteredBy): Promise<void> {
    return this.#managing(actor, id, (tx) => this.identities.register(tx, id, by, actor.staffId));
  }

  /** @throws ProblemError "no-identity" (not-found) */
  removeIdentity(actor: StaffActor, id: string): Promise<void> {
    return this.#managing(actor, id, (tx) => this.identities.remove(tx, id, actor.staffId));
  }

  /** @throws RuleError kind "not-found" for somebody elsewhere */
  async #managing(actor: StaffActor, id: string, work: (tx: Tx) => Promise<void>): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      await assertManages(tx, actor, id);
      await work(tx);
    });
  }
}
