import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may sign in, and how: accounts of people, their sign-ins and their API keys. What a person may do is not here
 * but with the organisations. Secrets are kept as hashes only: passwords as argon2id, because people choose them;
 * tokens and keys as SHA-256, because 32 random bytes need no slow hash and each request looks one up.
 */
export class Account1763900000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account (
        id uuid primary key default uuidv7(),
        username text not null check (username = btrim(username) and username <> ''),
        password_hash text not null,
        failed_count integer not null default 0 check (failed_count >= 0),
        locked_until timestamptz,
        disabled_at timestamptz,
        must_change boolean not null default false,
        created_at timestamptz not null default now()
      )`);
    await runner.query(`
      comment on column account.failed_count is 'Wrong passwords since the last right one';
      comment on column account.must_change is 'The password was set by somebody else'`);
    await runner.query(`create unique index account_username on account (lower(username))`);
    await runner.query(`
      create table session (
        id uuid primary key default uuidv7(),
        account_id uuid not null references account (id),
        token_hash text not null unique,
        created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        expires_at timestamptz not null
      )`);
    await runner.query(`
      comment on table session is 'Sign-ins in a browser';
      comment on column session.token_hash is 'SHA-256 of the token in the cookie, hexadecimal'`);
    await runner.query(`create index session_account on session (account_id)`);
    await runner.query(`create index session_expires on session (expires_at)`);
    await runner.query(`
      create table api_key (
        id uuid primary key default uuidv7(),
        account_id uuid not null references account (id),
        name text not null check (name <> ''),
        prefix text not null unique,
        secret_hash text not null,
        scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['read', 'write', 'import']),
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz not null default now()
      )`);
    await runner.query(`
      comment on column api_key.prefix is 'The readable part of fq_<prefix>_<secret>, to find and to recognise it';
      comment on column api_key.secret_hash is 'SHA-256 of the secret part, hexadecimal'`);
    await runner.query(`create index api_key_account on api_key (account_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['api_key', 'session', 'account']) {
      await runner.query(`drop table ${table}`);
    }
  }
}
