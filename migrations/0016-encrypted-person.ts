import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Room for encrypted identity numbers, telephone numbers, addresses, registers and kept answers. What stands there in
 * plain moves to columns `plain_…`, which `fengqiao migrate` encrypts and empties (a migration knows no keys); a check
 * lets nothing new in. The salts of the commitments are encrypted too: with salt and digest at hand a telephone number is
 * guessed in seconds.
 */
export class EncryptedPerson1763900000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.changeParty(runner);
    await this.moveIntake(runner);
    await this.changeRegister(runner);
    await this.changeReceipt(runner);
  }

  private async changeParty(runner: QueryRunner): Promise<void> {
    for (const column of ['id_number', 'phone', 'address', 'salt'])
      await runner.query(`alter table party rename column ${column} to plain_${column}`);
    await runner.query(`
      alter table party
        add column id_type text check (id_type in ('resident', 'credit_code', 'passport', 'permit', 'other')),
        add column key_id integer references data_key (id),
        add column id_number bytea,
        add column id_number_index bytea,
        add column phone bytea,
        add column phone_index bytea,
        add column address bytea,
        add column salt bytea`);
    await runner.query(`
      update party set id_type = case when kind = 'organisation' then 'credit_code'
        when plain_id_number ~ '^\\d{17}[\\dXx]$' then 'resident' else 'other' end
      where plain_id_number is not null`);
    await runner.query(`
      comment on column party.key_id is 'The key under which the values of this row are encrypted';
      comment on column party.id_number_index is 'Blind index: finds the same person again, tells nothing without the key';
      comment on column party.salt is 'Goes with the data when they are erased: the digest in the history then says nothing'`);
    await runner.query(`
      alter table party
        add constraint party_nothing_plain check (num_nonnulls(plain_id_number, plain_phone, plain_address, plain_salt) = 0)
          not valid,
        add constraint party_key_named check (key_id is not null or num_nonnulls(id_number, phone, address, salt) = 0)`);
    await runner.query(
      `create index party_id_number on party (id_number_index) where id_number_index is not null`,
    );
    await runner.query(`create index party_phone on party (phone_index) where phone_index is not null`);
    await runner.query(`create index party_key on party (key_id)`);
  }

  /** Out of the row of the dispute, so that changing keys does not rewrite it with its twenty indexes. */
  private async moveIntake(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dispute_intake (
        dispute_id uuid primary key references dispute (id),
        key_id integer references data_key (id),
        salt bytea,
        contact_phones bytea,
        contact_phones_index bytea[],
        plain_salt text,
        plain_contact_phones text
      )`);
    await runner.query(`
      comment on table dispute_intake is 'What of the report may be read under a key only';
      comment on column dispute_intake.salt is 'Of the digest over what only the report says';
      comment on column dispute_intake.contact_phones is 'Numbers of a register that says for no party whose they are; a JSON array'`);
    await runner.query(`
      insert into dispute_intake (dispute_id, plain_salt, plain_contact_phones)
      select id, intake_salt, case when contact_phones <> '{}' then to_json(contact_phones)::text end from dispute
      where intake_salt is not null or contact_phones <> '{}'`);
    await runner.query(`
      alter table dispute_intake
        add constraint dispute_intake_nothing_plain check (num_nonnulls(plain_salt, plain_contact_phones) = 0) not valid,
        add constraint dispute_intake_key_named check (key_id is not null or num_nonnulls(salt, contact_phones) = 0)`);
    await runner.query(
      `create index dispute_intake_phones on dispute_intake using gin (contact_phones_index)`,
    );
    await runner.query(`create index dispute_intake_key on dispute_intake (key_id)`);
    await runner.query(`alter table dispute drop column intake_salt, drop column contact_phones`);
    // Dropping a column leaves its values on the disk; writing the table anew does not.
    const moved: readonly unknown[] = await runner.query('select 1 from dispute_intake limit 1');
    if (moved.length > 0) await runner.query('cluster dispute using dispute_pkey');
  }

  private async changeRegister(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table register_import rename column content to plain_content`);
    await runner.query(`
      alter table register_import
        alter column plain_content drop not null,
        add column key_id integer references data_key (id),
        add column content bytea,
        add constraint register_import_nothing_plain check (num_nonnulls(plain_content) = 0) not valid,
        add constraint register_import_key_named check (key_id is not null or content is null)`);
    // Encrypted bytes do not become smaller.
    await runner.query(`alter table register_import alter column content set storage external`);
    await runner.query(
      `comment on column register_import.content is 'The file as it came, encrypted; null once its term is over'`,
    );
    await runner.query(`create index register_import_key on register_import (key_id)`);
  }

  private async changeReceipt(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table command_receipt
        add column key_id integer references data_key (id),
        add column receipt bytea,
        add column plain_receipt text`);
    await runner.query(`
      update command_receipt set plain_receipt = jsonb_build_object('request', request_hash, 'answer', answer)::text
      where answer is not null`);
    await runner.query(`
      alter table command_receipt
        drop column request_hash,
        drop column answer,
        add constraint command_receipt_nothing_plain check (num_nonnulls(plain_receipt) = 0) not valid,
        add constraint command_receipt_key_named check (key_id is not null or receipt is null)`);
    await runner.query(
      `comment on column command_receipt.receipt is 'Digest of the request and its answer, encrypted together'`,
    );
    await runner.query(`create index command_receipt_key on command_receipt (key_id)`);
    await runner.query(`create index command_receipt_created on command_receipt (created_at)`);
  }

  async down(): Promise<void> {
    throw new Error('what is encrypted does not become plain again: restore the backup from before');
  }
}
