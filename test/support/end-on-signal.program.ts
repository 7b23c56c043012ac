/** A product that takes a while to close, never closes, or fails to. */
import { setTimeout as pause } from 'node:timers/promises';
import { endOnSignal } from '../../libs/platform/src/process/end-on-signal.ts';

const [, , way] = process.argv;

const say = (what: string): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`);
};

async function close(): Promise<void> {
  say('closing');
  if (way === 'never') await new Promise(() => undefined);
  if (way === 'fails') throw Object.assign(new Error('secret'), { code: 'ECONNREFUSED' });
  await pause(300);
  say('closed');
}

setInterval(() => undefined, 60_000);
endOnSignal(close, { patienceMs: way === 'never' ? 200 : 9_000, isWanted: false });
say('running');
