/**
 * How long the dashboard of the weekly review takes over HTTP, now and as of a week a year ago, against the same figures by
 * SQL written by hand, which knows nothing of parts of the tree, of the past or of names as they were.
 *
 *   npm run bench -- review [cases …, default 10000 100000; add 1000000 where there are 6 GB and ten minutes]
 *
 * Present, past and SQL take turns, one client each. The two must count the same.
 */
import { fillWithCases } from './support/cases.mjs';
import { judged, percentile, table, timed } from './support/figures.mjs';
import { Client, startApi } from './support/server.mjs';
import { registerOf, withTownship } from './support/township.mjs';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000];
const times = 40;
/** What the present may take, at the 95th percentile. */
const targetMs = { 10000: 100, 100000: 300, 1000000: 500 };

/** The same figures straight from the tables, as whoever needs only these would write them. */
const byHand = `
  with open as materialized (
    select d.id, d.stage, d.type_code, d.place_id, d.holder_id, d.risk, d.next_due_on, d.outcome, d.attempt, d.state, d.round,
      d.refusals, d.persons, d.waiting_since, d.performance_due_on, d.stood_since
    from dispute d where d.township_id = $1 and d.stage in ('reported', 'analyzed', 'mediated')),
  recent as materialized (
    select d.created_at, d.reported_type_code as type, d.place_id::text as place from dispute d
    where d.township_id = $1 and d.created_at >= $2::timestamptz - interval '21 days'),
  waited as (
    select s.id, o.kind, sum(extract(epoch from least(s.until, now()) - greatest(s.since, $2::timestamptz)) / 60) as minutes
    from (select id, holder_id, stood_since as since, now() as until from open
          union all
          select p.dispute_id, p.holder_id, lower(p.stood), p.ended_at from dispute_past p
          where p.township_id = $1 and p.stood && tstzrange($2, now()) and p.stage in ('reported', 'analyzed', 'mediated')) s
    left join organisation o on o.id = s.holder_id group by 1, 2)
  select
    (select row_to_json(c) from (
       select count(*) as open, count(*) filter (where next_due_on < $3) as overdue,
         count(*) filter (where next_due_on between $3 and $3::date + 7) as "dueSoon", count(*) filter (where risk = 'red') as red,
         count(*) filter (where waiting_since <= $3::date - 4) as waiting, count(*) filter (where attempt > 2) as failed,
         count(*) filter (where refusals > 0) as returned, count(*) filter (where round > 1) as repeat,
         count(*) filter (where persons >= 5) as many, count(*) filter (where performance_due_on <= $3::date + 7) as performance,
         count(*) filter (where outcome in ('none', 'open')) as awaiting from open) c) as standing,
    (select json_agg(g) from (
       select stage, type_code, place_id, holder_id, risk, count(*) as open, count(*) filter (where next_due_on < $3) as overdue
       from open group by grouping sets ((stage), (type_code), (place_id), (holder_id), (risk))) g) as groups,
    (select count(*) from recent where created_at >= $2) as entered,
    (select count(*) from dispute_past where township_id = $1 and turn = 'closed' and ended_at >= $2) as closed,
    (select json_agg(t) from (
       select type, place, floor(extract(epoch from created_at - $2::timestamptz) / 604800) as week, count(*)
       from recent group by grouping sets ((1, 3), (2, 3))) t) as trend,
    (select json_agg(l) from (
       select reported_type_code, count(*) from dispute d where d.township_id = $1
         and d.reported_on between $3::date - 363 and $3::date - 357 group by 1) l) as "lastYear",
    (select json_agg(w) from (
       select kind, count(*), sum(minutes), percentile_cont(0.5) within group (order by minutes) from waited
       where minutes > 0 group by 1) w) as waiting`;

await withTownship(async ({ databaseUrl, keyFile, pool, registers }) => {
  const imports = await registers();
  const { id } = await imports.read(registerOf(20, '调解中'));
  await imports.enter(id);
  await imports.close();
  const api = await startApi({ databaseUrl, keyFile });
  const rows = [];
  try {
    for (const size of sizes) {
      await fillWithCases(pool, size);
      const client = new Client(api.port);
      await client.signIn('zhongxin');
      const show = async (day) => {
        const answer = await client.send('GET', `/api/v1/review/dashboard${day ? `?weekOf=${day}` : ''}`);
        if (answer.status !== 200) throw new Error(answer.text);
        return JSON.parse(answer.text);
      };
      const { week, now, townships } = await show();
      const yearAgo = new Date(Date.parse(now.on) - 400 * 86_400_000).toISOString().slice(0, 10);
      const values = [townships[0].id, new Date(`${week.from}T00:00:00+08:00`).toISOString(), now.on];
      const [present, past, sql] = [[], [], []];
      let [shown, shownPast, counted] = [];
      for (let n = 0; n < times; n += 1) {
        counted = await timed(() => pool.query({ text: byHand, values, name: 'by-hand' }), sql);
        shown = await timed(() => show(), present);
        shownPast = await timed(() => show(yearAgo), past);
      }
      const { standing } = counted.rows[0];
      for (const figure of ['open', 'overdue', 'dueSoon', 'red'])
        if (standing[figure] !== shown.now[figure])
          throw new Error(`${figure}: ${standing[figure]}, ${shown.now[figure]}`);
      client.close();
      const [a, b, c] = [present, past, sql].map((values) => percentile(values, 95));
      rows.push([
        size,
        shown.now.open,
        shownPast.now.open,
        a.toFixed(1),
        judged(a < (targetMs[size] ?? Number.POSITIVE_INFINITY)),
        c.toFixed(1),
        (a / c).toFixed(2),
        judged(a / c <= 1.5),
        b.toFixed(1),
        (b / a).toFixed(2),
        judged(b / a <= 2),
      ]);
    }
    table([
      [
        'cases',
        'open',
        'open then',
        'now p95 ms',
        '(target)',
        'by hand',
        'ratio',
        '(≤ 1.5)',
        'past p95 ms',
        'ratio',
        '(≤ 2)',
      ],
      ...rows,
    ]);
  } finally {
    await api.stop();
  }
});
