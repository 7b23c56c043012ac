import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StaffActor } from '#casework/organisation';
import { addDays, type CountId, disputeTypes, origins, risks } from '#domain';
import { execute } from '#platform';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { AnnualStatistics } from './annual.service.ts';

let office: Office;
let centre: StaffActor;
let villages: readonly string[];
beforeAll(async () => {
  office = await anOffice();
  centre = await office.actor('zhongxin');
  villages = await Promise.all(['柳溪村', '石桥岭村', '新月社区'].map((name) => office.unit(name)));
});
afterAll(() => office.close());

const outcomes = ['open', 'settled', 'not_settled', 'withdrawn', 'transferred', 'merged'] as const;
const aDay = fc.integer({ min: 0, max: 1_200 }).map((days) => addDays('2024-06-01', days));

/** A case as the table may hold it, the end before the acceptance among them. */
const aCase = fc.record({
  acceptedOn: aDay,
  outcome: fc.constantFrom(...outcomes),
  endedAfter: fc.integer({ min: -5, max: 500 }),
  dueOn: fc.option(aDay),
  persons: fc.nat(60),
  amountFen: fc.option(fc.nat(10 ** 9)),
  type: fc.constantFrom(...disputeTypes),
  village: fc.nat(2),
  origin: fc.constantFrom(...origins),
  risk: fc.constantFrom(...risks),
  form: fc.constantFrom('written', 'oral', 'none'),
  isConfirmed: fc.boolean(),
});
type Case = typeof aCase extends fc.Arbitrary<infer Value> ? Value : never;

const endOf = ({ acceptedOn, outcome, endedAfter }: Case) =>
  outcome === 'open' ? null : addDays(acceptedOn, endedAfter);

async function enter(cases: readonly Case[]): Promise<void> {
  const rows = cases.map((one) => ({
    ...one,
    village: villages[one.village],
    outcomeOn: endOf(one),
    snapshot: {
      value: 'underway',
      context: { agreement: { form: one.form, confirmation: one.isConfirmed ? 'granted' : 'none' } },
    },
  }));
  await execute(office.dataSource, { text: 'delete from dispute' });
  await execute(office.dataSource, {
    text: `
      insert into dispute (id, version, snapshot, head_hash, stage, dossier, escalation, risk, number, number_year,
        number_seq, township_id, place_id, holder_id, lead_id, type_code, origin, channel, complexity, summary, persons, amount_fen,
        attempt, round, reported_on, accepted_on, due_on, outcome, outcome_on, created_at, updated_at)
      select uuidv7(), 1, r.snapshot, '', 'mediated', 'open', 'none', r.risk, r.n::text, 2026, r.n, $2, r.village, $2, $2,
        r.type, r.origin, 'register', 'ordinary', '', r.persons, r."amountFen", 1, 1, r."acceptedOn" - 3, r."acceptedOn",
        r."dueOn", r.outcome, r."outcomeOn", now(), now()
      from rows from (jsonb_to_recordset($1::jsonb) as (snapshot jsonb, risk text, village uuid, type text, origin text,
        persons int, "amountFen" bigint, "acceptedOn" date, "dueOn" date, outcome text, "outcomeOn" date))
        with ordinality as r (snapshot, risk, village, type, origin, persons, "amountFen", "acceptedOn", "dueOn", outcome,
          "outcomeOn", n)`,
    values: [JSON.stringify(rows), centre.townshipIds[0]],
  });
}

/** The same figures, counted one case after another, in the words of the definitions. */
function slowly(cases: readonly Case[], from: string, to: string): Record<CountId, number> {
  const counts: Record<CountId, number> = {
    carriedIn: 0,
    accepted: 0,
    settled: 0,
    notSettled: 0,
    withdrawn: 0,
    transferred: 0,
    merged: 0,
    closed: 0,
    closedOnTime: 0,
    open: 0,
    overdue: 0,
    persons: 0,
    amountInvolved: 0,
  };
  const names = {
    settled: 'settled',
    not_settled: 'notSettled',
    withdrawn: 'withdrawn',
    transferred: 'transferred',
    merged: 'merged',
  } as const;
  for (const one of cases) {
    const { acceptedOn, outcome, dueOn } = one;
    const end = endOf(one);
    // What was written as ended before it was accepted ended with the acceptance.
    const endedOn = end !== null && end < acceptedOn ? acceptedOn : end;
    if (acceptedOn > to || (endedOn !== null && endedOn < from)) continue;
    if (acceptedOn < from) counts.carriedIn += 1;
    else {
      counts.accepted += 1;
      if (outcome !== 'merged' || end === null || endedOn === null || endedOn > to) {
        counts.persons += one.persons;
        counts.amountInvolved += one.amountFen ?? 0;
      }
    }
    if (outcome === 'open' || end === null || endedOn === null || endedOn > to) {
      counts.open += 1;
      if (dueOn !== null && dueOn < to) counts.overdue += 1;
    } else {
      counts.closed += 1;
      counts[names[outcome]] += 1;
      if (outcome !== 'merged' && (dueOn === null || end <= dueOn)) counts.closedOnTime += 1;
    }
  }
  return counts;
}

test('the database counts any year as somebody would who takes up one case after another', async () => {
  const statistics = new AnnualStatistics(office.dataSource, office.clock);
  const asked = fc.record({ year: fc.constantFrom(2024, 2025, 2026), day: fc.nat(500) });
  await fc.assert(
    fc.asyncProperty(fc.array(aCase, { maxLength: 40 }), asked, async (cases, { year, day }) => {
      await enter(cases);
      const [from, end] = [`${year}-01-01`, `${year}-12-31`];
      const asOf = addDays(from, day);
      const to = asOf < end ? asOf : end;
      const view = await statistics.annual(centre, { year, asOf });
      expect(view.counts).toEqual(slowly(cases, from, to));
      expect(view.checks.sums.filter(({ agrees }) => !agrees)).toEqual([]);
      for (const { code, ...line } of view.breakdowns.type) {
        const expected = slowly(
          cases.filter(({ type }) => type === code),
          from,
          to,
        );
        expect(line).toMatchObject(expected);
      }
    }),
    { numRuns: 60 },
  );
});
