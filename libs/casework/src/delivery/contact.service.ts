import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { contactTable, type StaffActor } from '#casework/organisation';
import { type ContactChoice, channelKinds, noticeTopics } from '#domain';
import { encryptedRow, execute, query, Vault } from '#platform';
import { ChannelStore } from './channel.store.ts';

const topics = z.array(z.enum(noticeTopics));

/** Where and of what somebody is told, and which channels their unit has. */
export const contactView = z.object({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  emailTopics: topics,
  smsTopics: topics,
  quiet: z.boolean(),
  /** Open ones: a choice of another takes effect when it is set up. */
  channels: z.array(z.enum(channelKinds)),
});
z.globalRegistry.add(contactView, { title: 'Contact' });
type View = z.output<typeof contactView>;

/** Everybody's own choice: what they are told by which channel. */
@Injectable()
export class ContactService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ChannelStore,
    private readonly vault: Vault,
  ) {}

  async view({ staffId }: StaffActor): Promise<View> {
    const [row] = await query<Pick<View, 'emailTopics' | 'smsTopics' | 'quiet' | 'channels'>>(
      this.dataSource,
      {
        name: 'contact.view',
        text: `
        select coalesce(c.email_topics, '{}') as "emailTopics", coalesce(c.sms_topics, '{}') as "smsTopics",
          coalesce(c.quiet, true) as quiet,
          array(select distinct ch.kind from channel ch where ch.enabled and (ch.organisation_id = o.id
            or (ch.kind in ('email', 'sms') and ch.organisation_id in (o.parent_id, p.parent_id)))
            order by ch.kind) as channels
        from staff s join organisation o on o.id = s.organisation_id left join organisation p on p.id = o.parent_id
        left join contact c on c.staff_id = s.id
        where s.id = $1`,
        values: [staffId],
      },
    );
    if (row === undefined) throw new Error('whoever is signed in works here');
    const addresses = (await this.store.addresses(this.dataSource, [staffId])).get(staffId);
    return { email: addresses?.email ?? null, phone: addresses?.phone ?? null, ...row };
  }

  async choose(actor: StaffActor, choice: ContactChoice): Promise<View> {
    const { email, phone, emailTopics, smsTopics, quiet } = choice;
    const key = await this.vault.current(this.dataSource, contactTable.purpose);
    const row = encryptedRow(contactTable, key, actor.staffId, { email, phone });
    await execute(this.dataSource, {
      text: `insert into contact (staff_id, email, phone, key_id, email_topics, sms_topics, quiet)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (staff_id) do update set email = $2, phone = $3, key_id = $4, email_topics = $5,
               sms_topics = $6, quiet = $7`,
      values: [actor.staffId, row.email, row.phone, row.key_id, emailTopics, smsTopics, quiet],
    });
    return await this.view(actor);
  }
}
