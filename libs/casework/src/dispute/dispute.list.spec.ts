import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StaffActor } from '#casework/organisation';
import { disputeFilter, disputeListQuery } from '#domain';
import { query, type Statement } from '#platform';
import { anApp, type Session, type TestApp } from '../../../../test/support/app.ts';
import { report } from '../../../../test/support/case-story.ts';
import { listPageStatement } from './dispute.list.page.ts';
import { countsStatement } from './dispute.list.ts';

const today = '2026-11-23';
const many = 6_000;

let app: TestApp;
let centre: Session;
let auditor: Session;

beforeAll(async () => {
  app = await anApp();
  [centre, auditor] = [await app.as('zhongxin'), await app.as('shenji')];
  const sample = await report(await app.as('wanggeyuan'), { summary: '为门前排水沟争吵' });
  await multiply(sample.id);
}, 120_000);
afterAll(() => app.close());

/** A township of many years: one case in twenty is open, some of these have nothing due. */
async function multiply(id: string): Promise<void> {
  await query(app.dataSource, {
    text: `
      insert into dispute (id, version, snapshot, head_hash, stage, dossier, escalation, risk, township_id, place_id, holder_id,
        lead_id, type_code, origin, channel, complexity, summary, persons, attempt, round, reported_on, next_due_on, outcome,
        outcome_on, created_at, updated_at, number, number_year, number_seq, accepted_on)
      select gen_random_uuid(), 1, d.snapshot, d.head_hash, case when n % 20 = 0 then 'reported' else 'resolved' end, 'open',
        'none', 'green', d.township_id, d.place_id, d.holder_id,
        case when n % 20 = 0 then null else d.holder_id end, d.type_code, d.origin, d.channel, d.complexity,
        d.summary || n, 2, 1, 1, date '2020-01-01' + n / 3, case when n % 40 = 0 then date '2026-11-01' + n % 60 end,
        'settled', date '2026-01-01', now(), now() - n * interval '1 minute', '（2020）月人调字第' || n || '号', 2020, n,
        date '2020-01-02'
      from dispute d, generate_series(1, $2) as n where d.id = $1`,
    values: [id, many],
  });
  await query(app.dataSource, { text: 'vacuum analyze dispute' });
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** How many rows of the disputes a statement looked at. */
async function rowsRead({ text, values = [] }: Statement): Promise<number> {
  const [row] = await query<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(app.dataSource, {
    text: `explain (analyze, format json) ${text}`,
    values,
  });
  const sum = (plan: Plan): number =>
    (plan['Relation Name'] === 'dispute'
      ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
      : 0) + (plan.Plans ?? []).reduce((rows, each) => rows + sum(each), 0);
  return sum((row as { 'QUERY PLAN': readonly [{ readonly Plan: Plan }] })['QUERY PLAN'][0].Plan);
}

async function actorOf(username: string): Promise<StaffActor> {
  const { browser } = await app.as(username);
  return (await browser.get('/api/v1/session')).body.actor;
}

describe('a list of many cases', () => {
  test.each(['-reportedOn', 'reportedOn', 'nextDueOn', '-updatedAt'])(
    'sorted by %s reads no more than its page',
    async (sort) => {
      const first = await centre.browser.get('/api/v1/disputes').query({ sort, limit: 20 });
      for (const cursor of [undefined, first.body.nextCursor]) {
        const asked = disputeListQuery.parse({ sort, limit: '20', cursor });
        expect(
          await rowsRead(listPageStatement(await actorOf('zhongxin'), asked, today)),
        ).toBeLessThanOrEqual(25);
      }
    },
  );

  test('of a county reads a page of each township', async () => {
    const actor = await actorOf('xianzhongxin');
    const [township] = await query<{ id: string }>(app.dataSource, {
      text: `insert into organisation (parent_id, kind, name) values ($1, 'township', '东岭镇') returning id`,
      values: [actor.organisationId],
    });
    const county = { ...actor, townshipIds: [...actor.townshipIds, township?.id ?? ''] };
    const statement = listPageStatement(county, disputeListQuery.parse({ limit: '20' }), today);
    expect(await rowsRead(statement)).toBeLessThanOrEqual(25);
    expect(await query(app.dataSource, statement)).toHaveLength(21);
  });

  test('pages through everything once, also where many are due on one day or never', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await centre.browser
        .get('/api/v1/disputes')
        .query({ sort: 'nextDueOn', stage: 'reported', limit: 70, cursor });
      seen.push(...page.body.items.map(({ id }: { id: string }) => id));
      cursor = page.body.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(many / 20 + 1);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('is counted from an index, and where words are searched up to a thousand', async () => {
    const counts = await centre.browser.get('/api/v1/disputes/counts').expect(200);
    expect(counts.body.resolved).toEqual({ count: (many * 19) / 20, capped: false });
    const common = await centre.browser.get('/api/v1/disputes/counts').query({ q: '排水沟' });
    expect(common.body.resolved).toEqual({ count: 1_000, capped: true });
    const rare = countsStatement(await actorOf('zhongxin'), disputeFilter.parse({ q: '争吵4711' }), today);
    expect(await rowsRead(rare)).toBeLessThan(50);
  });
});

describe('a search', () => {
  const found = async (by: Session, q: string): Promise<number> =>
    (await by.browser.get('/api/v1/disputes').query({ q })).body.items.length;

  test.each([
    ['a number with the brackets of either keyboard', '(2020)月人调字第4711号', 1],
    ['a part of a word of one, two or three characters', '沟争吵4711', 1],
    ['every word, also a seventh', '为 门 前 排 水 沟 4711', 1],
    ['no word less than all', '为 门 前 排 水 沟 无此字', 0],
    ['signs of patterns as what they are', '%', 0],
    ['initials', 'zds', 1],
    ['whole pinyin', 'zhaodashan', 1],
    ['syllables of it, also one that is not finished', 'dash', 1],
    ['syllables apart', 'Zhao Dashan', 1],
    ['no other name of the same initials', 'zhangdesheng', 0],
  ])('finds %s', async (_, q, count) => {
    expect(await found(centre, q)).toBe(count);
  });

  test('tells whoever sees cases masked of numbers, and of nothing else', async () => {
    expect(await found(auditor, '月人调字第4711号')).toBe(1);
    for (const q of ['赵大山', 'zds', 'zhaodashan', '争吵4711', '4711 争吵'])
      expect(await found(auditor, q)).toBe(0);
  });
});
