import { type ChannelSetting, RuleError } from '#domain';
import type { ChannelAccess } from './channel.store.ts';
import { OutgoingError } from './outgoing.outcome.ts';
import { assertReachable, isThisMachine, type OutgoingRules, outgoingUrl } from './outgoing.rules.ts';

type SettingOf<Kind extends ChannelSetting['kind']> = Extract<ChannelSetting, { kind: Kind }>;
type AccessOf<Kind extends ChannelAccess['kind']> = Extract<ChannelAccess, { kind: Kind }>;

/**
 * By what a channel is reached from now on: what was handed in, and what was left out as it was. A secret stays only with
 * the address that it belongs to, so that nobody learns it by sending it elsewhere.
 * @throws RuleError kind "invalid", code "channel-address" or "channel-incomplete", with the field
 */
export function accessOf(
  setting: ChannelSetting,
  before: ChannelAccess | undefined,
  rules: OutgoingRules,
): ChannelAccess {
  switch (setting.kind) {
    case 'email':
      return mailServer(setting, before?.kind === 'email' ? before : undefined, rules);
    case 'sms':
      return smsService(setting, before?.kind === 'sms' ? before : undefined, rules);
    case 'wecom': {
      const kept = before?.kind === 'wecom' ? before.webhook : undefined;
      return { kind: 'wecom', webhook: checkedUrl(setting.webhook ?? kept, '/webhook', rules) };
    }
    case 'dingtalk': {
      const kept = before?.kind === 'dingtalk' && setting.webhook === undefined ? before : undefined;
      const webhook = checkedUrl(setting.webhook ?? kept?.webhook, '/webhook', rules);
      const secret = setting.secret ?? kept?.secret;
      if (secret === undefined) throw incomplete('/secret');
      return { kind: 'dingtalk', webhook, secret };
    }
  }
}

function mailServer(
  { enabled: _, password, username, ...server }: SettingOf<'email'>,
  before: AccessOf<'email'> | undefined,
  rules: OutgoingRules,
): AccessOf<'email'> {
  try {
    assertReachable(server.host, rules);
  } catch (error) {
    throw refusal(error, '/host');
  }
  if (server.security === 'none' && !(rules.mayReachThisMachine && isThisMachine(server.host)))
    throw refusal(new OutgoingError('address-plain', 'refused'), '/security');
  if (username === undefined) return server;
  const isSame =
    before?.host === server.host &&
    before.port === server.port &&
    before.security === server.security &&
    before.username === username;
  const known = password ?? (isSame ? before.password : undefined);
  if (known === undefined) throw incomplete('/password');
  return { ...server, username, password: known };
}

function smsService(
  { enabled: _, url, body, authorization, expects, ...service }: SettingOf<'sms'>,
  before: AccessOf<'sms'> | undefined,
  rules: OutgoingRules,
): AccessOf<'sms'> {
  const kept = url === undefined ? before : undefined;
  const address = checkedUrl(url ?? kept?.url, '/url', rules);
  const template = body ?? kept?.body ?? '';
  if (service.method === 'POST' && template === '') throw incomplete('/body');
  if (!`${address}${template}`.includes('{{phone}}') || !`${address}${template}`.includes('{{text}}'))
    throw invalid(
      service.method === 'POST' ? '/body' : '/url',
      'Must hold {{phone}} and {{text}}',
      '须含有 {{phone}} 和 {{text}}',
    );
  const allowed = authorization ?? kept?.authorization;
  return {
    ...service,
    url: address,
    body: template,
    ...(allowed === undefined ? {} : { authorization: allowed }),
    ...(expects === undefined ? {} : { expects }),
  };
}

function checkedUrl(text: string | undefined, pointer: string, rules: OutgoingRules): string {
  if (text === undefined) throw incomplete(pointer);
  try {
    const { origin } = outgoingUrl(text, rules);
    // Whom it is sent to is not for the template to say.
    if (/[{}]|%7b|%7d/i.test(origin)) throw new OutgoingError('address-invalid', 'refused');
  } catch (error) {
    throw refusal(error, pointer);
  }
  return text;
}

const sentences: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  'address-plain': [
    'Must be encrypted: https, or a mail server with TLS',
    '须为加密地址：https，或启用 TLS 的邮件服务器',
  ],
  'address-closed': ['No channel leads there', '渠道不能指向该地址'],
};

function refusal(error: unknown, pointer: string): unknown {
  if (!(error instanceof OutgoingError)) return error;
  const [message, messageZh] = sentences[error.code] ?? ['Not an address', '地址格式不正确'];
  return invalid(pointer, message, messageZh);
}

const invalid = (pointer: string, message: string, messageZh: string): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'channel-address',
    message: 'The channel cannot be reached like this',
    messageZh: '渠道设置有误',
    errors: [{ pointer, message, messageZh }],
  });

const incomplete = (pointer: string): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'channel-incomplete',
    message: 'A secret is kept only with the address that it belongs to: enter it again',
    messageZh: '密钥只随原地址保留，请重新填写',
    errors: [{ pointer, message: 'Must be entered', messageZh: '必须填写' }],
  });
