import { type Command, InvalidArgumentError } from 'commander';
import { RetentionDue, RetentionWork } from '#casework/retention';
import { isIsoDate } from '#domain';
import { withOffice } from './open-office.ts';

/** What need not be kept any longer. */
export function addRetentionCommand(program: Command): void {
  program
    .command('retention')
    .description('到期卷宗与保管期限；--carry-out 立即清理无须审批的内容 · What is due, and the rules')
    .requiredOption('--as <username>', '以谁的身份查看 · who looks')
    .option('--until <day>', '截至日期 · due by this day (YYYY-MM-DD)', day)
    .option('--carry-out', '立即清理 · end now what needs no signature', false)
    .action(async (options: { as: string; until?: string; carryOut: boolean }) => {
      await withOffice(async ({ app, actor }) => {
        const who = await actor(options.as, 'retention.read');
        if (options.carryOut) {
          const ended = Object.entries(await app.get(RetentionWork).carryOut());
          for (const [name, rows] of ended) say(`${name.padEnd(20)} 已清理 ${rows} 行 · ${rows} rows ended`);
        }
        const { rules, dossiers, capped } = await app.get(RetentionDue).view(who, options.until);
        for (const { class: name, name: title, term, unit, endedBy } of rules)
          say(
            `${name.padEnd(20)} ${term ?? ''} ${unit.padEnd(10)} ${endedBy.padEnd(10)} ${title.zh} · ${title.en}`,
          );
        for (const { number, class: name, archivedOn, endsOn } of dossiers)
          say(`${endsOn}  ${number ?? ''}  ${name}  归档 · archived ${archivedOn}`);
        const more = capped ? '+' : '';
        say(`${dossiers.length}${more} 卷到期，待审批 · dossiers are due and wait for a signature`);
      });
    });
}

function day(value: string): string {
  if (isIsoDate(value)) return value;
  throw new InvalidArgumentError('日期应写作 2026-03-01 · Must be a date such as 2026-03-01');
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
