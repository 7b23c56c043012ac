import { z } from 'zod';
import { channelKinds, noticeTopics } from '#domain';
import type { Channel, ChannelAccess } from './channel.store.ts';

/** A channel as the administrator sees it: never a secret, nor an address that may hold one. */
export const channelView = z.object({
  id: z.uuid(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  kind: z.enum(channelKinds),
  enabled: z.boolean(),
  topics: z.array(z.enum(noticeTopics)),
  /** Host and port that it speaks to. */
  target: z.string(),
  /** Of a mail server. */
  email: z
    .object({
      host: z.string(),
      port: z.int(),
      security: z.enum(['tls', 'starttls', 'none']),
      from: z.string(),
      username: z.string().nullable(),
    })
    .nullable(),
  /** Of a service for text messages. */
  sms: z
    .object({
      method: z.enum(['POST', 'GET']),
      format: z.enum(['json', 'form']),
      expects: z.string().nullable(),
    })
    .nullable(),
  /** It did not answer: nothing is tried until then. */
  restsUntil: z.iso.datetime().nullable(),
  changedAt: z.iso.datetime(),
});
export const channelList = z.object({ items: z.array(channelView) });
z.globalRegistry.add(channelView, { title: 'Channel' });

/** What became of a message that was sent to see whether a channel works. */
export const channelTrial = z.object({ sent: z.boolean(), code: z.string().nullable() });

/** Where a channel speaks to, without what may be secret in it. */
export const targetOf = (access: ChannelAccess): string =>
  access.kind === 'email'
    ? `${access.host}:${access.port}`
    : new URL(access.kind === 'sms' ? access.url : access.webhook).host;

/** The channel without its secrets. */
export function viewOf(channel: Channel): z.output<typeof channelView> {
  const { id, organisationId, organisationName, kind, enabled, topics, restsUntil, changedAt, access } =
    channel;
  return {
    id,
    organisation: { id: organisationId, name: organisationName },
    kind,
    enabled,
    topics: topics as z.output<typeof channelView>['topics'],
    target: targetOf(access),
    email: access.kind === 'email' ? mailServerOf(access) : null,
    sms:
      access.kind === 'sms'
        ? { method: access.method, format: access.format, expects: access.expects ?? null }
        : null,
    restsUntil: restsUntil?.toISOString() ?? null,
    changedAt: changedAt.toISOString(),
  };
}

const mailServerOf = ({ host, port, security, from, username }: ChannelAccess & { kind: 'email' }) => ({
  host,
  port,
  security,
  from,
  username: username ?? null,
});
