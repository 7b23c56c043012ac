import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StaffActor } from '#casework/organisation';
import { type DisputeFilter, disputeSorts, disputeTypes, roles, sightOf, sights, stages } from '#domain';
import { query } from '#platform';
import { aDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { conditions, nextDue } from './dispute.conditions.ts';
import { makeCursor } from './dispute.cursor.ts';
import { listPageStatement } from './dispute.list.page.ts';
import { countsStatement } from './dispute.list.ts';
import { type TieRow, tieColumns, tiesOf } from './dispute.row.ts';
import { Parameters, visible } from './dispute.visibility.ts';

const today = '2026-11-26';
/** So many that some units stand in more ties than are read as a whole, and some people in fewer. */
const cases = 8_000;

let database: TestDatabase;
let townships: readonly string[];
let units: readonly string[];
let people: readonly string[];

beforeAll(async () => {
  database = await aDatabase();
  const [places] = await query<{ townships: string[]; units: string[]; people: string[] }>(
    database.dataSource,
    {
      text: `
      with county as (insert into organisation (kind, name) values ('county', '试县') returning id),
      township as (
        insert into organisation (parent_id, kind, name) select id, 'township', n || '镇' from county, generate_series(1, 2) n
        returning id),
      unit as (
        insert into organisation (parent_id, kind, name) select id, 'village', n || '村' from township, generate_series(1, 2) n
        returning id),
      account as (
        insert into account (id, username, password_hash, created_at)
        select uuidv7(), 'person' || n, '', now() from generate_series(1, 4) n returning id),
      staff as (
        insert into staff (id, organisation_id, name)
        select a.id, (select id from unit limit 1), '某' from account a returning id)
      select (select array_agg(id) from township) as townships, (select array_agg(id) from unit) as units,
             (select array_agg(id) from staff) as people`,
    },
  );
  if (!places) throw new Error('no places');
  ({ townships, units, people } = places);
  await makeCases();
}, 60_000);
afterAll(() => database.close());

/** Every tie comes alone and with others, as far as a case may have them; then a third of the cases change hands. */
async function makeCases(): Promise<void> {
  const one = (of: string, salt: number) =>
    `(${of})[1 + abs(hashint4(n * 31 + ${salt})) % cardinality(${of})]`;
  const some = (of: string, salt: number) =>
    `array(select distinct ${one(of, salt)} from generate_series(1, abs(hashint4(n + ${salt})) % 3) k
           union select ${one(of, salt + 1)} where n % 5 = 0)`;
  // In the reported stage nobody leads, later whoever holds does; what is closed nobody holds, and somebody may have led it.
  const ties = `
    select stage, holder_id, lead_id, nullif(case when stage in ('reported', 'mediated') then offered end, holder_id) as offered_to_id,
      array_remove(assisting, lead_id) as assisting_ids, mediator_ids
    from (select ${one('$1::uuid[]', 1)} as unit, case when n % 4 = 0 then ${one('$1::uuid[]', 3)} end as offered,
            ${some('$1::uuid[]', 4)} as assisting, ${some('$2::uuid[]', 6)} as mediator_ids,
            (array['reported', 'mediated', 'resolved', 'closed'])[1 + n % 7 % 4] as stage) as drawn,
      lateral (select case when stage <> 'closed' then unit end as holder_id,
                 case when stage = 'closed' and n % 3 > 0 then ${one('$1::uuid[]', 2)}
                      when stage in ('mediated', 'resolved') then unit end as lead_id) as held`;
  await query(database.dataSource, {
    text: `
      insert into dispute (id, version, snapshot, head_hash, stage, dossier, escalation, risk, township_id, place_id,
        holder_id, lead_id, offered_to_id, assisting_ids, mediator_ids, reporter_id, type_code, origin, channel, complexity,
        summary, persons, attempt, round, reported_on, next_due_on, outcome, created_at, updated_at)
      select uuidv7(), 1, '{"value": "settled"}', '', t.stage,
        'open', 'none', 'green', ${one('$3::uuid[]', 8)}, ${one('$1::uuid[]', 9)}, t.holder_id, t.lead_id, t.offered_to_id,
        t.assisting_ids, t.mediator_ids,
        case when n % 2 = 1 then ${one('$2::uuid[]', 10)} end, ${one('$4::text[]', 11)}, 'report', 'visit', 'simple', '', 1, 1, 1,
        date '2026-01-01' + n % 40, case when n % 3 = 0 then date '2026-11-01' + n % 50 end, 'none', now(),
        timestamptz '2026-01-01' + (n % 1000) * interval '1 minute'
      from generate_series(1, ${cases}) n, lateral (${ties}) t`,
    values: [units, people, townships, disputeTypes],
  });
  await query(database.dataSource, {
    text: `
      update dispute set next_due_on = date '2026-12-01', stage = t.stage,
        (holder_id, lead_id, offered_to_id, assisting_ids, mediator_ids) =
          (t.holder_id, t.lead_id, t.offered_to_id, t.assisting_ids, t.mediator_ids)
      from (select d.id, t.* from (select id, (row_number() over ())::int + 5 as n from dispute order by id limit ${cases / 3}) d,
              lateral (${ties}) t) t
      where t.id = dispute.id`,
    values: [units, people],
  });
  await destroySome();
  await query(database.dataSource, { text: 'analyze' });
}

/** Of every fifth that is closed the dossier was destroyed, in the way in which it goes. */
async function destroySome(): Promise<void> {
  const run = (text: string, values: unknown[] = []) => query(database.dataSource, { text, values });
  await run(`update dispute set dossier = 'archived' where stage = 'closed'`);
  await run(
    `with list as (
       insert into destruction_list (township_id, year, seq, reason, proposed_by, proposer_organisation_id, proposed_at)
       values ($1, 2037, 1, '期满', $2, $3, now()) returning id)
     insert into destruction_item
       (list_id, position, dispute_id, class, archived_on, ends_on, events, head_hash, files, bytes, parties)
     select list.id, row_number() over (), d.id, '10years', '2026-12-31', '2036-12-31', 1, '', 0, 0, 0
     from list, (select id, row_number() over (order by id) as n from dispute where stage = 'closed') d where n % 5 = 0`,
    [townships[0], people[0], units[0]],
  );
  await run(
    `update destruction_list set state = 'approved', decided_by = $1, decider_organisation_id = $2, decided_at = now(),
       decision_reason = '同意'`,
    [people[1], units[0]],
  );
  await run(`update destruction_item set outcome = 'destroyed', done_at = now()`);
}

const anActor = () =>
  fc
    .record({
      roles: fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 3 }),
      staffId: fc.constantFrom(...people),
      standsInForIds: fc.subarray([...people], { maxLength: 2 }),
      organisationId: fc.constantFrom(...units),
      townshipIds: fc.constantFrom(townships, townships.slice(0, 1)),
    })
    .map((actor) => actor as unknown as StaffActor);

