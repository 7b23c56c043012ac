import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { audit } from '#casework/audit';
import { notify } from '#casework/notification';
import { partOf, type StaffActor } from '#casework/organisation';
import { isVaried, readSealingCode } from '#domain';
import {
  Clock,
  DecryptionError,
  execute,
  inTransaction,
  type KeyPair,
  makeKeyPair,
  query,
  type Tx,
  Vault,
} from '#platform';
import { carryOver, type Recipient } from './key.share.ts';
import { carryHandedOver } from './seal.breaking.store.ts';
import { mistypedCode, refused, sameCode, wrongCode } from './sealed-note.refusals.ts';
import { insertKey, keyInUse, keysOf, openKey, type SealingKey } from './sealing.key.store.ts';
import { type OpenKey, UnlockedKeys, type Unlocking, type UnlockReply } from './unlocked.key.ts';

/** What somebody has of keys, and nothing that opens one. */
export const sealingKeyView = z.object({
  /** Null until the code was set up. */
  key: z.object({ id: z.uuid(), madeAt: z.iso.datetime(), checkNumber: z.string() }).nullable(),
  unlockedUntil: z.iso.datetime().nullable(),
  /** Keys before this one under which notes still lie: readable again with their old code. */
  earlier: z.array(
    z.object({ id: z.uuid(), madeAt: z.iso.datetime(), retiredAt: z.iso.datetime(), notes: z.int() }),
  ),
});
export type SealingKeyView = z.output<typeof sealingKeyView>;

/** Twelve figures by which two people on the telephone find that they mean the same key. */
export function checkNumberOf(publicKey: Buffer): string {
  const number = createHash('sha256').update('fengqiao sealing key').update(publicKey).digest();
  const figures = (number.readBigUInt64BE() % 10n ** 12n).toString().padStart(12, '0');
  return figures.replace(/\d{4}(?=\d)/g, '$& ');
}

