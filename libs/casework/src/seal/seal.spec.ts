import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inTransaction, query } from '#platform';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { audit } from '../audit/index.ts';
import { committed, newSalt } from './commitment.ts';
import { hashOfSeal, noHash, type Seal } from './seal.ts';

let office: Office;
beforeAll(async () => {
  office = await anOffice();
});
afterAll(() => office.close());

interface StoredSeal extends Omit<Seal, 'at'> {
  readonly at: Date;
  readonly previousHash: string;
  readonly hash: string;
}

test('many who write at once make one chain without a gap', async () => {
  const { staffId, organisationId, townshipIds } = await office.actor('zhongxin');
  const [townshipId = ''] = townshipIds;
  const at = office.clock.now().toISOString();
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      inTransaction(office.dataSource, (tx) =>
        audit(tx, { action: 'party.unmask', staffId, organisationId, townshipId, reason: `核对${n}`, at }),
      ),
    ),
  );
  const seals = await query<StoredSeal>(office.dataSource, {
    text: `select chain_id as "chainId", position, subject, subject_id as "subjectId", digest, at,
             previous_hash as "previousHash", hash from seal order by position`,
  });
  expect(seals.map(({ position }) => position)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  let previous = noHash;
  for (const { previousHash, hash, at: when, ...link } of seals) {
    expect(previousHash).toBe(previous);
    expect(hash).toBe(hashOfSeal({ ...link, at: when.toISOString() }, previousHash));
    previous = hash;
  }
});

test('a seal is neither altered nor taken away; only its salt can be erased', async () => {
  const on = office.dataSource;
  await expect(query(on, { text: `update seal set digest = 'x'` })).rejects.toThrow('seals are only added');
  await expect(query(on, { text: `delete from seal` })).rejects.toThrow('seals are only added');
  await query(on, { text: `update seal set salt = null where position = 1` });
});

test('the same values give another digest with another salt', () => {
  const values = { id: randomUUID(), name: '单小雨' };
  const salt = newSalt();
  expect(committed(salt, values)).toBe(committed(salt, { name: '单小雨', id: values.id }));
  expect(committed(newSalt(), values)).not.toBe(committed(salt, values));
});
