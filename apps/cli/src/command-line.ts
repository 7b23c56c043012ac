import { Command, CommanderError } from 'commander';
import { ConfigError, errorCode, problemOfDatabaseCode, StartError } from '#platform';
import { addBackupCommands } from './backup.commands.ts';
import { addCheckTableCommand } from './check-table.command.ts';
import { addDataCommands } from './data.commands.ts';
import { addDemoCommand } from './demo.command.ts';
import { addKeyCommands } from './key.commands.ts';
import { addOrganisationCommands } from './organisation.commands.ts';
import { addRecordCommands } from './record.commands.ts';
import { addRestoreCommands } from './restore.commands.ts';
import { addRetentionCommand } from './retention.command.ts';
import { addUserCommands } from './user.commands.ts';

/**
 * Carries out one command.
 * @param words  what follows the name of the program
 * @returns the exit code: 0 done, 1 failed or differences found, 2 wrong words
 */
export async function commandLine(words: readonly string[]): Promise<number> {
  const program = new Command('fengqiao')
    .description('枫桥命令行 · The command line of Fengqiao')
    .showHelpAfterError('（--help 查看用法 · see --help）')
    .exitOverride();
  addDataCommands(program);
  addCheckTableCommand(program);
  addRecordCommands(program);
  addBackupCommands(program);
  addRestoreCommands(program);
  addOrganisationCommands(program);
  addKeyCommands(program);
  addRetentionCommand(program);
  addUserCommands(program);
  addDemoCommand(program);
  try {
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    // It has said already what was wrong with the words.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${wordsOf(error)}\n`);
    return 1;
  }
}

/** What a rule, the plumbing, a file or the database throws, as far as it is told. */
interface Told {
  readonly message?: string;
  readonly messageZh?: string;
  readonly errors?: readonly { readonly pointer: string; readonly messageZh: string }[];
  readonly path?: string;
}

/** A refusal in its own words, and what a file or the database refused in ours: theirs name tables and quote values. */
function wordsOf(error: unknown): string {
  if (error instanceof StartError) return error.forPeople();
  if (error instanceof ConfigError) return error.message;
  // By shape and not by class, as everywhere: errors of Node itself may come from another realm.
  const { message, messageZh, errors, path } = Object(error) as Told;
  if (messageZh !== undefined) {
    const faults = (errors ?? []).map(({ pointer, messageZh: fault }) => `  ${pointer} ${fault}`);
    return [`${messageZh} · ${message}`, ...faults].join('\n');
  }
  const code = errorCode(error) ?? '';
  const problem = problemOfDatabaseCode(code);
  if (problem) return `${problem.title} · ${problem.titleEn} (${code})`;
  if (path !== undefined) return `无法读写文件 · The file cannot be read or written: ${path} (${code})`;
  return message ?? String(error);
}
