import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Names also by their whole pinyin: zhangsan finds 张三. The start of the product spells the names that are there, because a
 * migration knows no dictionary; until then a case is found by name and initials.
 */
export class NamePinyin1763900000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table dispute add column name_pinyin text`);
    await runner.query(
      `comment on column dispute.name_pinyin is 'Syllables without tones, a word for each party; null: not spelt yet'`,
    );
    await this.index(runner, `search_names || ' ' || name_initials || ' ' || coalesce(name_pinyin, '')`);
    await runner.query(`create index dispute_not_spelt on dispute (id) where name_pinyin is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dispute_not_spelt`);
    await this.index(runner, `search_names || ' ' || name_initials`);
    await runner.query(`alter table dispute drop column name_pinyin`);
  }

  private async index(runner: QueryRunner, text: string): Promise<void> {
    await runner.query(`drop index dispute_search_names`);
    await runner.query(`create index dispute_search_names on dispute using gin (search_pieces(${text}))`);
  }
}
