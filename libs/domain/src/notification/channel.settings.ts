import { z } from 'zod';
import type { Label } from '../label.ts';
import { noticeTopics } from './notice.topics.ts';

/** Ways out of the product, besides its own screen. */
export const channelKinds = ['email', 'sms', 'wecom', 'dingtalk'] as const;
export type ChannelKind = (typeof channelKinds)[number];

export const channelKindLabels: Readonly<Record<ChannelKind, Label>> = {
  email: { zh: '电子邮件', en: 'e-mail' },
  sms: { zh: '短信', en: 'text message' },
  wecom: { zh: '企业微信群机器人', en: 'WeCom group robot' },
  dingtalk: { zh: '钉钉群机器人', en: 'DingTalk group robot' },
};

/** Channels that speak to a group of people of one unit, and not to one person. */
export const robotKinds = ['wecom', 'dingtalk'] as const satisfies readonly ChannelKind[];

const address = z.string().trim().min(1).max(2_000);
const secret = z.string().trim().min(1).max(500);
const enabled = z.boolean();
const topics = z
  .array(z.enum(noticeTopics))
  .max(noticeTopics.length)
  .refine((list) => new Set(list).size === list.length, {
    params: { zh: '不能重复', en: 'Each once' },
  });

/**
 * A mail server. Its password may be left out when server and user stay: it is never shown, so nobody can send it back.
 * `none` is for a server on this machine, and only where the settings of the process allow it.
 */
const emailSetting = z.strictObject({
  kind: z.literal('email'),
  enabled,
  host: z
    .string()
    .trim()
    .regex(/^[a-z0-9.:-]{1,253}$/i),
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  from: z.email().max(254),
  username: z.string().trim().min(1).max(254).optional(),
  password: secret.optional(),
});

/**
 * A service for text messages, called over HTTP. `{{phone}}`, `{{text}}` and `{{id}}` (one for each message, for services
 * that throw doubles away) are filled in where they stand, spelt as the place asks for. What a service is given may hold its password, so nothing of it is
 * shown again: address, body and authorization stay when they are left out, the latter two only with their address.
 */
const smsSetting = z.strictObject({
  kind: z.literal('sms'),
  enabled,
  url: address.optional(),
  method: z.enum(['POST', 'GET']),
  format: z.enum(['json', 'form']),
  body: z.string().trim().min(1).max(4_000).optional(),
  /** The Authorization header, where the service asks for one. */
  authorization: secret.optional(),
  /** Stands in the answer when the service took the message: many say 200 to everything. */
  expects: z.string().trim().min(1).max(200).optional(),
});

/** @source developer.work.weixin.qq.com/document/path/91770 */
const wecomSetting = z.strictObject({
  kind: z.literal('wecom'),
  enabled,
  topics,
  webhook: address.optional(),
});

/** @source open.dingtalk.com, custom robots: security by signature (加签) */
const dingtalkSetting = z.strictObject({
  kind: z.literal('dingtalk'),
  enabled,
  topics,
  webhook: address.optional(),
  secret: secret.optional(),
});

/** Sets up one channel of an organisation. */
export const channelSetting = z.discriminatedUnion('kind', [
  emailSetting,
  smsSetting,
  wecomSetting,
  dingtalkSetting,
]);
export type ChannelSetting = z.output<typeof channelSetting>;

/** The schema of one kind, for its form. */
export const channelSettingOf = {
  email: emailSetting,
  sms: smsSetting,
  wecom: wecomSetting,
  dingtalk: dingtalkSetting,
} as const;
