import { randomUUID } from 'node:crypto';
import type { CommandType } from '#domain';
import type { TestApp } from './app.ts';
import type { Crew } from './crew.ts';
import { likelyCommands, type Sendable } from './likely-commands.ts';
import { newCaseOf, type Sent, stateOf } from './race.ts';
import { roadTo } from './road-to.ts';

/** A request with what it asks. */
export type Ask = Pick<Sent, 'type'> & Pick<Sendable, 'path' | 'body'>;
/** One answer to it. */
export type Answer = Sent['answers'][number];

/** Prepares cases for a command of any kind and keeps every answer. */
export interface CommandDesk {
  readonly sent: readonly Sent[];
  /** Sends as the first of the crew to the product of the test, and keeps the answer. */
  post(what: Ask, key: string): Promise<Answer>;
  /** Notes a request that is sent in another way, and keeps the answer, if there is one. */
  note(what: Ask, key: string, send: () => Promise<Answer | undefined>): Promise<Answer | undefined>;
  /** A command of this kind that would be accepted now, for a case of its own. */
  readyFor(type: CommandType | 'PARTY'): Promise<Ask>;
}

/** @param other  a case that others may be linked with */
export function aCommandDesk(app: TestApp, crew: Crew, other: string): CommandDesk {
  const sent: Sent[] = [];
  const [by] = crew.people;
  if (!by) throw new Error('a crew has people');
  const note: CommandDesk['note'] = async (what, key, send) => {
    const known = sent.find((one) => one.key === key);
    const record = known ?? { key, type: what.type, answers: [] };
    // Noted before it is sent: what has no answer may have gone through.
    if (!known) sent.push(record);
    const answer = await send();
    if (answer) record.answers.push(answer);
    return answer;
  };
  const post: CommandDesk['post'] = async (what, key) => {
    const { status, text, type } = await by.browser
      .post(what.path)
      .set('idempotency-key', key)
      .send(what.body);
    const answer = { status, text, type };
    await note(what, key, async () => answer);
    return answer;
  };
  const nextCommand = async (type: CommandType, id: string): Promise<Sendable> => {
    const { context } = (await stateOf(app, id)).snapshot;
    const [command] = likelyCommands(type, id, context, app.clock.today(), crew, other);
    if (!command) throw new Error(`no command ${type}`);
    return command;
  };
  return {
    sent,
    note,
    post,
    readyFor: async (type) => {
      const report = newCaseOf(crew);
      if (type === 'REPORT') return report;
      const { text } = await post(report, randomUUID());
      const { id } = JSON.parse(text);
      if (type === 'PARTY') {
        const path = `/api/v1/disputes/${id}/parties`;
        return { type, path, body: { role: 'respondent', name: '后来者' } };
      }
      for (const step of roadTo(type).slice(1)) {
        const answer = await post(await nextCommand(step, id), randomUUID());
        if (answer.status >= 300) throw new Error(`${step} on the way to ${type}: ${answer.text}`);
      }
      return await nextCommand(type, id);
    },
  };
}
