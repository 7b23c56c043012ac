/** How many cases the narrow unit has, however many the township has. */
const narrowCases = 200;

/**
 * Fills the township with cases by copying one: any number, spread over four years, villages, units and people; one in
 * twenty-five is under way and has something due, the others have ended. One unit (环保办) takes part in 200 or so, and
 * one person without any other tie (laodangan) mediated nothing but 200 of the oldest: whoever walks from the newest case on
 * passes everything else. No history and no search index: lists read neither, and they take most of the time.
 */
export async function fillWithCases(pool, count) {
  await pool.query(`drop index if exists dispute_search, dispute_search_names`);
  const client = await pool.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    const rebuild = await dropIndexes(client);
    await client.query(copies, [count]);
    await client.query(parties);
    await client.query('truncate dispute_tie');
    await client.query(ties);
    await client.query('truncate dispute_past');
    await client.query(past);
    for (const definition of rebuild) await client.query(definition);
  } finally {
    client.release(true);
  }
  await pool.query('vacuum analyze dispute, dispute_past, dispute_tie, party');
}

/** An index is built ten times as fast as it is kept up to date. @returns what makes them again */
async function dropIndexes(client) {
  const { rows } = await client.query(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid in ('dispute'::regclass, 'dispute_past'::regclass, 'dispute_tie'::regclass) and not indisprimary`,
  );
  await client.query(`drop index ${rows.map(({ name }) => name).join(', ')}`);
  await client.query(`set maintenance_work_mem = '256MB'`);
  return rows.map(({ definition }) => definition);
}

const copies = `
  with columns as (
    select array_agg(id order by name) filter (where kind = 'village') as villages,
           array_agg(id order by name) filter (where name not in ('环保办', '档案室') and kind <> 'county') as units,
           min(id::text) filter (where name = '环保办')::uuid as narrow
    from organisation),
  people as (
    select array_agg(s.id order by s.name) filter (where a.username <> 'laodangan') as staff,
           min(s.id::text) filter (where a.username = 'laodangan')::uuid as veteran
    from staff s join account a on a.id = s.id join organisation o on o.id = s.organisation_id and o.name <> '环保办'),
  template as (select * from dispute order by number_seq limit 1),
  last as (select count(*) as cases from dispute)
  insert into dispute (id, version, snapshot, head_hash, stage, dossier, escalation, risk, number, number_year, number_seq,
    township_id, place_id, holder_id, lead_id, offered_to_id, assisting_ids, mediator_ids, reporter_id, type_code, origin,
    channel, complexity, summary, persons, amount_fen, attempt, round, reported_on, accepted_on, due_on, next_due_on,
    outcome, outcome_on, created_at, updated_at, stood_since, reported_type_code, mediated_on, agreement_form, agreed_fen,
    confirmation, perform_by, performed_on, visit_due_on, visited_on, satisfaction, counted_until)
  select gen_random_uuid(), 1, t.snapshot, t.head_hash, case when is_open then t.stage else 'resolved' end, t.dossier,
    t.escalation, t.risk, t.number, t.number_year, t.number_seq + last.cases::int + n, t.township_id,
    villages[1 + (hashint4(n) & 1023) % cardinality(villages)], h.holder,
    case when not is_open or t.stage <> 'reported' then h.holder end,
    nullif(case when is_open and n % 4 = 3 then units[1 + (hashint4(n + 1) & 1023) % cardinality(units)] end, h.holder),
    array_remove(case when n % 5 = 0 then array[units[1 + (hashint4(n + 2) & 1023) % cardinality(units)]]
                      when n % narrow_every = 1 then array[narrow] else '{}' end, h.holder),
    case when n % narrow_every = 2 then array[veteran]
         else array[staff[1 + (hashint4(n + 3) & 1023) % cardinality(staff)]] end,
    staff[1 + (hashint4(n + 4) & 1023) % cardinality(staff)],
    (array['NEI', 'LAN', 'MAR', 'HOU', 'DAM', 'CON', 'BUS'])[1 + (hashint4(n + 7) & 1023) % 7],
    (array['screening', 'visit', 'grid', 'police', 'petition'])[1 + n % 5], t.channel, t.complexity, t.summary, 2 + n % 9,
    case when n % 3 > 0 then (n % 900) * 100 end, 1 + n % 3, t.round, day, day, day + 30,
    case when is_open then day + 30 end,
    case when is_open then 'open' when n % 10 = 9 then 'not_settled' else 'settled' end,
    case when not is_open then day + 20 end, day, day + (n % 20) * interval '1 day' + (n % 86400) * interval '1 second',
    day + case when is_open then 0 else 20 end, (array['NEI', 'LAN', 'MAR', 'HOU', 'DAM', 'CON', 'BUS'])[1 + (hashint4(n + 7) & 1023) % 7],
    day + 10, case when is_settled then case when n % 3 = 0 then 'oral' else 'written' end end,
    case when is_settled then (n % 700) * 100 end, case when is_settled and n % 7 = 0 then 'granted' end,
    case when is_settled then day + 30 end, case when is_settled and n % 9 > 0 then day + 29 end,
    case when is_settled then day + 36 end, case when is_settled and n % 8 > 0 then day + 35 end,
    case when is_settled and n % 8 > 0 then (array['satisfied', 'satisfied', 'unanswered', 'dissatisfied'])[1 + n % 4] end,
    case when is_open then 'infinity' when is_settled then day + 36 else day + 20 end
  from last, generate_series(1, greatest($1::int - last.cases::int, 0)) as n, columns, people, template t,
    lateral (select greatest(3, ($1::int - last.cases::int) / ${narrowCases}) as narrow_every) e,
    lateral (select date '2023-01-01' + case when n % narrow_every = 2 then n % 7 else (hashint4(n + 5) & 65535) % 1400 end as day) d,
    lateral (select n % narrow_every <> 2 and n % 25 = 0 as is_open) o,
    lateral (select not is_open and n % 10 <> 9 as is_settled) r,
    lateral (select units[1 + (hashint4(n + 6) & 1023) % cardinality(units)] as holder) h`;

/** What the triggers would have done, case by case, which are off while copies are made. */
const ties = `
  insert into dispute_tie
  select d.id, t.tied_id, t.tie, d.stage, d.reported_on, coalesce(d.next_due_on, 'infinity')
  from dispute d, dispute_ties(coalesce(d.holder_id, d.lead_id), d.place_id, d.offered_to_id, d.reporter_id, d.mediator_ids,
                               d.assisting_ids) t`;

/** How the ended ones stood before: ten days reported, ten days in mediation, in the hands that hold them now. */
const past = `
  insert into dispute_past (dispute_id, stood, ended_at, turn, township_id, place_id, holder_id, lead_id, mediator_ids, stage, state,
    risk, escalation, dossier, type_code, origin, complexity, persons, amount_fen, attempt, round, refusals, next_due_on,
    accepted_on, outcome, due_on, mediated_on, counted_until)
  select d.id, tstzrange(d.created_at + n * interval '10 days', d.created_at + (n + 1) * interval '10 days'),
    d.created_at + (n + 1) * interval '10 days', case n when 1 then 'closed' end, d.township_id, d.place_id, d.lead_id, d.lead_id,
    d.mediator_ids, case n when 0 then 'reported' else 'mediated' end, case n when 0 then 'accepted' else 'underway' end, d.risk,
    d.escalation, d.dossier, d.type_code, d.origin, d.complexity, d.persons, d.amount_fen, 1, 1, 0, d.reported_on + 30,
    d.accepted_on, 'open', d.due_on, case n when 1 then d.mediated_on end, 'infinity'
  from dispute d, generate_series(0, 1) n where d.stage = 'resolved'`;

/** Two to each case that has none. */
const parties = `
  insert into party (id, dispute_id, kind, role, name, headcount, position)
  select gen_random_uuid(), d.id, 'person', case position when 1 then 'applicant' else 'respondent' end,
    case position when 1 then '甲某' else '乙某' end || d.number_seq, 1, position
  from dispute d, generate_series(1, 2) as position
  where not exists (select from party p where p.dispute_id = d.id)`;

/** Whoever mediated once and keeps the archive now: in a unit that holds nothing, by the name of laodangan. */
export async function addVeteran(pool) {
  await pool.query(
    `with unit as (
       insert into organisation (parent_id, kind, name) select id, 'department', '档案室' from organisation where kind = 'township'
       returning id),
     sign_in as (
       insert into account (id, username, password_hash, created_at)
       select uuidv7(), 'laodangan', password_hash, created_at from account where username = 'zhongxin' returning id),
     person as (
       insert into staff (id, organisation_id, name) select sign_in.id, unit.id, '老档案' from sign_in, unit returning id)
     insert into appointment (staff_id, role, starts_on) select id, 'assisting', date '2020-01-01' from person`,
  );
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
