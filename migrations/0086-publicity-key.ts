import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An API key that reads the released typical cases and nothing else: a reader of the feed needs no key to the cases. */
export class PublicityKey1763900000086 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.allow(runner, ['read', 'write', 'import', 'typical']);
  }

  async down(runner: QueryRunner): Promise<void> {
    // A key that was good for nothing else ends; of another one it is taken away.
    await runner.query(
      `update api_key set revoked_at = coalesce(revoked_at, now()), scopes = array['read'] where scopes = array['typical']`,
    );
    await runner.query(
      `update api_key set scopes = array_remove(scopes, 'typical') where 'typical' = any (scopes)`,
    );
    await this.allow(runner, ['read', 'write', 'import']);
  }

  private async allow(runner: QueryRunner, scopes: readonly string[]): Promise<void> {
    await runner.query(`alter table api_key drop constraint api_key_scopes_check`);
    await runner.query(
      `alter table api_key add constraint api_key_scopes_check
         check (cardinality(scopes) > 0 and scopes <@ array[${scopes.map((scope) => `'${scope}'`).join(', ')}])`,
    );
  }
}
