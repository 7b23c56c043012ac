import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DisputeCommands } from '#casework/dispute';
import { OrganisationActorSource, type StaffActor } from '#casework/organisation';
import { addDays, type CommandInput, disputeCommands } from '#domain';
import { Clock, query } from '#platform';

type Told = Pick<CommandInput<'REPORT'>, 'typeCode' | 'summary' | 'parties'> &
  Partial<CommandInput<'REPORT'>> & {
    /** Days ago. */
    readonly ago?: number;
    readonly isAccepted?: boolean;
  };

/** People and matters that are made up. */
const cases: readonly Told[] = [
  {
    typeCode: 'NEI',
    summary: '两家因院墙滴水多次争吵，村干部劝说未果。',
    parties: [
      { role: 'applicant', name: '张秋生' },
      { role: 'respondent', name: '李二牛' },
    ],
  },
  {
    typeCode: 'LAB',
    summary: '工地完工后拖欠工资三个月，工人要求结清。',
    parties: [
      { role: 'applicant', name: '王铁柱' },
      { role: 'respondent', name: '宏达建筑队', kind: 'organisation' },
    ],
    amountFen: 1_860_000,
    ago: 2,
    isAccepted: true,
  },
  {
    typeCode: 'MED',
    summary: '患者对术后恢复情况有异议，要求医院说明并补偿。',
    parties: [
      { role: 'applicant', name: '赵桂兰' },
      { role: 'respondent', name: '镇卫生院', kind: 'organisation' },
    ],
    ago: 1,
    isAccepted: true,
  },
  {
    typeCode: 'NEI',
    summary: '相邻地块界址不清，春耕时互相阻拦。',
    parties: [
      { role: 'applicant', name: '陈麦收' },
      { role: 'respondent', name: '周玉田' },
    ],
    ago: 3,
    isAccepted: true,
  },
];

/** Puts some cases before whoever learns, unless there are any. @returns how many */
export async function seedTraining(app: INestApplicationContext): Promise<number> {
  const dataSource = app.get(DataSource, { strict: false });
  const [{ isThere } = { isThere: true }] = await query<{ isThere: boolean }>(dataSource, {
    text: 'select exists (select 1 from dispute) as "isThere"',
  });
  if (isThere) return 0;
  const [grid, centre] = [await demoActor(app, 'wanggeyuan'), await demoActor(app, 'zhongxin')];
  const commands = app.get(DisputeCommands, { strict: false });
  const today = app.get(Clock, { strict: false }).today();
  for (const { ago = 0, isAccepted, ...told } of cases) {
    const report = disputeCommands.REPORT.parse({
      channel: 'visit',
      origin: 'grid',
      placeId: grid.organisationId,
      reportedOn: addDays(today, -ago),
      ...told,
    });
    const { id, version } = await commands.report(grid, report);
    if (isAccepted) await commands.send(centre, id, 'ACCEPT', {}, { expectedVersion: version });
  }
  return cases.length;
}

async function demoActor(app: INestApplicationContext, username: string): Promise<StaffActor> {
  const [account] = await query<{ id: string }>(app.get(DataSource, { strict: false }), {
    text: 'select id from account where username = $1',
    values: [username],
  });
  const actor = account && (await app.get(OrganisationActorSource, { strict: false }).actorOf(account.id));
  if (!actor) throw new Error(`the demonstration has nobody called ${username}`);
  return actor;
}
