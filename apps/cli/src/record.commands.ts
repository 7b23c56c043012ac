import { type Command, InvalidArgumentError, Option } from 'commander';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { LadderSweep } from '#casework/escalation';
import {
  certificateText,
  inRecord,
  issueCertificate,
  papersOf,
  problems,
  scopeOf,
  verifyCase,
  verifyRecord,
  viewOf,
} from '#casework/verification';
import { type ObjectStore, query, type Tx, type Vault } from '#platform';
import { withOffice, withRecord } from './open-office.ts';
import { progress } from './progress.ts';

/** What keeps the record honest: verify, and the sweep by hand. */
export function addRecordCommands(program: Command): void {
  program
    .command('verify')
    .description(
      '校验全部案件记录：重算历史，与现存数据逐项比对 · Prove the record: fold every history and hold all that is stored against it',
    )
    .argument('[id]', '只查一个案件（编号为 UUID） · one case only, by its id (UUID)', caseId)
    .option('--of <name>', '只查某乡镇（县） · only the record of this township or county')
    .option('--no-files', '不逐字节核对附件内容 · do not read the stored files')
    .option('--certificate', '无差异时出具校验证书 · issue a certificate where nothing differs', false)
    .addOption(new Option('--json', '以 JSON 输出 · print JSON').default(false))
    .action(async (id: string | undefined, options: VerifyOptions) => {
      const isClean = await withRecord((dataSource, vault, store) => {
        const files = options.files ? store : undefined;
        return id === undefined
          ? verifyAll(dataSource, vault, files, options)
          : verifyOne(dataSource, vault, files, id, options);
      });
      if (!isClean)
        throw new Error('记录与历史有不符之处 · The record differs from what its histories prove');
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

interface VerifyOptions {
  readonly of?: string;
  readonly files: boolean;
  readonly certificate: boolean;
  readonly json: boolean;
}

async function verifyOne(
  dataSource: DataSource,
  vault: Vault,
  files: ObjectStore | undefined,
  id: string,
  { json }: VerifyOptions,
): Promise<boolean> {
  const { events, state, head, differences } = await inRecord(dataSource, (tx) =>
    verifyCase(tx, vault, id, files),
  );
  if (json) print(JSON.stringify({ events, state, head, differences }, null, 2));
  else {
    for (const difference of differences) print(sentenceOf(difference));
    print(`${events} 个事件 · events → ${state}，链头 · head ${head}`);
  }
  return differences.length === 0;
}

async function verifyAll(
  dataSource: DataSource,
  vault: Vault,
  files: ObjectStore | undefined,
  options: VerifyOptions,
): Promise<boolean> {
  const at = new Date().toISOString();
  const shown = progress('校验 · verified');
  const { organisationId, proven } = await inRecord(dataSource, async (tx) => {
    const part = options.of === undefined && !options.certificate ? null : await partOf(tx, options.of);
    const scope = part === null ? { townshipIds: null } : await scopeOf(tx, part);
    return {
      organisationId: part,
      proven: await verifyRecord(tx, vault, { ...scope, files }, ({ cases, of }) => shown.at(cases, of)),
    };
  });
  shown.end();
  const view = viewOf(proven);
  if (options.json) print(JSON.stringify(view, null, 2));
  else {
    for (const difference of view.differences) print(sentenceOf(difference));
    print(
      `${view.counts.cases} 件，${view.counts.events} 个事件，${view.differenceCount} 处不符 · ${view.counts.cases} cases, ${view.counts.events} events, ${view.differenceCount} differences`,
    );
    if (view.uncommitted > 0)
      print(`${view.uncommitted} 项早于承诺机制 · ${view.uncommitted} rows older than commitments`);
    print(`总摘要 · root ${view.root}`);
  }
  if (view.isClean && options.certificate && organisationId !== null) {
    const id = await issueCertificate(dataSource, proven, { organisationId, issuedBy: null, at });
    const [paper] = await papersOf(dataSource, [organisationId], id);
    if (paper && !options.json) print(`\n${certificateText(paper)}`);
  }
  return view.isClean;
}

/** @throws Error when nothing is called so, or when it is not said which of several counties is meant */
async function partOf(tx: Tx, name: string | undefined): Promise<string> {
  const rows = await query<{ id: string }>(tx, {
    text: `select id from organisation
           where case when $1::text is null then parent_id is null else name = $1 and kind in ('county', 'township') end`,
    values: [name ?? null],
  });
  const [only, ...others] = rows;
  if (only && others.length === 0) return only.id;
  throw new Error(
    name === undefined
      ? '有多个县级单位，请用 --of 指明 · There are several counties: say which with --of'
      : `没有乡镇或县“${name}” · No township or county is called "${name}"`,
  );
}

function sentenceOf({
  field,
  problem,
  disputeId,
  number,
  row,
}: {
  readonly field: string;
  readonly problem: keyof typeof problems;
  readonly disputeId: string | null;
  readonly number: string | null;
  readonly row: string | null;
}): string {
  const { zh, en } = problems[problem];
  const which = [number ?? disputeId, field, row].filter((part) => part !== null).join(' ');
  return `✗ ${which} ${zh} · ${en}`;
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
