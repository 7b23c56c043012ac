import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AttachmentErasure } from '#casework/attachment';
import { hashOf, historiesOf } from '#casework/dispute';
import { noHash } from '#casework/seal';
import { SealedNoteErasure } from '#casework/sealed-note';
import { certificateText, papersOf, verifyRecord } from '#casework/verification';
import { query, type Tx } from '#platform';
import { LooseObjects } from '../libs/casework/src/attachment/loose.objects.ts';
import { CaseErasure } from '../libs/casework/src/retention/case.erasure.ts';
import { PartyErasure } from '../libs/casework/src/retention/party.erasure.ts';
import { certificatePage, pagePolicy } from '../libs/casework/src/verification/certificate.paper.ts';
import { FolderStore } from '../libs/platform/src/storage/folder.store.ts';
import { aRichRecord, type RichRecord } from './support/rich-record.ts';
import { unguarded } from './support/unguarded.ts';

let record: RichRecord;
beforeAll(async () => {
  record = await aRichRecord();
}, 120_000);
afterAll(() => record.close());

const changed = <Result>(work: (tx: Tx) => Promise<Result>) => unguarded(record.room.office.dataSource, work);
const run = async (tx: Tx, text: string, ...values: readonly unknown[]) => query(tx, { text, values });

/** A case that nothing else in the record refers to, with its latest number of the series. */
async function aCase(tx: Tx, where: string): Promise<string> {
  const [row] = await query<{ id: string }>(tx, {
    text: `select id from dispute where ${where} order by id limit 1`,
  });
  return row?.id ?? '';
}

/** Writes a history again so that its chain holds: what somebody with every right on the database can do. */
async function rewrite(tx: Tx, id: string, change: (event: object) => object): Promise<void> {
  let head = noHash;
  for (const { hash: _, previousHash: __, ...event } of await historiesOf(tx, [id])) {
    const altered = change(event) as typeof event;
    const hash = hashOf(altered, head);
    await run(
      tx,
      `update dispute_event set payload = $3::jsonb, commitments = $4::jsonb, clocks = $5::jsonb, previous_hash = $6, hash = $7
       where dispute_id = $1 and seq = $2`,
      id,
      event.seq,
      JSON.stringify(altered.payload),
      altered.commitments === undefined ? null : JSON.stringify(altered.commitments),
      JSON.stringify(altered.clocks),
      head,
      hash,
    );
    head = hash;
  }
  await run(tx, `update dispute set head_hash = $2 where id = $1`, id, head);
}

describe('since the last certificate', () => {
  test('a case that was taken away with everything that belongs to it is missed', async () => {
    const { id, found } = await changed(async (tx) => {
      const gone = await aCase(tx, 'number is null');
      await run(
        tx,
        `delete from deadline_step where deadline_id in (select id from deadline where dispute_id = $1)`,
        gone,
      );
      for (const table of ['deadline', 'dispute_tie', 'party', 'dispute_intake', 'dispute_event'])
        await run(tx, `delete from ${table} where dispute_id = $1`, gone);
      await run(tx, `delete from outbox where payload ->> 'disputeId' = $1`, gone);
      await run(tx, `delete from dispute where id = $1`, gone);
      return { id: gone, found: (await verifyRecord(tx, record.room.office.vault)).differences };
    });
    expect(found).toContainEqual(
      expect.objectContaining({ field: 'dispute', problem: 'missing', disputeId: id }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ field: 'certificate.root', problem: 'rewritten' }),
    );
    expect(found).toHaveLength(2);
  });

  test('a history that was written anew, every hash of it, is found', async () => {
    const { id, found } = await changed(async (tx) => {
      const forged = await aCase(tx, `state = 'withdrawn'`);
      await rewrite(tx, forged, (event) => {
        const { type, payload } = event as { type: string; payload: object };
        return type === 'WITHDRAW' ? { ...event, payload: { ...payload, words: '从未写过的话' } } : event;
      });
      return { id: forged, found: (await verifyRecord(tx, record.room.office.vault)).differences };
    });
    expect(found).toContainEqual(
      expect.objectContaining({ field: 'dispute_event', problem: 'rewritten', disputeId: id }),
    );
    expect(found.every(({ problem }) => problem === 'rewritten')).toBe(true);
  });

  test('seals that were cut off are missed', async () => {
    const found = await changed(async (tx) => {
      await run(tx, `delete from audit_entry`);
      await run(
        tx,
        `delete from seal where position >= (select min(position) from seal where subject = 'audit_entry')`,
      );
      return (await verifyRecord(tx, record.room.office.vault)).differences;
    });
    expect(found).toContainEqual(expect.objectContaining({ field: 'seal', problem: 'rewritten' }));
  });
});

