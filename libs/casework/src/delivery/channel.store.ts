import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { contactTable, type StaffActor } from '#casework/organisation';
import type { ChannelKind } from '#domain';
import { decryptedRow, encryptedRow, execute, query, type Tx, Vault } from '#platform';
import { channelTable } from './channel.tables.ts';
import type { MailServer } from './send.email.ts';
import type { Robot } from './send.robot.ts';
import type { SmsService } from './send.sms.ts';

/** What a channel is reached by. Never leaves the server but towards its receiver. */
export type ChannelAccess =
  | ({ readonly kind: 'email' } & MailServer)
  | ({ readonly kind: 'sms' } & SmsService)
  | ({ readonly kind: 'wecom' } & Robot)
  | ({ readonly kind: 'dingtalk' } & Robot);

/** A channel of an organisation. */
export interface Channel {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly kind: ChannelKind;
  readonly enabled: boolean;
  readonly topics: readonly string[];
  readonly restsUntil: Date | null;
  readonly changedAt: Date;
  readonly access: ChannelAccess;
}

interface Row extends Omit<Channel, 'access'> {
  readonly settings: Buffer;
  readonly key_id: number;
}

/** Where a person is written to. */
export interface Addresses {
  readonly email: string | null;
  readonly phone: string | null;
}

const columns = `
  ch.id, ch.organisation_id as "organisationId", o.name as "organisationName", ch.kind, ch.enabled, ch.topics,
  ch.rests_until as "restsUntil", ch.changed_at as "changedAt", ch.settings, ch.key_id`;
const channels = 'channel ch join organisation o on o.id = ch.organisation_id';

/** Channels of the part of the tree that `$1` (townships) and `$2` (the own body) span. */
export const inRealm = '(o.id = any($1::uuid[]) or o.parent_id = any($1::uuid[]) or o.id = $2)';

/** The rows of channels and contacts, with what is sealed in them. Knows nothing of who may do what. */
@Injectable()
export class ChannelStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
  ) {}

  /** Those of an actor's part of the tree. */
  async list({ townshipIds, organisationId }: StaffActor): Promise<readonly Channel[]> {
    const rows = await query<Row>(this.dataSource, {
      name: 'channel.list',
      text: `select ${columns} from ${channels} where ${inRealm} order by o.name, ch.kind`,
      values: [townshipIds, organisationId],
    });
    return await Promise.all(rows.map((row) => this.opened(this.dataSource, row)));
  }

  async find(on: Tx | DataSource, id: string): Promise<Channel | undefined> {
    const [row] = await query<Row>(on, {
      name: 'channel.find',
      text: `select ${columns} from ${channels} where ch.id = $1`,
      values: [id],
    });
    return row && (await this.opened(on, row));
  }

  /** The channel of one kind of an organisation, locked. */
  async lock(tx: Tx, organisationId: string, kind: ChannelKind): Promise<Channel | undefined> {
    const [row] = await query<Row>(tx, {
      text: `select ${columns} from ${channels} where ch.organisation_id = $1 and ch.kind = $2 for update of ch`,
      values: [organisationId, kind],
    });
    return row && (await this.opened(tx, row));
  }

  /** Writes a channel, new or changed; one that rested is tried again at once. @returns its id */
  async save(
    tx: Tx,
    channel: Pick<Channel, 'organisationId' | 'kind' | 'enabled' | 'topics' | 'access'>,
    by: { readonly id: string | undefined; readonly staffId: string; readonly at: Date },
  ): Promise<string> {
    const { organisationId, kind, enabled, topics, access } = channel;
    const id = by.id ?? randomUUID();
    const key = await this.vault.current(tx, channelTable.purpose);
    const { settings, key_id } = encryptedRow(channelTable, key, id, { settings: JSON.stringify(access) });
    await execute(tx, {
      text: `insert into channel (id, organisation_id, kind, enabled, topics, settings, key_id, changed_at, changed_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict (id) do update set enabled = $4, topics = $5, settings = $6, key_id = $7, rests_until = null,
               changed_at = $8, changed_by = $9`,
      values: [id, organisationId, kind, enabled, topics, settings, key_id, by.at, by.staffId],
    });
    return id;
  }

  /** Where people are written to; whoever has said nothing is missing. */
  async addresses(on: Tx | DataSource, staffIds: readonly string[]): Promise<ReadonlyMap<string, Addresses>> {
    const rows = await query<{ staff_id: string; email: Buffer; phone: Buffer; key_id: number }>(on, {
      name: 'contact.addresses',
      text: 'select staff_id, email, phone, key_id from contact where staff_id = any($1::uuid[])',
      values: [staffIds],
    });
    const found = new Map<string, Addresses>();
    for (const row of rows) {
      const key = await this.vault.key(on, row.key_id);
      const { email, phone } = decryptedRow(contactTable, key, row.staff_id, { ...row });
      found.set(row.staff_id, { email: email?.toString() ?? null, phone: phone?.toString() ?? null });
    }
    return found;
  }

  private async opened(on: Tx | DataSource, { settings, key_id, ...row }: Row): Promise<Channel> {
    const key = await this.vault.key(on, key_id);
    const { settings: text } = decryptedRow(channelTable, key, row.id, { settings });
    return { ...row, access: JSON.parse(text?.toString() ?? '') as ChannelAccess };
  }
}
