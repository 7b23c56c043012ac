/** How many cases the narrow unit has, however many the township has. */
const narrowCases = 200;

/**
 * Fills the township with cases by copying one: any number, spread over four years, villages, units and people. One unit
 * (环保办) has but 200 of them. No history, parties or search index: lists read none of these, and they take most of the time.
 */
export async function fillWithCases(pool, count) {
  await pool.query(`drop index if exists dispute_search, dispute_search_names`);
  await pool.query(
    `with columns as (
       select array_agg(id) filter (where kind = 'village') as villages,
              array_agg(id) filter (where name <> '环保办' and kind <> 'county') as units,
              min(id::text) filter (where name = '环保办')::uuid as narrow
       from organisation),
     people as (select array_agg(s.id) as staff from staff s join organisation o on o.id = s.organisation_id and o.name <> '环保办'),
     template as (select * from dispute order by number_seq limit 1),
     last as (select count(*) as cases from dispute)
     insert into dispute (id, version, snapshot, head_hash, stage, dossier, escalation, risk, number, number_year, number_seq,
       township_id, place_id, holder_id, lead_id, offered_to_id, assisting_ids, mediator_ids, reporter_id, type_code, origin,
       channel, complexity, summary, persons, amount_fen, attempt, round, reported_on, accepted_on, due_on, next_due_on,
       outcome, outcome_on, created_at, updated_at)
     select gen_random_uuid(), 1, t.snapshot, t.head_hash, t.stage, t.dossier, t.escalation, t.risk, t.number, t.number_year,
       t.number_seq + last.cases::int + n, t.township_id, villages[1 + (hashint4(n) & 1023) % cardinality(villages)],
       h.holder, h.holder, case when n % 100 = 7 then units[1 + (hashint4(n + 1) & 1023) % cardinality(units)] end,
       case when n % 5 = 0 then array[units[1 + (hashint4(n + 2) & 1023) % cardinality(units)]]
            when n % narrow_every = 1 then array[narrow] else '{}' end,
       array[staff[1 + (hashint4(n + 3) & 1023) % cardinality(staff)]],
       staff[1 + (hashint4(n + 4) & 1023) % cardinality(staff)], t.type_code, t.origin, t.channel, t.complexity, t.summary,
       t.persons, t.amount_fen, t.attempt, t.round, day, day, day + 30, day + 30, t.outcome, t.outcome_on,
       day, day
     from last, generate_series(1, greatest($1::int - last.cases::int, 0)) as n, columns, people, template t,
       lateral (select greatest(2, $1::int / ${narrowCases}) as narrow_every) e,
       lateral (select date '2023-01-01' + (hashint4(n + 5) & 65535) % 1400 as day) d,
       lateral (select units[1 + (hashint4(n + 6) & 1023) % cardinality(units)] as holder) h`,
    [count],
  );
  await pool.query('analyze dispute');
}

/** A village's mediator who reports for it and assists elsewhere as well: every relation that the policy knows. */
export async function giveEveryRole(pool, username) {
  await pool.query(
    `insert into appointment (staff_id, role, starts_on, is_head)
     select a.id, wanted.role, date '2020-01-01', false from account a, unnest(array['reporter', 'assisting', 'mediator']) as wanted (role)
     where a.username = $1 and not exists (select from appointment p where p.staff_id = a.id and p.role = wanted.role)`,
    [username],
  );
}
