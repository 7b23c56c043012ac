import { call } from './outgoing.http.ts';
import type { Outcome } from './outgoing.outcome.ts';
import type { OutgoingRules } from './outgoing.rules.ts';

/** A service for text messages, as it is set up. */
export interface SmsService {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly format: 'json' | 'form';
  readonly body: string;
  readonly authorization?: string;
  readonly expects?: string;
}

/** What is filled into the template of a service. */
export interface SmsMessage {
  readonly phone: string;
  readonly text: string;
  /** The same on every try. */
  readonly id: string;
}

const types = { json: 'application/json; charset=utf-8', form: 'application/x-www-form-urlencoded' } as const;
const spellings = {
  json: (value: string) => JSON.stringify(value).slice(1, -1),
  form: encodeURIComponent,
} as const;

/** Fills a template in, each value spelt so that it cannot end the place where it stands. */
export const filledIn = (template: string, message: SmsMessage, spell: (value: string) => string): string =>
  template.replace(/\{\{(phone|text|id)\}\}/g, (_, name: keyof SmsMessage) => spell(message[name]));

/** Calls the service once. A 200 that does not say what it should is a refusal. */
export async function sendSms(
  service: SmsService,
  message: SmsMessage,
  rules: OutgoingRules,
  now: Date,
): Promise<Outcome> {
  const { url, method, format, body, authorization, expects } = service;
  const answer = await call(
    {
      url: filledIn(url, message, encodeURIComponent),
      method,
      headers: {
        'idempotency-key': message.id,
        ...(authorization === undefined ? {} : { authorization }),
        ...(method === 'POST' ? { 'content-type': types[format] } : {}),
      },
      ...(method === 'POST' ? { body: filledIn(body, message, spellings[format]) } : {}),
    },
    rules,
    now,
  );
  if ('result' in answer) return answer;
  return expects === undefined || answer.text.includes(expects)
    ? { result: 'sent' }
    : { result: 'refused', code: 'answer-unexpected' };
}
