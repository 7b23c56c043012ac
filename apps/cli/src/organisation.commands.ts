import { type Command, Option } from 'commander';
import { type OrganisationKind, organisationKindLabels, organisationKinds } from '#domain';
import { query } from '#platform';
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
        await withOffice(async ({ dataSource }) => {
          const added = await query(dataSource, {
            text: `
            insert into organisation (parent_id, kind, name, short_name, code)
            select (select id from organisation where name = $1 or code = $1), $2, $3, $4, $5
            where $1::text is null or exists (select 1 from organisation where name = $1 or code = $1)
            returning id`,
            values: [
              options.parent ?? null,
              options.kind,
              name,
              options.shortName ?? null,
              options.code ?? null,
            ],
          });
          if (added.length === 0)
            throw new Error(`没有上级单位“${options.parent}” · There is no such parent`);
        });
        process.stdout.write(`已新增 · added: ${name}\n`);
      },
    );
}
