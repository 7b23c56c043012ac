import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Types of older and local forms, with the class to which they count: as the ministry's fifteen have always taken them. */
const shipped = [
  ['VILLAGE_AFFAIRS', '村务管理', 'village affairs', 'OTH', '村务 村居务管理 村务公开'],
  ['FAMILY_PLANNING', '计划生育', 'family planning', 'OTH', '计生'],
  ['SCHOOL', '校园', 'schools', 'OTH', '学校 涉校 校园安全'],
  ['TOURISM', '旅游', 'tourism', 'OTH', '涉旅'],
  ['INTELLECTUAL_PROPERTY', '知识产权', 'intellectual property', 'OTH', ''],
  ['ONLINE', '网络', 'online', 'OTH', '互联网'],
  ['ONLINE_SHOPPING', '电商', 'online shopping', 'CNS', '网购 网络购物 电子商务'],
  ['DEBT', '债务', 'debts', 'CON', '债权 债权债务 合同债务'],
  ['INHERITANCE', '继承', 'inheritance', 'MAR', '遗产 遗产继承 财产继承'],
] as const;

/** Types that a place uses beside the fifteen, each edition with the days for which its mapping holds. */
export class LocalType1763900000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table local_type (
        id uuid primary key default uuidv7(),
        code text not null check (code ~ '^[A-Z][A-Z0-9_]{1,29}$'),
        zh text not null check (zh <> ''),
        en text not null check (en <> ''),
        type_code text not null,
        wordings text[] not null default '{}',
        township_id uuid references organisation (id),
        valid_from date not null,
        valid_to date,
        reason text not null,
        made_by uuid references staff (id),
        made_at timestamptz not null,
        constraint local_type_days check (valid_to >= valid_from),
        constraint local_type_one_at_a_time exclude using gist (
          code with =, coalesce(township_id, '00000000-0000-0000-0000-000000000000') with =,
          daterange(valid_from, valid_to, '[]') with &&)
      )`);
    await runner.query(`
      comment on table local_type is 'Types of a place or an older form, and to which reporting class each counts from when to when';
      comment on column local_type.township_id is 'Null: everywhere; that of a township goes before it there';
      comment on column local_type.valid_to is 'The last day; null while no end is known';
      comment on column local_type.made_by is 'Null: shipped with the product'`);
    for (const [code, zh, en, typeCode, wordings] of shipped) {
      await runner.query(
        `insert into local_type (code, zh, en, type_code, wordings, valid_from, reason, made_at)
         values ($1, $2, $3, $4, $5, '1990-01-01', '随产品提供', '2026-11-26T00:00:00Z')`,
        [code, zh, en, typeCode, wordings.split(' ').filter(Boolean)],
      );
    }
    for (const table of ['dispute', 'dispute_past'])
      await runner.query(`alter table ${table} add column local_type_code text`);
    await runner.query(`
      comment on column dispute.local_type_code is 'The local type, if it has one; always one of its reporting class'`);
    await runner.query(`
      create index dispute_local_type on dispute (township_id, local_type_code, reported_on, id)
        where local_type_code is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dispute_local_type`);
    for (const table of ['dispute', 'dispute_past'])
      await runner.query(`alter table ${table} drop column local_type_code`);
    await runner.query(`drop table local_type`);
  }
}
