import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../clock/clock.ts';
import { execute, query, type Tx } from '../../database/transaction.ts';
import { encryptedRow, encryptedTable, placesIn } from '../../vault/encrypted.table.ts';
import { Vault } from '../../vault/vault.ts';
import { PasswordService } from '../password.service.ts';
import { newRecoveryCode, recoveryCodeCount } from './recovery.codes.ts';

const secondFactors = encryptedTable({
  table: 'second_factor',
  id: ['account_id'],
  purpose: 'second-factor',
  columns: [{ name: 'secret' }],
});

/** A second factor as it is kept, with its secret in clear. */
export interface StoredFactor {
  readonly secret: Buffer;
  readonly confirmedAt: Date | null;
  readonly createdAt: Date;
  readonly username: string;
}

/** The rows of second factors and recovery codes. Knows nothing of who may do what. */
@Injectable()
export class SecondFactorStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly passwords: PasswordService,
  ) {}

  async find(accountId: string): Promise<StoredFactor | undefined> {
    const [row] = await query<{
      secret: Buffer;
      key_id: number;
      confirmed_at: Date | null;
      created_at: Date;
      username: string;
    }>(this.dataSource, {
      name: 'second-factor.find',
      text: `select f.secret, f.key_id, f.confirmed_at, f.created_at, a.username
             from second_factor f join account a on a.id = f.account_id where f.account_id = $1`,
      values: [accountId],
    });
    if (row === undefined) return undefined;
    const key = await this.vault.key(this.dataSource, row.key_id);
    return {
      secret: key.decrypt(placesIn(secondFactors, accountId)('secret'), row.secret),
      confirmedAt: row.confirmed_at,
      createdAt: row.created_at,
      username: row.username,
    };
  }

  /** Keeps a secret that is still to be confirmed, in place of one that never was. @returns false when one is active */
  async propose(accountId: string, secret: Buffer): Promise<boolean> {
    const key = await this.vault.current(this.dataSource, secondFactors.purpose);
    const row = encryptedRow(secondFactors, key, accountId, { secret });
    const kept = await execute(this.dataSource, {
      text: `insert into second_factor as f (account_id, secret, key_id, created_at) values ($1, $2, $3, $4)
             on conflict (account_id) do update set secret = $2, key_id = $3, created_at = $4
             where f.confirmed_at is null`,
      values: [accountId, row.secret, row.key_id, this.clock.now()],
    });
    return kept === 1;
  }

  /** @returns false when another has come in between */
  async confirm(tx: Tx, accountId: string, { createdAt }: StoredFactor, step: number): Promise<boolean> {
    const confirmed = await execute(tx, {
      text: `update second_factor set confirmed_at = $2, last_step = $3
             where account_id = $1 and confirmed_at is null and created_at = $4`,
      values: [accountId, this.clock.now(), step, createdAt],
    });
    return confirmed === 1;
  }

  /** Uses up a step and all before it. @returns false when it was used already; of many at once one is told true */
  async useStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
    const used = await execute(tx, {
      name: 'second-factor.use-step',
      text: `update second_factor set last_step = $2
             where account_id = $1 and confirmed_at is not null and last_step < $2`,
      values: [accountId, step],
    });
    return used === 1;
  }

  /** Makes ten new recovery codes in place of all former ones. @returns them in clear, this once */
  async renewCodes(tx: Tx, accountId: string): Promise<readonly string[]> {
    const codes = Array.from({ length: recoveryCodeCount }, (_, slot) => newRecoveryCode(slot));
    const hashes = await Promise.all(codes.map((code) => this.passwords.hash(code)));
    await execute(tx, { text: 'delete from recovery_code where account_id = $1', values: [accountId] });
    await execute(tx, {
      text: `insert into recovery_code (account_id, slot, code_hash)
             select $1, slot - 1, hash from unnest($2::text[]) with ordinality as code (hash, slot)`,
      values: [accountId, hashes],
    });
    return codes;
  }

  /** Hash of an unused recovery code. */
  async codeHash(accountId: string, slot: number): Promise<string | undefined> {
    const [row] = await query<{ code_hash: string }>(this.dataSource, {
      name: 'recovery-code.find',
      text: `select c.code_hash from recovery_code c join second_factor f using (account_id)
             where c.account_id = $1 and c.slot = $2 and c.used_at is null and f.confirmed_at is not null`,
      values: [accountId, slot],
    });
    return row?.code_hash;
  }

  /** Uses up a recovery code. @returns as {@link useStep} */
  async useCode(tx: Tx, accountId: string, slot: number, codeHash: string): Promise<boolean> {
    const used = await execute(tx, {
      name: 'recovery-code.use',
      text: `update recovery_code set used_at = $4
             where account_id = $1 and slot = $2 and code_hash = $3 and used_at is null`,
      values: [accountId, slot, codeHash, this.clock.now()],
    });
    return used === 1;
  }

  async codesLeft(accountId: string): Promise<number> {
    const [row] = await query<{ count: number }>(this.dataSource, {
      text: 'select count(*)::int as count from recovery_code where account_id = $1 and used_at is null',
      values: [accountId],
    });
    return row?.count ?? 0;
  }

  /** @returns false when there was none */
  async remove(tx: Tx, accountId: string): Promise<boolean> {
    const removed = await execute(tx, {
      text: 'delete from second_factor where account_id = $1',
      values: [accountId],
    });
    return removed === 1;
  }
}
