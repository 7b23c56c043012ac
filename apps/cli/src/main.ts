import { errorCode } from '#platform';
import { commandLine } from './command-line.ts';

// Whoever reads us may have seen enough, as `head` does; the command ends in its own time all the same.
process.stdout.on('error', (error) => {
  if (errorCode(error) !== 'EPIPE') throw error;
});

process.exitCode = await commandLine(process.argv.slice(2));