describe('what is no difference', () => {
  test('a party that was erased with its salt: the chain holds, and the page counts it', async () => {
    const { office, desk, centre } = record.room;
    const [row] = await query<{ id: string; disputeId: string }>(office.dataSource, {
      text: `select p.id, d.id as "disputeId" from party p join dispute d on d.id = p.dispute_id
             where d.state = 'withdrawn' limit 1`,
    });
    if (row === undefined) throw new Error('a case was withdrawn');
    const loose = new LooseObjects(office.dataSource, new FolderStore('/nowhere'));
    const cases = new CaseErasure(desk.personal, new AttachmentErasure(loose), new SealedNoteErasure());
    const erasure = new PartyErasure(office.dataSource, office.clock, desk.detail, desk.personal, cases);
    await erasure.erase(centre, row.disputeId, row.id, {
      ground: 'wrong_person',
      reason: '误录他人',
      attachmentIds: [],
    });
    const proven = await changed((tx) => verifyRecord(tx, office.vault));
    expect(proven.differences).toEqual([]);
    expect(proven.erased).toBe(1);
    const unexplained = await changed(async (tx) => {
      await run(tx, `delete from audit_entry where action = 'party.erase'`);
      return (await verifyRecord(tx, office.vault)).differences;
    });
    expect(unexplained).toContainEqual(
      expect.objectContaining({ field: 'party.erased_on', problem: 'unproven' }),
    );
  });

  test('a history from before there were commitments: it verifies, and is counted as uncommitted', async () => {
    const proven = await changed(async (tx) => {
      await run(tx, `delete from certificate`);
      const id = await aCase(tx, `state = 'withdrawn'`);
      await rewrite(tx, id, (event) => {
        const { clocks, ...older } = event as { clocks: readonly { key: string; dueOn: string }[] };
        return { ...older, commitments: undefined, clocks: clocks.map(({ key, dueOn }) => ({ key, dueOn })) };
      });
      await run(tx, `update dispute_intake set salt = null where dispute_id = $1`, id);
      await run(tx, `update party set salt = null where dispute_id = $1`, id);
      return await verifyRecord(tx, record.room.office.vault);
    });
    expect(proven.differences).toEqual([]);
    expect(proven.uncommitted).toBeGreaterThan(5);
  });
});

test('a certificate is a page for the minutes: in both languages, with its hashes, needing nothing from elsewhere', async () => {
  const papers = await papersOf(record.room.office.dataSource, [record.townshipId]);
  const [first, second] = papers;
  if (!first || !second) throw new Error('two certificates were issued');
  expect(second.previousHash).toBe(first.hash);
  const text = certificateText(second);
  const page = certificatePage(second);
  for (const words of [
    '校验证书',
    '月山镇',
    'Certificate of verification',
    second.hash.slice(0, 8),
    '盖章 · Seal',
  ]) {
    expect(text.toLowerCase()).toContain(words.toLowerCase());
    expect(page.toLowerCase()).toContain(words.toLowerCase());
  }
  expect(page).not.toMatch(/src=|href=|url\(|<script|style="/);
  expect(pagePolicy).toMatch(/^default-src 'none'; style-src 'sha256-/);
});
