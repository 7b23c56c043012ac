import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What makes a sign-in strong and accountable: where each session came from, the second factor with its recovery
 * codes, accounts of an identity provider, the trail of every account, and the counters of the rate limits.
 */
export class SignIn1763900000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session
        add column method text not null default 'password' check (method in ('password', 'oidc')),
        add column awaits_second_factor boolean not null default false,
        add column device text,
        add column address text`);
    await runner.query(`
      comment on column session.awaits_second_factor is 'The password was right and opens nothing yet';
      comment on column session.device is 'Browser and system in words, as the browser said at the sign-in'`);
    await runner.query(`alter table account add column second_factor_due_at timestamptz`);
    await runner.query(`
      comment on column account.second_factor_due_at is 'Set when the role first asked for one: from then on nothing else goes on without'`);
    await runner.query(`
      create table second_factor (
        account_id uuid primary key references account (id),
        secret bytea not null,
        key_id integer not null references data_key (id),
        confirmed_at timestamptz,
        last_step bigint not null default 0,
        created_at timestamptz not null
      )`);
    await runner.query(`create index second_factor_key on second_factor (key_id)`);
    await runner.query(`
      comment on column second_factor.secret is 'TOTP (RFC 6238), sealed';
      comment on column second_factor.key_id is 'The data key that sealed the row';
      comment on column second_factor.last_step is 'Number of the last 30 seconds whose code was used; none up to it is taken again'`);
    await runner.query(`
      create table recovery_code (
        account_id uuid not null references second_factor (account_id) on delete cascade,
        slot smallint not null check (slot between 0 and 9),
        code_hash text not null,
        used_at timestamptz,
        primary key (account_id, slot)
      )`);
    await runner.query(`comment on column recovery_code.code_hash is 'argon2id, as of a password'`);
    await runner.query(`
      create table account_identity (
        account_id uuid primary key references account (id),
        issuer text not null check (issuer <> ''),
        username text check (username <> ''),
        subject text check (subject <> ''),
        registered_at timestamptz not null,
        linked_at timestamptz,
        constraint account_identity_is_known check (subject is not null or username is not null),
        constraint account_identity_subject_once unique (issuer, subject)
      )`);
    await runner.query(`
      comment on table account_identity is 'Who an account is at an identity provider (OpenID Connect)';
      comment on column account_identity.username is 'Claim that a first sign-in must bear; after it the subject alone counts'`);
    await runner.query(`
      create unique index account_identity_username on account_identity (issuer, lower(username))`);
    await runner.query(`
      create table oidc_flow (
        token_hash text primary key,
        state text not null,
        nonce text not null,
        code_verifier text not null,
        expires_at timestamptz not null
      )`);
    await runner.query(
      `comment on table oidc_flow is 'Sign-ins that are under way at the identity provider'`,
    );
    await runner.query(`create index oidc_flow_expires on oidc_flow (expires_at)`);
    await runner.query(`
      create table account_event (
        id uuid primary key default uuidv7(),
        account_id uuid not null references account (id),
        by_id uuid references account (id),
        action text not null check (action <> ''),
        device text,
        address text,
        at timestamptz not null
      )`);
    await runner.query(`
      comment on table account_event is 'What happened to an account. Only added to';
      comment on column account_event.by_id is 'Null: whoever runs the machine, or somebody who failed to sign in'`);
    await runner.query(`create index account_event_account on account_event (account_id, id)`);
    await runner.query(`
      create trigger account_event_append_only before update or delete on account_event
        for each row execute function refuse_change()`);
    // Unlogged: after a crash everybody starts at nought, which is no loss and saves a write to the log per lease.
    await runner.query(`
      create unlogged table rate_window (
        key text primary key,
        ends_at timestamptz not null,
        taken integer not null check (taken >= 0)
      )`);
    await runner.query(`create index rate_window_ends on rate_window (ends_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'rate_window',
      'account_event',
      'oidc_flow',
      'account_identity',
      'recovery_code',
      'second_factor',
    ]) {
      await runner.query(`drop table ${table}`);
    }
    await runner.query(`alter table account drop column second_factor_due_at`);
    await runner.query(`
      alter table session drop column method, drop column awaits_second_factor, drop column device, drop column address`);
  }
}
