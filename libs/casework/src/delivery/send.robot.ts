import { createHmac } from 'node:crypto';
import { call } from './outgoing.http.ts';
import type { Outcome } from './outgoing.outcome.ts';
import type { OutgoingRules } from './outgoing.rules.ts';

/** A robot of a group, as it is set up. */
export interface Robot {
  readonly webhook: string;
  /** DingTalk only. */
  readonly secret?: string;
}

/**
 * Codes of an answer 200 that pass by themselves: too many messages, or the service is busy.
 * @source WeCom: -1 busy, 45009 and 45033 too many; DingTalk: -1 busy, 130101 and 90018 too many
 */
const passing: ReadonlySet<unknown> = new Set([-1, 45_009, 45_033, 130_101, 90_018]);
/** DingTalk shuts a robot up for ten minutes that said more than it may. */
const silentMs = 600_000;

/** Posts a text to the group of a robot. Both services take the same body and answer alike. */
export async function sendByRobot(
  robot: Robot,
  text: string,
  rules: OutgoingRules,
  now: Date,
): Promise<Outcome> {
  const answer = await call(
    {
      url: robot.secret === undefined ? robot.webhook : signedWebhook(robot.webhook, robot.secret, now),
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
    },
    rules,
    now,
  );
  if ('result' in answer) return answer;
  const code = errorCodeIn(answer.text);
  if (code === 0) return { result: 'sent' };
  if (code === undefined) return { result: 'refused', code: 'answer-unknown' };
  return passing.has(code)
    ? {
        result: 'again',
        code: `robot${code < 0 ? '' : '-'}${code}`,
        ...(code < 0 ? {} : { afterMs: silentMs }),
      }
    : { result: 'refused', code: `robot-${code}` };
}

/**
 * The address of a DingTalk robot for this moment.
 * @param now  the machine's: the service refuses a signature that is an hour off
 * @source open.dingtalk.com, custom robots: base64(HMAC-SHA256(secret, timestamp + "\n" + secret))
 */
export function signedWebhook(webhook: string, secret: string, now: Date): string {
  const timestamp = now.getTime();
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  const url = new URL(webhook);
  url.searchParams.set('timestamp', String(timestamp));
  url.searchParams.set('sign', sign);
  return url.toString();
}

function errorCodeIn(text: string): number | undefined {
  try {
    const { errcode } = JSON.parse(text) as { readonly errcode?: unknown };
    return typeof errcode === 'number' ? errcode : undefined;
  } catch {
    return undefined;
  }
}
