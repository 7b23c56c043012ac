import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { unlockedMinutes } from '#domain';
import {
  AUTH_SETTINGS,
  type AuthSettings,
  boundTo,
  Clock,
  decryptBytes,
  encryptBytes,
  execute,
  type KeyPair,
  query,
  type Tx,
} from '#platform';
import { refused } from './sealed-note.refusals.ts';

/** What a request carries, and who sent it. */
export interface Unlocking {
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly identity?: { readonly via: string; readonly sessionId?: string };
}

/** What an answer can do to cookies. */
export interface UnlockReply {
  setCookie(name: string, value: string, options: object): unknown;
  clearCookie(name: string, options: object): unknown;
}

/** A key that its owner has opened for some minutes. */
export interface OpenKey {
  readonly keyId: string;
  readonly pair: KeyPair;
}

/** More than the one row that an unlocking adds, so that those that are over cannot pile up. */
const sweptAtMost = 100;

/**
 * Keys that were opened with their code for half an hour. Half of what opens them is with the browser (a random token, in a
 * cookie that no script reads), half in the database (the key encrypted under it): neither alone is worth anything, and
 * whichever process answers the next request can go on.
 */
@Injectable()
export class UnlockedKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(AUTH_SETTINGS) private readonly settings: AuthSettings,
  ) {}

  /** Keeps a key open for this session, instead of any that it had open. @returns until when */
  async open(sessionId: string, { keyId, pair }: OpenKey, reply: UnlockReply): Promise<Date> {
    const token = randomBytes(32);
    const endsAt = new Date(this.clock.now().getTime() + unlockedMinutes * 60_000);
    await this.close(sessionId);
    await execute(this.dataSource, {
      text: `insert into sealing_unlock (token_hash, session_id, sealing_key_id, private_key, ends_at)
             values ($1, $2, $3, $4, $5)`,
      values: [
        hashOf(token),
        sessionId,
        keyId,
        encryptBytes(tokenKey(token), bound(sessionId, keyId), pair.privateKey),
        endsAt,
      ],
    });
    reply.setCookie(this.cookieName(), token.toString('base64url'), {
      ...this.attributes(),
      maxAge: unlockedMinutes * 60,
    });
    return endsAt;
  }

  /** Forgets the open key of a session, and some of others that are over. */
  async close(sessionId: string, reply?: UnlockReply): Promise<void> {
    await execute(this.dataSource, {
      text: `delete from sealing_unlock where session_id = $1 or token_hash in (
               select token_hash from sealing_unlock where ends_at <= $2 order by ends_at limit $3 for update skip locked)`,
      values: [sessionId, this.clock.now(), sweptAtMost],
    });
    reply?.clearCookie(this.cookieName(), this.attributes());
  }

  /** Until when the key of this request is open. @returns null when it is not */
  async openUntil(request: Unlocking, keyId: string): Promise<Date | null> {
    const found = await this.find(request, this.dataSource);
    return found?.keyId === keyId ? found.endsAt : null;
  }

  /**
   * The open key of this request.
   * @param on  a transaction, in which nobody shuts it when its key is held
   * @throws RuleError kind "conflict", code "sealing-locked"
   */
  async of(request: Unlocking, on: Tx | DataSource = this.dataSource): Promise<OpenKey> {
    const found = await this.find(request, on);
    if (found === undefined) throw refused('sealing-locked');
    const { token, sessionId, keyId, publicKey } = found;
    const privateKey = decryptBytes(tokenKey(token), bound(sessionId, keyId), found.privateKey);
    return { keyId, pair: { publicKey, privateKey } };
  }

  private async find({ cookies, identity }: Unlocking, on: Tx | DataSource) {
    const sessionId = identity?.sessionId;
    const sent = cookies[this.cookieName()];
    if (sessionId === undefined || sent === undefined) return undefined;
    const token = Buffer.from(sent, 'base64url');
    const [row] = await query<{ keyId: string; publicKey: Buffer; privateKey: Buffer; endsAt: Date }>(on, {
      name: 'sealing.unlocked',
      text: `select u.sealing_key_id as "keyId", k.public_key as "publicKey", u.private_key as "privateKey", u.ends_at as "endsAt"
               from sealing_unlock u join sealing_key k on k.id = u.sealing_key_id and k.retired_at is null
               where u.token_hash = $1 and u.session_id = $2 and u.ends_at > $3`,
      values: [hashOf(token), sessionId, this.clock.now()],
    });
    return row && { ...row, token, sessionId };
  }

  /** As that of the session: over HTTPS only for this very host. */
  private cookieName(): string {
    return this.settings.isCookieSecure ? '__Host-fengqiao_sealing' : 'fengqiao_sealing';
  }

  private attributes() {
    const secure = this.settings.isCookieSecure;
    return { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  }
}

const hashOf = (token: Buffer): Buffer => createHash('sha256').update(token).digest();
const tokenKey = (token: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', token, '', 'fengqiao unlocked key', 32));
const bound = (sessionId: string, keyId: string): Buffer =>
  boundTo('fengqiao unlocked key', sessionId, keyId);
