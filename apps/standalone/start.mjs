/** `npm start`: the whole product in one process on an embedded database. */
import { run } from './run.mjs';

void run('apps/standalone/src/main.js');
