/**
 * What the machine can do at best: one bare Fastify route that does to the database what a note does, and decides nothing.
 * Three round trips: who asks; the case locked and read with all that its page shows; row, event and message written. BEGIN
 * and COMMIT travel with the second and the third, all statements are named, and the row as it was read is the answer.
 */
import { createHash } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, pipeline: true });
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const named = (table, id) =>
  `(select json_build_object('id', x.id, 'name', x.name) from ${table} x where x.id = ${id})`;
const namedAll = (table, ids) =>
  `(select json_agg(json_build_object('id', x.id, 'name', x.name) order by x.name) from ${table} x where x.id = any(${ids}))`;

const session = {
  name: 'session',
  text: `
    select s.id, a.id as account, json_build_object('id', p.id, 'name', p.name, 'unit', o.id, 'township', o.parent_id,
      'roles', (select json_agg(distinct r.role) from appointment r
                where r.staff_id = p.id and current_date between r.starts_on and coalesce(r.ends_on, 'infinity'))) as person
    from session s join account a on a.id = s.account_id join staff p on p.id = a.id
    join organisation o on o.id = p.organisation_id
    where s.token_hash = $1 and s.expires_at > $2`,
};
const lock = {
  name: 'lock',
  text: `
    select d.version, d.snapshot, d.head_hash, to_json(d) as row, ${named('organisation', 'd.township_id')} as township,
      ${named('organisation', 'd.place_id')} as place, ${named('organisation', 'd.holder_id')} as holder,
      ${named('organisation', 'd.lead_id')} as lead, ${named('organisation', 'd.offered_to_id')} as offered,
      ${named('staff', 'd.reporter_id')} as reporter, ${namedAll('organisation', 'd.assisting_ids')} as assisting,
      ${namedAll('staff', 'd.mediator_ids')} as mediators,
      (select json_agg(p order by p.position) from party p where p.dispute_id = d.id) as parties,
      (select to_json(i) from dispute_intake i where i.dispute_id = d.id) as intake,
      (select json_agg(e.payload) from dispute_event e
       where e.dispute_id = d.id and e.type in ('LINK', 'UNLINK', 'MERGE_INTO', 'ABSORB', 'RELEASE', 'REOPEN')) as said,
      (select json_agg(e.dispute_id) from dispute_event e
       where e.payload ->> 'disputeId' = d.id::text and e.type in ('LINK', 'UNLINK')) as linked
    from dispute d where d.id = $1 for update`,
};
const write = {
  name: 'write',
  text: `
    with event as (
      insert into dispute_event (dispute_id, seq, type, payload, from_state, to_state, holder_id, actor_id,
        actor_organisation_id, happened_on, at, command_key, clocks, previous_hash, hash, commitments)
      select id, $2, 'NOTE', $3::jsonb, state, state, holder_id, $8, $9, $4::timestamptz::date, $4, null, '[]', $5,
        $6, '[]' from dispute where id = $1),
    message as (
      insert into outbox (name, payload)
      values ('bench.nothing', jsonb_build_object('disputeId', $1::uuid, 'seq', $2::int)))
    update dispute set version = $2, snapshot = $7::jsonb, head_hash = $6, updated_at = $4
    where id = $1 and version = $2 - 1`,
};

// The adapter makes the same Fastify that the product runs on; nothing of Nest is in the way.
const app = new FastifyAdapter().getInstance();
app.get('/', async () => 'ready');
app.post('/disputes/:id/note', async ({ params: { id }, body, headers: { cookie } }) => {
  const at = new Date().toISOString();
  const token = cookie.slice(cookie.indexOf('=') + 1);
  const { rows: sessions } = await pool.query({ ...session, values: [sha256(token), at] });
  const [{ account, person }] = sessions;
  const client = await pool.connect();
  try {
    const [, { rows }] = await Promise.all([
      client.query({ name: 'begin', text: 'begin' }),
      client.query({ ...lock, values: [id] }),
    ]);
    const [{ version, snapshot, head_hash: previous, ...page }] = rows;
    const seq = version + 1;
    const payload = JSON.stringify(body);
    const hash = sha256(`${previous}${id}${seq}${payload}${at}`);
    const values = [id, seq, payload, at, previous, hash, JSON.stringify(snapshot), account, person.unit];
    await Promise.all([client.query({ ...write, values }), client.query({ name: 'commit', text: 'commit' })]);
    return { ...page, version: seq };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
process.once('SIGTERM', async () => {
  await app.close();
  await pool.end();
});
