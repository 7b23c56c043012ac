import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { replay } from '#casework/dispute';
import { LadderSweep } from '#casework/escalation';
import { query } from '#platform';
import { withOffice } from './open-office.ts';
import { progress } from './progress.ts';

/** What keeps the record honest: replay, and the sweep by hand. */
export function addRecordCommands(program: Command): void {
  program
    .command('replay')
    .description(
      '重放案件历史并与现状比对 · Fold the history of every case and compare it with what is stored',
    )
    .argument('[id]', '只查一个案件（编号为 UUID） · one case only, by its id (UUID)', caseId)
    .action(async (id?: string) => {
      const differing = await withOffice(async ({ dataSource }) => {
        const ids = id === undefined ? await allIds(dataSource) : [id];
        const report = progress('重放 · replayed', ids.length);
        let count = 0;
        for (const disputeId of ids) {
          const { differences } = await replay(dataSource, disputeId);
          if (differences.length > 0) {
            count += 1;
            process.stdout.write(`${disputeId}: ${differences.join(', ')}\n`);
          }
          report.step();
        }
        report.end();
        process.stdout.write(`${ids.length} 件，${count} 件不符 · ${ids.length} cases, ${count} differ\n`);
        return count;
      });
      if (differing > 0) throw new Error('历史与现状不符 · History and state differ');
    });

  program
    .command('sweep')
    .description('立即检查到期事项并发出提醒、督办 · Fire now what is due of all deadlines')
    .action(async () => {
      const fired = await withOffice(({ app }) => app.get(LadderSweep).sweep());
      process.stdout.write(`${fired} 步 · ${fired} steps\n`);
    });
}

function caseId(value: string): string {
  if (z.uuid().safeParse(value).success) return value;
  throw new InvalidArgumentError('编号格式不正确 · Must be an id (UUID)');
}

async function allIds(on: Parameters<typeof query>[0]): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(on, { text: 'select id from dispute order by id' });
  return rows.map(({ id }) => id);
}
