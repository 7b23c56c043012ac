/**
 * What the machine can do at best: one bare Fastify route that does to the database what a note does, and knows nobody. One
 * statement locks and reads, one writes row, event and message; BEGIN and COMMIT around them; all of them named.
 */
import { createHash } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
// The adapter makes the same Fastify that the product runs on; nothing of Nest is in the way.
const app = new FastifyAdapter().getInstance();
app.get('/', async () => 'ready');
app.post('/disputes/:id/note', async ({ params: { id }, body }) => {
  const client = await pool.connect();
  try {
    await client.query({ name: 'begin', text: 'begin' });
    const { rows } = await client.query({
      name: 'lock',
      text: `select version, snapshot, head_hash, due_on::text, number_year, number_seq, updated_at
             from dispute where id = $1 for update`,
      values: [id],
    });
    const [{ version, snapshot, head_hash: previous }] = rows;
    const seq = version + 1;
    const at = new Date().toISOString();
    const payload = JSON.stringify(body);
    const hash = createHash('sha256').update(`${previous}${id}${seq}${payload}${at}`).digest('hex');
    await client.query({
      name: 'write',
      text: `
        with event as (
          insert into dispute_event (dispute_id, seq, type, payload, from_state, to_state, holder_id, actor_id,
            actor_organisation_id, happened_on, at, command_key, clocks, previous_hash, hash, commitments)
          select id, $2, 'NOTE', $3::jsonb, state, state, holder_id, null, null, $4::timestamptz::date, $4, null, '[]', $5,
            $6, '[]' from dispute where id = $1),
        message as (
          insert into outbox (name, payload)
          values ('bench.nothing', jsonb_build_object('disputeId', $1::uuid, 'seq', $2::int)))
        update dispute set version = $2, snapshot = $7::jsonb, head_hash = $6, updated_at = $4
        where id = $1 and version = $2 - 1`,
      values: [id, seq, payload, at, previous, hash, JSON.stringify(snapshot)],
    });
    await client.query({ name: 'commit', text: 'commit' });
    return { id, version: seq, snapshot };
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
