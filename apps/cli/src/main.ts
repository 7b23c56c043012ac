import { Command } from 'commander';
import { ConfigError, StartError } from '#platform';
import { addDataCommands } from './data.commands.ts';
import { addDemoCommand } from './demo.command.ts';
import { addKeyCommands } from './key.commands.ts';
import { addOrganisationCommands } from './organisation.commands.ts';
import { addRecordCommands } from './record.commands.ts';
import { addUserCommands } from './user.commands.ts';

/**
 * The command line. Exit codes: 0 done, 1 failed or differences found, 2 wrong words.
 */
const program = new Command('fengqiao')
  .description('枫桥命令行 · The command line of Fengqiao')
  .showHelpAfterError('（--help 查看用法 · see --help）')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

addDataCommands(program);
addRecordCommands(program);
addOrganisationCommands(program);
addKeyCommands(program);
addUserCommands(program);
addDemoCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
}

/** A refusal in its own words; anything else with its stack, because somebody has to mend it. */
function wordsOf(error: unknown): string {
  if (error instanceof StartError) return error.forPeople();
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { messageZh, errors } = error as {
    messageZh?: string;
    errors?: readonly { pointer: string; messageZh: string }[];
  };
  const faults = (errors ?? []).map(({ pointer, messageZh: fault }) => `  ${pointer} ${fault}`);
  return [messageZh === undefined ? error.message : `${messageZh} · ${error.message}`, ...faults].join('\n');
}
