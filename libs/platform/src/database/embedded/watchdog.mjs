/**
 * Runs one PostgreSQL program and outlives the product by as long as it takes to stop it.
 *
 * The product holds the other end of stdin and never writes. However it ends (kill -9 too), the kernel closes the
 * pipe, and then PostgreSQL is told to stop: SIGINT ("fast": roll back, checkpoint, exit), after ten seconds
 * SIGQUIT (the next start recovers). Never SIGTERM: that waits for clients without end.
 *
 * It stays a plain file, because it is run by Node itself: from dist, and from the source under Jest.
 * arguments: pid of the product (the next start compares it with our parent's), order as JSON.
 */
import { spawn } from 'node:child_process';
import { basename } from 'node:path';

// "killall -9 node" must not take the guard together with the product.
process.title = `fengqiao ${basename(process.argv[1] ?? '')} ${process.argv[2]}`;

const patienceMs = 10_000;
/** @type {{ command: string, args: string[], uid?: number, gid?: number }} */
const order = JSON.parse(process.argv[3] ?? '{}');

// Ctrl-C goes to the whole terminal: the product drains first, then closes the pipe.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

const program = spawn(order.command, order.args, {
  ...(order.uid === undefined ? {} : { uid: order.uid, gid: order.gid }),
  // A folder that everybody may enter: initdb insists on reading its working directory.
  cwd: '/',
  // Handed through, not copied: PostgreSQL ignores a closed pipe when the product is gone.
  stdio: ['ignore', 'inherit', 'inherit'],
});

program.on('error', (error) => {
  process.stderr.write(`${error.message}\n`, () => process.exit(127));
});
program.on('exit', (code) => process.exit(code ?? 1));

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  program.kill('SIGINT');
  setTimeout(() => program.kill('SIGQUIT'), patienceMs);
}
process.stdin.on('end', stop);
process.stdin.on('error', stop);
process.stdin.resume();
