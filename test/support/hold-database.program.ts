/**
 * A product that does nothing but hold its database: prints `{"url"}` when it runs and `{"code","text"}` when it cannot
 * start. argument: data folder. Meant to be killed.
 */
import { startEmbedded } from '../../libs/platform/src/database/embedded/start.ts';
import { StartError } from '../../libs/platform/src/database/start-error.ts';

const [folder = ''] = process.argv.slice(2);
try {
  const database = await startEmbedded(folder);
  console.log(JSON.stringify({ url: database.url }));
  setInterval(() => undefined, 60_000);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.log(JSON.stringify({ code: error.code, text: error.forPeople() }));
}
