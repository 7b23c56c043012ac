import { type Command, Option } from 'commander';
import { addOrganisation } from '#casework/organisation';
import { newOrganisation, type OrganisationKind, organisationKindLabels, organisationKinds } from '#domain';
import { checked, inTransaction, query, type Tx } from '#platform';
import { withOffice } from './open-office.ts';

/** The tree of organisations of an empty installation, from the county down. */
export function addOrganisationCommands(program: Command): void {
  const organisation = program.command('organisation').description('组织机构 · organisations');

  organisation
    .command('list')
    .description('列出单位 · list them')
    .action(async () => {
      await withOffice(async ({ dataSource }) => {
        const rows = await query<{
          name: string;
          kind: OrganisationKind;
          code: string | null;
          parent: string | null;
        }>(dataSource, {
          text: `select o.name, o.kind, o.code, p.name as parent from organisation o left join organisation p on p.id = o.parent_id
                 order by o.parent_id nulls first, o.code, o.name`,
        });
        for (const { name, kind, code, parent } of rows) {
          process.stdout.write(
            `${name}\t${organisationKindLabels[kind].zh}\t${code ?? ''}\t${parent ?? ''}\n`,
          );
        }
      });
    });

  organisation
    .command('add')
    .description('新增单位 · add one')
    .argument('<name>')
    .addOption(new Option('--kind <kind>', '类型 · kind').choices(organisationKinds).makeOptionMandatory())
    .option('--parent <name or code>', '上级（县级没有上级） · parent (a county has none)')
    .option('--short-name <字>', '案号中的简称，如 月 · stands in the case number of a township')
    .option('--code <code>', '行政区划代码 · administrative code')
    .action(
      async (
        name: string,
        options: { kind: OrganisationKind; parent?: string; shortName?: string; code?: string },
      ) => {
        const { parent, ...wanted } = options;
        const input = await checked(newOrganisation.omit({ parentId: true }), { name, ...wanted });
        await withOffice(({ dataSource }) =>
          inTransaction(dataSource, async (tx) => {
            await addOrganisation(
              tx,
              input,
              parent === undefined ? null : await organisationCalled(tx, parent),
            );
          }),
        );
        process.stdout.write(`已新增 · added: ${name}\n`);
      },
    );
}

/**
 * The one active organisation of this name or administrative code.
 * @throws Error when there is none, or several of the name
 */
export async function organisationCalled(
  tx: Tx,
  nameOrCode: string,
): Promise<{ readonly id: string; readonly kind: OrganisationKind }> {
  const [found, another] = await query<{ id: string; kind: OrganisationKind }>(tx, {
    text: 'select id, kind from organisation where (name = $1 or code = $1) and active limit 2',
    values: [nameOrCode],
  });
  if (!found) throw new Error(`没有单位“${nameOrCode}” · There is no such organisation`);
  if (another)
    throw new Error(`名为“${nameOrCode}”的单位不止一个，请用代码 · Several are called so: use the code`);
  return found;
}
