import { randomUUID } from 'node:crypto';
import { roles } from '#domain';
import { query } from '#platform';
import type { Session, TestApp } from './app.ts';

/** The units of the demonstration between which the cases of a race travel. */
const crewUnits = ['柳溪村', '月山镇司法所', '月山镇综治中心', '环保办'] as const;

/** People who may do everything, two in each of four units, and the township that they work in. */
export interface Crew {
  readonly people: readonly Session[];
  readonly townshipId: string;
  /** The units of the people, without repetition, in the order of the people. */
  readonly unitIds: readonly string[];
  /** A review that is open, for what only a review decides. */
  readonly meetingId: string;
}

/** Somebody with every role in one unit, its head: nothing is refused before it is read. @returns the username */
export async function personWithEveryRole(app: TestApp, username: string, unitId: string): Promise<string> {
  const id = await app.person(username, 'centre', unitId, true);
  await query(app.dataSource, {
    text: `insert into appointment (staff_id, role, is_head, starts_on)
           select $1, role, true, '2026-01-01' from unnest($2::text[]) as role where role <> 'centre'`,
    values: [id, roles],
  });
  return username;
}

/** Signs all of them in and opens an urgent review. */
export async function aCrew(app: TestApp): Promise<Crew> {
  const people: Session[] = [];
  for (const unit of crewUnits) {
    for (let n = 0; n < 2; n += 1) {
      const username = `crew-${randomUUID().slice(0, 8)}`;
      people.push(await app.as(await personWithEveryRole(app, username, await app.unit(unit))));
    }
  }
  const [first] = people;
  if (!first) throw new Error('a crew has people');
  const { body } = await first.browser
    .post('/api/v1/review/meetings')
    .send({ kind: 'urgent', reason: '紧急' })
    .expect(201);
  await first.browser.post(`/api/v1/review/meetings/${body.id}/open`).send({}).expect(200);
  return {
    people,
    townshipId: await app.unit('月山镇'),
    unitIds: [...new Set(people.map(({ organisationId }) => organisationId))],
    meetingId: body.id,
  };
}
