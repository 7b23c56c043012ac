import type { CommandType } from '#domain';
import type { Crew } from './crew.ts';
import { likelyCommands, type Sendable } from './likely-commands.ts';
import { newCaseOf, type RaceCourse, stateOf } from './race.ts';

/**
 * Leads a new case along a road: each step is the first of the samples of its kind that is accepted. What random commands reach
 * only by luck is reached with certainty.
 * @param other  a case that this one may be linked with; default itself, which nothing links
 * @returns the id of the case
 * @throws Error at a step of which no sample is accepted
 */
export async function ledAlong(
  app: RaceCourse,
  crew: Crew,
  road: readonly CommandType[],
  other?: string,
): Promise<string> {
  const [by] = crew.people;
  if (!by) throw new Error('a crew has people');
  const send = ({ path, body }: Sendable) => by.browser.post(path).send(body);
  const { body } = await send(newCaseOf(crew)).expect(201);
  for (const type of road) {
    const { snapshot } = await stateOf(app, body.id);
    const choice = likelyCommands(type, body.id, snapshot.context, app.clock.today(), crew, other ?? body.id);
    if (!(await isAnyTaken(choice, send))) throw new Error(`no ${type} of ${road.join(', ')} is accepted`);
  }
  return body.id;
}

async function isAnyTaken(
  choice: readonly Sendable[],
  send: (one: Sendable) => PromiseLike<{ readonly status: number }>,
): Promise<boolean> {
  for (const one of choice) if ((await send(one)).status < 300) return true;
  return false;
}
