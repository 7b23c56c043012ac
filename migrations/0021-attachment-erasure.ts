import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever is erased takes their files along: the bytes as a removed file does, and the name, hash and salt, which a removed
 * one keeps. The row stays, because the history names its id.
 */
export class AttachmentErasure1763900000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table attachment add column erased_on date,
        alter column file_name drop not null, alter column sha256 drop not null, alter column salt drop not null,
        drop constraint attachment_removed,
        add constraint attachment_removed check (
          (removed_seq is null and erased_on is null) = (object_key is not null) and (object_key is null) = (file_key is null)),
        add constraint attachment_erased check (
          num_nulls(file_name, sha256, salt) = case when erased_on is null then 0 else 3 end)`);
    await runner.query(
      `comment on column attachment.erased_on is 'With a party; name, hash, salt and bytes are gone, the history keeps that it was there'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table attachment drop constraint attachment_erased, drop constraint attachment_removed,
        add constraint attachment_removed check (
          (removed_seq is null) = (object_key is not null) and (object_key is null) = (file_key is null)),
        alter column file_name set not null, alter column sha256 set not null, alter column salt set not null,
        drop column erased_on`);
  }
}
