import { createHash } from 'node:crypto';
import { registerCorrections, registerFile } from '#casework/exchange';
import { query, type Tx, type Vault } from '#platform';
import type { Scope } from './case.record.ts';
import type { Findings } from './difference.ts';

interface StoredRegister {
  readonly id: string;
  readonly key_id: number | null;
  readonly content: Buffer | null;
  readonly content_hash: string;
  readonly corrections: Buffer | null;
  readonly corrections_hash: string | null;
}

/**
 * Proves that every register is the file that was handed in, with the corrections that were made in it, one file in memory at
 * a time; deleted ones are counted.
 */
export async function proveRegisters(tx: Tx, vault: Vault, scope: Scope, findings: Findings): Promise<void> {
  const ids = await query<{ id: string }>(tx, {
    text: `select id from register_import where $1::uuid[] is null or township_id = any($1) order by id`,
    values: [scope.townshipIds],
  });
  for (const { id } of ids) {
    const [row] = await query<StoredRegister>(tx, {
      name: 'verify.register',
      text: `select id, key_id, content, content_hash, corrections, corrections_hash from register_import where id = $1`,
      values: [id],
    });
    if (row === undefined) continue;
    const report = findings.about(null);
    try {
      const file = await registerFile(tx, vault, row);
      // Deleted when its term was over: the file, what was corrected in it, and the name of its key.
      if (file === null && (row.content ?? row.key_id ?? row.corrections) === null) findings.erased += 1;
      else if (file === null) report('register_import.content', 'missing', id);
      else if (hashOf(file) !== row.content_hash) report('register_import.content', 'differs', id);
    } catch {
      report('register_import.content', 'unreadable', id);
      continue;
    }
    if (row.content === null) continue;
    try {
      const corrections = await registerCorrections(tx, vault, row);
      if ((corrections && hashOf(corrections)) !== row.corrections_hash)
        report('register_import.corrections', 'differs', id);
    } catch {
      report('register_import.corrections', 'unreadable', id);
    }
  }
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
