import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type CommandType, type DisputeSnapshot, eventsNow, restore } from '#domain';
import { query } from '#platform';
import type { Session, TestApp } from './app.ts';
import { report } from './case-story.ts';
import type { Crew } from './crew.ts';
import { likelyCommands, type Sendable, sendableTypes } from './likely-commands.ts';
import { randomFrom } from './proof-settings.ts';

/** One request with its key, and every answer to it. */
export interface Sent {
  readonly key: string;
  readonly type: CommandType | 'PARTY';
  readonly answers: { readonly status: number; readonly text: string; readonly type: string }[];
}

/** Where a race is run. */
export type RaceCourse = Pick<TestApp, 'clock' | 'dataSource'>;

/** How a race is run. */
export interface RaceOptions {
  readonly writers: number;
  readonly commands: number;
  readonly seed: number;
  /** Called before each command with how many were sent already: to move the clock, to break something. */
  readonly meanwhile?: (sent: number) => Promise<void> | void;
  /**
   * The server may be away: whoever is answered 503 or not at all sends the same again under the same key until there is
   * another answer, as the interface tells clients to.
   */
  readonly isDisturbed?: boolean;
  /** Ends the race before all commands were sent. */
  readonly isEnough?: () => boolean;
  /** Commands that are sent; default all. */
  readonly only?: readonly CommandType[];
}

const patienceMs = 120_000;

/**
 * Lets many writers send random commands to a few cases at once: mostly what a case accepts at the moment, else anything;
 * some with the version that they saw, some twice at a time or again later, some to a case of their own that takes the
 * next number.
 * @returns everything that was sent
 */
export async function race(
  app: RaceCourse,
  crew: Crew,
  cases: readonly string[],
  options: RaceOptions,
): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const writers = Array.from({ length: options.writers }, async (_, n) => {
    const random = randomFrom(options.seed + n);
    const by = pick(random, crew.people);
    while (sent.length < options.commands && options.isEnough?.() !== true) {
      await options.meanwhile?.(sent.length);
      const action = random();
      if (action < 0.02) await newCase(by, crew, random, options, sent);
      else await oneCommand(app, crew, by, cases, random, options, sent);
    }
  });
  await Promise.all(writers);
  return sent;
}

const pick = <T>(random: () => number, from: readonly T[]): T => {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new Error('there is nothing to choose from');
  return chosen;
};

async function oneCommand(
  app: RaceCourse,
  crew: Crew,
  by: Session,
  cases: readonly string[],
  random: () => number,
  options: RaceOptions,
  sent: Sent[],
): Promise<void> {
  const id = pick(random, cases);
  const state = await untilAnswered(options, () => stateOf(app, id));
  if (random() < 0.02) {
    const party = { role: 'respondent', name: '后来者' };
    const path = `/api/v1/disputes/${id}/parties`;
    await deliverOnce(by, { type: 'PARTY', path, body: party }, {}, random, options, sent);
    return;
  }
  const types = options.only ?? sendableTypes;
  const accepted = eventsNow(state.snapshot).filter((type) => types.includes(type as CommandType));
  const type = random() < 0.8 && accepted.length > 0 ? pick(random, accepted) : pick(random, types);
  const otherId = cases.find((other) => other !== id) ?? id;
  const today = app.clock.today();
  const choice = likelyCommands(type as CommandType, id, state.snapshot.context, today, crew, otherId);
  if (choice.length === 0) return;
  const headers = random() < 0.15 ? { 'if-match': `"${state.version}"` } : {};
  await deliverOnce(by, pick(random, choice), headers, random, options, sent);
}

/** What a writer has before their eyes; it may be old when they have written. */
export async function stateOf(
  app: RaceCourse,
  id: string,
): Promise<{ readonly snapshot: DisputeSnapshot; readonly version: number }> {
  const [row] = await query<{ snapshot: unknown; version: number }>(app.dataSource, {
    text: 'select snapshot, version from dispute where id = $1',
    values: [id],
  });
  if (!row) throw new Error('the case of the race is there');
  return { snapshot: restore(row.snapshot), version: row.version };
}

/** A new case between two people of the first unit of the crew. */
export const newCaseOf = (crew: Crew): Sendable => ({
  type: 'REPORT',
  path: '/api/v1/disputes',
  body: {
    channel: 'app',
    origin: 'grid',
    placeId: crew.unitIds[0],
    typeCode: 'NEI',
    summary: '两家为门前排水沟争吵',
    parties: [
      { role: 'applicant', name: '甲' },
      { role: 'respondent', name: '乙' },
    ],
  },
});

/** A case of the writer's own, accepted at once: the numbers of a township are raced for, too. */
async function newCase(
  by: Session,
  crew: Crew,
  random: () => number,
  options: RaceOptions,
  sent: Sent[],
): Promise<void> {
  const made = await deliverOnce(by, newCaseOf(crew), {}, random, options, sent);
  if (made === undefined) return;
  const accept: Sendable = { type: 'ACCEPT', path: `/api/v1/disputes/${made}/accept`, body: {} };
  await deliverOnce(by, accept, {}, random, options, sent);
}

/** Sends under a key of its own, sometimes twice. @returns the id of the case when it was accepted */
async function deliverOnce(
  by: Session,
  what: Omit<Sendable, 'type'> & Pick<Sent, 'type'>,
  headers: Readonly<Record<string, string>>,
  random: () => number,
  options: RaceOptions,
  sent: Sent[],
): Promise<string | undefined> {
  const record: Sent = { key: randomUUID(), type: what.type, answers: [] };
  sent.push(record);
  const send = () => untilAnswered(options, () => post(by, what, headers, record));
  const habit = random();
  if (habit < 0.1) await Promise.all([send(), send()]);
  else await send();
  if (habit > 0.9) await send();
  const good = record.answers.find(({ status }) => status < 300);
  return good && JSON.parse(good.text).id;
}

/** @throws Error when the server is away: no connection, or a 503 (which is kept as an answer) */
async function post(
  { browser }: Session,
  { path, body }: Pick<Sendable, 'path' | 'body'>,
  headers: Readonly<Record<string, string>>,
  { key, answers }: Sent,
): Promise<void> {
  const { status, text, type } = await browser
    .post(path)
    .set({ ...headers, 'idempotency-key': key })
    .send(body);
  answers.push({ status, text, type });
  if (status === 503) throw new Error('503');
}

async function untilAnswered<T>({ isDisturbed = false }: RaceOptions, ask: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isDisturbed || Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}

/** Four cases between two people each, for a race. */
export async function fourCases(
  crew: Crew,
  over: Parameters<typeof report>[1] = {},
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const by of crew.people.slice(0, 4)) {
    const { id } = await report(by, { ...over, ...(crew.unitIds[0] ? { placeId: crew.unitIds[0] } : {}) });
    ids.push(id);
  }
  return ids;
}
