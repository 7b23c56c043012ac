/** `npm run fengqiao -- …`: the command line. */
import { run } from '../standalone/run.mjs';

void run('apps/cli/src/main.js');
