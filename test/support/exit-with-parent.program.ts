/** A product that says when it runs and when it shuts down because its parent has died. */
import { exitWithParent } from '../../libs/platform/src/process/exit-with-parent.ts';

const life = setInterval(() => undefined, 60_000);
exitWithParent(
  () => {
    console.log('shutting down');
    clearInterval(life);
  },
  { everyMs: 50 },
);
console.log('running');
