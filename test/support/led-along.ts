import type { CommandType } from '#domain';
import type { Crew } from './crew.ts';
import { likelyCommands } from './likely-commands.ts';
import { newCaseOf, type RaceCourse, stateOf } from './race.ts';

/**
 * Leads a new case along a road: each step is the first of the samples of its kind that somebody of the crew is allowed to
 * send. What random commands reach only by luck is reached with certainty.
 * @param other  a case that this one may be linked with; default itself, which nothing links
 * @returns the id of the case
 * @throws Error at a step that is accepted from nobody
 */
export async function ledAlong(
  app: RaceCourse,
  crew: Crew,
  road: readonly CommandType[],
  other?: string,
): Promise<string> {
  const { path, body } = newCaseOf(crew);
  const made = await crew.people[0]?.browser.post(path).send(body).expect(201);
  const { id } = made?.body ?? {};
  for (const type of road) {
    const { snapshot } = await stateOf(app, id);
    const choice = likelyCommands(type, id, snapshot.context, app.clock.today(), crew, other ?? id);
    if (!(await isTaken(crew, choice)))
      throw new Error(`${type} of ${road.join(', ')} is accepted from nobody`);
  }
  return id;
}

async function isTaken({ people }: Crew, choice: ReturnType<typeof likelyCommands>): Promise<boolean> {
  for (const { path, body } of choice) {
    for (const { browser } of people) {
      const { status } = await browser.post(path).send(body);
      if (status < 300) return true;
    }
  }
  return false;
}
