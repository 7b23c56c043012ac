import { describe, expect, test } from '@jest/globals';
import { waitAfter } from './delivery.claim.ts';
import { OutgoingError, outcomeOf } from './outgoing.outcome.ts';
import { guardedLookup, type OutgoingRules, outgoingUrl } from './outgoing.rules.ts';
import { signedWebhook } from './send.robot.ts';
import { filledIn } from './send.sms.ts';

const outside: OutgoingRules = { mayReachThisMachine: false, timeoutMs: 1_000, publicUrl: undefined };
const here: OutgoingRules = { ...outside, mayReachThisMachine: true };

const refusalOf = (text: string, rules: OutgoingRules): string | undefined => {
  try {
    outgoingUrl(text, rules);
    return undefined;
  } catch (error) {
    return error instanceof OutgoingError ? error.code : String(error);
  }
};

describe('a channel leads', () => {
  test.each([
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k',
    'https://sms.county.example:8443/send',
    // The gateway of a county stands in its own network.
    'https://10.20.30.40/sms',
    // A network of IPv6 alone reaches the outside by NAT64.
    'https://[64:ff9b::8.8.8.8]/sms',
  ])('to %s', (text) => {
    expect(refusalOf(text, outside)).toBeUndefined();
  });

  test.each([
    ['http://sms.county.example/send', 'address-plain'],
    ['http://127.0.0.1:9/', 'address-plain'],
    ['ftp://sms.county.example/', 'address-plain'],
    ['file:///etc/passwd', 'address-plain'],
    ['https://127.0.0.1/', 'address-closed'],
    ['https://127.1/', 'address-closed'],
    ['https://0x7f000001/', 'address-closed'],
    ['https://2130706433/', 'address-closed'],
    ['https://[::1]/', 'address-closed'],
    ['https://[::ffff:127.0.0.1]/', 'address-closed'],
    ['https://[::127.0.0.1]/', 'address-closed'],
    ['https://[64:ff9b::169.254.169.254]/', 'address-closed'],
    ['https://[2002:7f00:1::]/', 'address-closed'],
    ['https://0.0.0.0/', 'address-closed'],
    ['https://169.254.169.254/latest/meta-data', 'address-closed'],
    ['https://100.100.100.200/', 'address-closed'],
    ['https://[fe80::1]/', 'address-closed'],
    ['https://user:word@sms.county.example/', 'address-invalid'],
    ['not an address', 'address-invalid'],
  ])('never to %s', (text, code) => {
    expect(refusalOf(text, outside)).toBe(code);
  });

  test('to this machine only where the process was told so, and never in plain text elsewhere', () => {
    expect(refusalOf('http://127.0.0.1:9/', here)).toBeUndefined();
    expect(refusalOf('http://10.20.30.40/sms', here)).toBe('address-plain');
    expect(refusalOf('https://169.254.169.254/', here)).toBe('address-closed');
  });

  test('nowhere by a name that means this machine', async () => {
    const resolved = (rules: OutgoingRules) =>
      new Promise((resolve) => {
        guardedLookup(rules)('localhost', {}, (error, address) => resolve(error ?? address));
      });
    expect(await resolved(outside)).toMatchObject({ code: 'address-closed' });
    expect(await resolved(here)).toMatch(/^(127\.0\.0\.1|::1)$/);
  });
});

test('a failure is told by its code, and never by its words', () => {
  expect(outcomeOf(Object.assign(new Error('to 139…'), { code: 'ECONNREFUSED' }))).toEqual({
    result: 'again',
    code: 'unreachable',
  });
  expect(outcomeOf(new Error('x', { cause: { code: 'CERT_HAS_EXPIRED' } }))).toEqual({
    result: 'again',
    code: 'certificate',
  });
  expect(outcomeOf(Object.assign(new Error('self-signed certificate'), { code: 'ESOCKET' }))).toEqual({
    result: 'again',
    code: 'certificate',
  });
  expect(outcomeOf(undefined)).toEqual({ result: 'again', code: 'failed' });
});

test('tries lie ever further apart, up to four hours, and never quite at the same time', () => {
  const minutes = (attempt: number, chance: number) => waitAfter(attempt, chance) / 60_000;
  expect([1, 2, 3, 8, 9, 11].map((attempt) => minutes(attempt, 1))).toEqual([1, 2, 4, 128, 240, 240]);
  expect(minutes(3, 0)).toBe(2);
});

test('what is filled into a template cannot end the place where it stands', () => {
  const message = { phone: '139', text: 'a"},{"x":"\n{{phone}}&b=1', id: '1' };
  const json = filledIn('{"t":"{{text}}"}', message, (value) => JSON.stringify(value).slice(1, -1));
  expect(JSON.parse(json)).toEqual({ t: message.text });
  expect(new URLSearchParams(filledIn('t={{text}}', message, encodeURIComponent)).get('t')).toBe(
    message.text,
  );
});

/** Computed by hand with openssl: printf '1700000000000\nSECabc' | openssl dgst -sha256 -hmac SECabc -binary | base64 */
test('the signature of a DingTalk robot is the one that its documentation describes', () => {
  const url = signedWebhook(
    'https://oapi.dingtalk.com/robot/send?access_token=t',
    'SECabc',
    new Date(1_700_000_000_000),
  );
  expect(new URL(url).searchParams.get('sign')).toBe('jcUpW0QmtKduN03n4JqQ0PBosVjqnM8gU7fIIvsDmCM=');
  expect(url).not.toContain('+');
});