/** The keys with which people open sealed notes, each under a code that its owner alone has. */
@Injectable()
export class SealingKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly unlocked: UnlockedKeys,
  ) {}

  /** What somebody has of keys. */
  async mine({ staffId }: StaffActor, request: Unlocking): Promise<SealingKeyView> {
    const keys = await keysOf(this.dataSource, this.vault, staffId);
    const inUse = keys.find(({ retiredAt }) => retiredAt === null);
    const retired = keys.filter((key) => key !== inUse);
    const until = inUse === undefined ? null : await this.unlocked.openUntil(request, inUse.id);
    const lying = await query<{ id: string; notes: number }>(this.dataSource, {
      text: `select sealing_key_id as id, count(*)::int as notes from sealed_note_key
             where sealing_key_id = any($1::uuid[]) group by 1`,
      values: [retired.map(({ id }) => id)],
    });
    return {
      key: inUse === undefined ? null : shown(inUse),
      unlockedUntil: until?.toISOString() ?? null,
      earlier: retired.flatMap(({ id, madeAt, retiredAt }) => {
        const notes = lying.find((row) => row.id === id)?.notes ?? 0;
        if (notes === 0 || retiredAt === null) return [];
        return [{ id, madeAt: madeAt.toISOString(), retiredAt: retiredAt.toISOString(), notes }];
      }),
    };
  }

  /**
   * Makes somebody's first key under a code that they were shown.
   * @throws RuleError kind "invalid" for a code that is none; kind "conflict", code "sealing-key-exists"
   */
  async make(actor: StaffActor, typed: string): Promise<void> {
    const code = newCode(typed);
    await inTransaction(this.dataSource, async (tx) => {
      await this.alone(tx, actor);
      if (await keyInUse(tx, this.vault, actor.staffId)) throw refused('sealing-key-exists');
      await this.add(tx, actor, code, 'sealing-key.make');
    });
  }

  /**
   * Makes a new key because the code of the old one is lost. What lay under the old one opens again when another mediator
   * lets its owner, or with the old code should it be found.
   * @throws RuleError kind "invalid" for a code that is none; kind "conflict", code "no-sealing-key"
   */
  async replace(actor: StaffActor, typed: string): Promise<void> {
    const code = newCode(typed);
    await inTransaction(this.dataSource, async (tx) => {
      await this.alone(tx, actor);
      const old = await keyInUse(tx, this.vault, actor.staffId, true);
      if (old === undefined) throw refused('no-sealing-key');
      await this.retire(tx, old.id);
      await this.add(tx, actor, code, 'sealing-key.replace');
    });
  }

  /**
   * Changes code and key; every note goes over.
   * @throws RuleError kind "invalid" for a wrong code, and for a new one that is the old one; kind "conflict", code "no-sealing-key"
   */
  async change(actor: StaffActor, oldTyped: string, typed: string): Promise<void> {
    const code = newCode(typed);
    await inTransaction(this.dataSource, async (tx) => {
      await this.alone(tx, actor);
      const old = await keyInUse(tx, this.vault, actor.staffId, true);
      if (old === undefined) throw refused('no-sealing-key');
      const pair = await opened(oldTyped, old, '/oldCode');
      if (readSealingCode(oldTyped) === code) throw sameCode('/code');
      await this.retire(tx, old.id);
      const key = await this.add(tx, actor, code, 'sealing-key.change');
      await this.carry(tx, { keyId: old.id, pair }, key);
    });
  }

  /**
   * Carries over what lies under an earlier key, whose code was found again.
   * @throws RuleError kind "invalid" for a code of none of them; kind "conflict", code "no-sealing-key", or
   *         "nothing-to-recover" where nothing lies under that key
   */
  async recover(actor: StaffActor, typed: string): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      await this.alone(tx, actor);
      const [now, ...earlier] = await keysOf(tx, this.vault, actor.staffId, true);
      if (now === undefined || now.retiredAt !== null) throw refused('no-sealing-key');
      for (const key of earlier) {
        const pair = await opened(typed, key, '/code').catch((error: unknown) => {
          if (key === earlier.at(-1)) throw error;
          return null;
        });
        if (pair === null) continue;
        const to = { keyId: now.id, publicKey: now.publicKey };
        if ((await this.carry(tx, { keyId: key.id, pair }, to)) === 0) throw refused('nothing-to-recover');
        return;
      }
      throw wrongCode('/code');
    });
  }

  /**
   * Opens somebody's key for some minutes.
   * @returns until when
   * @throws RuleError kind "invalid" for a wrong code; kind "conflict", code "no-sealing-key"
   */
  async unlock(actor: StaffActor, typed: string, sessionId: string, reply: UnlockReply): Promise<Date> {
    const key = await keyInUse(this.dataSource, this.vault, actor.staffId);
    if (key === undefined) throw refused('no-sealing-key');
    const pair = await opened(typed, key, '/code');
    return await this.unlocked.open(sessionId, { keyId: key.id, pair }, reply);
  }

  /** Two of the same person wait for each other here, also where there is no key yet. */
  private async alone(tx: Tx, { staffId }: StaffActor): Promise<void> {
    await execute(tx, { text: 'select 1 from staff where id = $1 for no key update', values: [staffId] });
  }

  /** Notes, and what its owner was asked. */
  private async carry(tx: Tx, from: OpenKey, to: Recipient): Promise<number> {
    return (await carryOver(tx, from, to)) + (await carryHandedOver(tx, from, to));
  }

  private async retire(tx: Tx, keyId: string): Promise<void> {
    await execute(tx, {
      text: `with closed as (delete from sealing_unlock where sealing_key_id = $1)
             update sealing_key set retired_at = $2 where id = $1`,
      values: [keyId, this.clock.now()],
    });
  }

  /** Whose key it is hears of it, should it have been somebody else who sat at their screen. */
  private async add(tx: Tx, actor: StaffActor, code: string, action: string) {
    const { staffId, organisationId } = actor;
    const pair = makeKeyPair();
    const [id, at] = [randomUUID(), this.clock.now()];
    await insertKey(tx, this.vault, { id, staffId, pair, code, at });
    const facts = { checkNumber: checkNumberOf(pair.publicKey) };
    await notify(tx, [staffId], {
      disputeId: null,
      kind: 'sealing.key',
      facts,
      source: `sealing-key ${id}`,
      at: at.toISOString(),
      urgent: true,
    });
    await audit(tx, {
      action,
      staffId,
      organisationId,
      townshipId: partOf(actor),
      reason: facts.checkNumber,
      at: at.toISOString(),
    });
    return { keyId: id, publicKey: pair.publicKey };
  }
}

const shown = ({ id, madeAt, publicKey }: SealingKey) => ({
  id,
  madeAt: madeAt.toISOString(),
  checkNumber: checkNumberOf(publicKey),
});

function newCode(typed: string): string {
  const code = readSealingCode(typed);
  if (code === null || !isVaried(code)) throw mistypedCode('/code');
  return code;
}

async function opened(typed: string, key: SealingKey, pointer: string): Promise<KeyPair> {
  const code = readSealingCode(typed);
  if (code === null) throw mistypedCode(pointer);
  try {
    return await openKey(code, key);
  } catch (error) {
    if (error instanceof DecryptionError) throw wrongCode(pointer);
    throw error;
  }
}