const aFilter = (): fc.Arbitrary<DisputeFilter> =>
  fc.record(
    {
      stage: fc.uniqueArray(fc.constantFrom(...stages), { minLength: 1, maxLength: 2 }),
      type: fc.uniqueArray(fc.constantFrom(...disputeTypes), { minLength: 1, maxLength: 3 }),
      mine: fc.constant(true),
      overdue: fc.boolean(),
    },
    { requiredKeys: [] },
  );

const sortKeys = {
  '-reportedOn': 'd.reported_on desc, d.id desc',
  reportedOn: 'd.reported_on, d.id',
  nextDueOn: `${nextDue}, d.id`,
  '-updatedAt': 'd.updated_at desc, d.id desc',
} as const;

/** What the condition of the policy alone gives, which knows no ties. */
async function plainly(actor: StaffActor, filter: DisputeFilter, sort: keyof typeof sortKeys) {
  const parameters = new Parameters();
  const where = conditions(filter, actor, today, parameters);
  const [key] = sortKeys[sort].split(/ desc|, d.id/);
  return await query<{ id: string; stage: string; key: string }>(database.dataSource, {
    text: `select d.id, d.stage, (${key})::text as key from dispute d where ${where} order by ${sortKeys[sort]}`,
    values: parameters.values,
  });
}

test('every page and every count holds exactly the cases that the policy shows, whoever asks for what', async () => {
  const asked = fc.record({
    actor: anActor(),
    filter: aFilter(),
    sort: fc.constantFrom(...disputeSorts),
    limit: fc.integer({ min: 1, max: 200 }),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ actor, filter, sort, limit, from }) => {
      const all = await plainly(actor, filter, sort);
      const last = Math.floor(from * all.length) - 1;
      const start = all[last];
      const cursor = start === undefined ? undefined : makeCursor(sort, start.key, start.id);
      const page = await query<{ id: string }>(
        database.dataSource,
        listPageStatement(actor, { ...filter, sort, limit, cursor }, today),
      );
      const behind = start === undefined ? all : all.slice(last + 1);
      expect(page.map(({ id }) => id)).toEqual(behind.slice(0, limit + 1).map(({ id }) => id));
      const counts = await query<{ stage: string; count: number }>(
        database.dataSource,
        countsStatement(actor, filter, today),
      );
      expect(counts.map(({ stage, count }) => [stage, count])).toEqual(
        stages.map((stage) => [stage, all.filter((one) => one.stage === stage).length]),
      );
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('the condition holds for exactly the rows that the policy shows, for whomever somebody stands in', async () => {
  const rows = await query<TieRow & { id: string; townshipId: string }>(database.dataSource, {
    text: `select d.id, d.township_id as "townshipId", ${tieColumns} from dispute d order by d.id`,
  });
  expect(rows.filter(({ isDestroyed }) => isDestroyed).length).toBeGreaterThan(100);
  await fc.assert(
    fc.asyncProperty(anActor(), fc.constantFrom('masked', 'case'), async (actor, sight) => {
      const parameters = new Parameters();
      const where = visible(actor, sight, parameters);
      const seen = await query<{ id: string }>(database.dataSource, {
        text: `select d.id from dispute d where ${where} order by d.id`,
        values: parameters.values,
      });
      const shown = rows.filter(
        (row) =>
          actor.townshipIds.includes(row.townshipId) &&
          sights.indexOf(sightOf(actor, tiesOf(row))) >= sights.indexOf(sight),
      );
      expect(seen.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('the ties are those of the rows, also after cases changed hands', async () => {
  const wrong = await query(database.dataSource, {
    text: `
      select * from (
        select d.id, t.tied_id, t.tie, d.stage, d.reported_on, coalesce(d.next_due_on, 'infinity') as next_due_on
        from dispute d, dispute_ties(coalesce(d.holder_id, d.lead_id), d.place_id, d.offered_to_id, d.reporter_id,
                                     d.mediator_ids, d.assisting_ids) t) as those
      full join dispute_tie t on t.dispute_id = those.id and t.tied_id = those.tied_id and t.tie = those.tie
        and t.stage = those.stage and t.reported_on = those.reported_on and t.next_due_on = those.next_due_on
      where t.dispute_id is null or those.id is null`,
  });
  expect(wrong).toEqual([]);
  const [{ most = 0, least = 0 } = {}] = await query<{ most?: number; least?: number }>(database.dataSource, {
    text: `select max(ties)::int as most, min(ties)::int as least
           from (select count(*) as ties from dispute_tie group by tied_id) t`,
  });
  expect([most > 3_000, least < 3_000]).toEqual([true, true]);
});
