import { randomBytes } from 'node:crypto';
import { type Command, InvalidArgumentError } from 'commander';
import { addStaff } from '#casework/organisation';
import { newStaff, type Role, roleLabels, roles } from '#domain';
import { AccountService, checked, inTransaction, query, SecondFactorService, SessionList } from '#platform';
import { withOffice } from './open-office.ts';
import { organisationCalled } from './organisation.commands.ts';

/** Accounts and people, for whoever runs the machine: the first administrator of an empty installation, lost passwords. */
export function addUserCommands(program: Command): void {
  const user = program.command('user').description('账号与人员 · accounts and people');

  user
    .command('list')
    .description('列出账号 · list the accounts')
    .action(async () => {
      await withOffice(async ({ dataSource }) => {
        const rows = await query<{
          username: string;
          name: string;
          organisation: string;
          roles: readonly string[];
        }>(dataSource, {
          text: `select a.username, s.name, o.name as organisation, array_agg(distinct p.role) as roles
                 from account a join staff s on s.id = a.id join organisation o on o.id = s.organisation_id
                 left join appointment p on p.staff_id = s.id group by a.id, s.id, o.id order by a.username`,
        });
        for (const row of rows) {
          const names = row.roles.map((role) => roleLabels[role as Role]?.zh ?? '').join('、');
          process.stdout.write(`${row.username.padEnd(22)} ${row.name}\t${row.organisation}\t${names}\n`);
        }
      });
    });

  user
    .command('add')
    .description('新增人员及账号 · add somebody with an account')
    .argument('<username>')
    .requiredOption('--name <name>', '姓名 · name')
    .requiredOption('--organisation <name or code>', '单位名称或代码 · organisation, by name or code')
    .requiredOption(
      '--role <role...>',
      roles.map((role) => `${role} ${roleLabels[role].zh}`).join(', '),
      oneOfRoles,
    )
    .option('--head', '单位负责人 · heads the unit', false)
    .action(
      async (
        username: string,
        options: { name: string; organisation: string; role: Role[]; head: boolean },
      ) => {
        const password = randomBytes(9).toString('base64url');
        const { name, role: roles, head: isHead } = options;
        await withOffice(({ app, dataSource, clock }) =>
          inTransaction(dataSource, async (tx) => {
            const { id: organisationId } = await organisationCalled(tx, options.organisation);
            const appointments = roles.map((role) => ({ role, isHead, startsOn: clock.today() }));
            const input = await checked(newStaff, { name, organisationId, username, password, appointments });
            await addStaff(tx, app.get(AccountService), input);
          }),
        );
        process.stdout.write(
          `初始密码（首次登录须更换） · first password, to be replaced at the first sign-in: ${password}\n`,
        );
      },
    );

  user
    .command('password')
    .description('重置密码 · set a new first password')
    .argument('<username>')
    .action(async (username: string) => {
      const password = randomBytes(9).toString('base64url');
      await withOffice(async ({ app, dataSource, account }) => {
        const id = await account(username);
        await inTransaction(dataSource, (tx) =>
          app.get(AccountService).setPassword(tx, id, password, { mustChange: true }),
        );
      });
      process.stdout.write(`新的初始密码 · new first password: ${password}\n`);
    });

  user
    .command('reset-second-factor')
    .description('重置动态验证码 · take away a second factor that was lost')
    .argument('<username>')
    .action(async (username: string) => {
      await withOffice(async ({ app, dataSource, account }) => {
        const id = await account(username);
        await inTransaction(dataSource, (tx) => app.get(SecondFactorService).reset(tx, id, null));
      });
      process.stdout.write('已重置 · reset\n');
    });

  user
    .command('sign-out')
    .description('强制退出其全部登录 · sign somebody out everywhere')
    .argument('<username>')
    .action(async (username: string) => {
      await withOffice(async ({ app, dataSource, account }) => {
        const id = await account(username);
        await inTransaction(dataSource, (tx) => app.get(SessionList).endAll(tx, id, null));
      });
      process.stdout.write('已退出 · signed out\n');
    });
}

function oneOfRoles(value: string, earlier: readonly Role[] = []): readonly Role[] {
  const role = roles.find((known) => known === value);
  if (role === undefined) throw new InvalidArgumentError(`可用的角色 · one of: ${roles.join(', ')}`);
  return [...earlier, role];
}
