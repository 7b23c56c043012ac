import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { RuleBook } from '#casework/deadline';
import { DisputeService, PersonalData } from '#casework/dispute';
import { inRecord, verifyRecord } from '#casework/verification';
import { execute, inTransaction, query, Vault } from '#platform';
import { SuccessionJob } from '../../libs/casework/src/succession/succession.job.ts';
import { SuccessionService } from '../../libs/casework/src/succession/succession.service.ts';
import { casesUnderway } from '../support/due-cases.ts';
import { fragileConnections, type Moment } from '../support/fragile-connections.ts';
import { testKeys } from '../support/keys.ts';
import { anOffice, type Office } from '../support/office.ts';
import { onCopyOf } from '../support/on-copy.ts';
import { proofSettings } from '../support/proof-settings.ts';

/** More than one transaction hands on: sixty cases, of which every other one is the leaver's. */
const ages = Array.from({ length: 60 }, () => 3);

describe('a hand-over of work whose connection is lost', () => {
  let office: Office;
  let successionId: string;
  beforeAll(async () => {
    office = await anOffice();
    const { dataSource, clock, actor } = office;
    await casesUnderway(office, ages);
    const [leaver, successor] = [await actor('guochangshun'), await actor('wanggeyuan')];
    // The grid worker of the same village was made a mediator.
    await execute(dataSource, {
      text: `insert into appointment (staff_id, role, is_head, starts_on) values ($1, 'mediator', false, '2026-01-01')`,
      values: [successor.staffId],
    });
    successionId = await new SuccessionService(dataSource, clock).begin(leaver, leaver.staffId, {
      toId: successor.staffId,
      cases: [],
      reason: '退休',
    });
    await dataSource.destroy();
  }, 60_000);
  afterAll(() => office.close());

  const onCopy = <Result>(work: (copy: DataSource, url: string) => Promise<Result>): Promise<Result> =>
    onCopyOf(office.database, work);

  const jobOn = async (on: DataSource) => {
    const personal = new PersonalData(await Vault.open(on, testKeys));
    return new SuccessionJob(office.clock, new DisputeService(office.clock, personal, new RuleBook(on)));
  };
  const step = (on: DataSource, job: SuccessionJob) =>
    inTransaction(on, (tx) => job.handle(tx, { successionId }));

  /** As the queue does: again after every failure, and as long as the job asks to be called. */
  async function carryOut(on: DataSource, job: SuccessionJob): Promise<void> {
    for (let calls = 0; calls < 10; calls += 1) {
      await step(on, job).catch(() => undefined);
    }
  }

  /** Everything that a hand-over writes, by the numbers of the cases. */
  async function outcome(on: DataSource): Promise<unknown> {
    const [row] = await query<{ outcome: unknown }>(on, {
      text: `select json_build_object(
        'events', (select json_agg(json_build_array(d.number, e.seq, e.type, e.payload) order by d.number, e.seq)
                   from dispute_event e join dispute d on d.id = e.dispute_id where e.seq > 1),
        'cases', (select json_agg(json_build_array(number, version, mediator_ids) order by number) from dispute),
        'lines', (select json_agg(json_build_array(d.number, c.seq, c.refusal, c.mediators_before) order by d.number)
                  from succession_case c join dispute d on d.id = c.dispute_id),
        'ended', (select json_agg(ended_at) from succession),
        'told', (select json_agg(json_build_array(staff_id, kind, facts)) from notification),
        'messages', (select json_agg(json_build_array(d.number, o.payload->>'seq') order by d.number)
                     from outbox o join dispute d on d.id = (o.payload->>'disputeId')::uuid where o.name = 'dispute.changed')
        ) as outcome`,
    });
    return row?.outcome;
  }

  test('at any of its statements, ends as the one that was never disturbed', async () => {
    const undisturbed = await onCopy(async (copy) => {
      await carryOut(copy, await jobOn(copy));
      const vault = await Vault.open(copy, testKeys);
      const proven = await inRecord(copy, (tx) => verifyRecord(tx, vault));
      expect(proven.differences).toEqual([]);
      return (await outcome(copy)) as { lines: unknown[]; told: unknown[] };
    });
    expect(undisturbed.lines).toHaveLength(30);
    expect(undisturbed.told).toHaveLength(1);
    const moments: readonly Moment[] = ['before', 'after'];
    const stride = proofSettings.kills >= 200 ? 5 : 45;
    let lost = 0;
    for (const moment of moments) {
      for (let n = 1 + moments.indexOf(moment) * 20, isOver = false; !isOver; n += stride) {
        await onCopy(async (copy, url) => {
          const job = await jobOn(copy);
          const connections = fragileConnections(copy, url);
          let left = n;
          connections.breakWhen(() => {
            left -= 1;
            return left === 0 ? moment : null;
          });
          await carryOut(copy, job);
          connections.breakWhen(null);
          isOver = left > 0;
          lost += connections.kills;
          await connections.close();
          expect([moment, n, await outcome(copy)]).toEqual([moment, n, undisturbed]);
        });
      }
    }
    expect(lost).toBeGreaterThan(4);
  }, 240_000);

  test('delivered by two workers at once, hands each case on once', async () => {
    await onCopy(async (copy) => {
      const job = await jobOn(copy);
      await Promise.all([carryOut(copy, job), carryOut(copy, job)]);
      const [counts] = await query(copy, {
        text: `select (select count(*)::int from dispute_event where type = 'REASSIGN') as events,
                 (select count(*)::int from succession_case where seq is not null) as cases,
                 (select count(*)::int from notification) as told`,
      });
      expect(counts).toEqual({ events: 30, cases: 30, told: 1 });
    });
  }, 60_000);
});
