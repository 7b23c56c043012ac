import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execute, query } from '#platform';
import { RetentionTerms, retentionTerms } from '../../libs/casework/src/retention/retention.terms.ts';
import { RetentionTownship1763900000082 } from '../../migrations/0082-retention-township.ts';
import { anOffice, type Office } from '../support/office.ts';

describe('what one township decided for all', () => {
  let office: Office;
  beforeAll(async () => {
    office = await anOffice();
  });
  afterAll(() => office.close());

  test('goes on for each of them when each decides for itself, and the longest when that is taken back', async () => {
    const { dataSource } = office;
    await execute(dataSource, {
      text: `insert into organisation (parent_id, kind, name, code)
             select parent_id, 'township', '云岭镇', '999' from organisation where name = '月山镇'`,
    });
    const migration = new RetentionTownship1763900000082();
    const runner = dataSource.createQueryRunner();
    await migration.down(runner);
    await execute(dataSource, {
      text: `insert into retention_term (class, term, unit, source)
             values ('dossier_10years', 20, 'year', '县档案局'), ('notification', 90, 'day', '县档案局')`,
    });
    await migration.up(runner);
    const [here, there] = [await office.unit('月山镇'), await office.unit('云岭镇')];
    const terms = await retentionTerms(dataSource);
    for (const id of [here, there]) {
      expect(terms.rule(id, 'dossier_10years')).toMatchObject({
        term: { unit: 'year', term: 20 },
        isLocal: true,
        source: '县档案局',
      });
      expect(terms.rule(id, 'notification').term).toEqual({ unit: 'day', term: 90 });
      expect(terms.rule(id, 'dossier_30years').isLocal).toBe(false);
    }
    await execute(dataSource, {
      text: `update retention_term set term = 1, unit = 'year' where class = 'notification' and township_id = $1`,
      values: [there],
    });
    await migration.down(runner);
    const left = await query(dataSource, {
      text: 'select class, term, unit from retention_term order by class',
    });
    expect(left).toEqual([
      { class: 'dossier_10years', term: 20, unit: 'year' },
      { class: 'notification', term: 1, unit: 'year' },
    ]);
    await migration.up(runner);
    await runner.release();
  });
});

describe('the terms of a township', () => {
  const decided = (townshipId: string, name: string, term: number) =>
    ({ townshipId, class: name, term, unit: 'year', source: '某文件' }) as const;

  test('are its own, the usual ones beside them, and nowhere shorter than for ever', () => {
    const terms = new RetentionTerms([
      decided('here', 'dossier_10years', 20),
      decided('here', 'dossier_permanent', 1),
    ]);
    const term = (id: string | null, name: 'dossier_10years' | 'dossier_30years' | 'dossier_permanent') => {
      const { term: found } = terms.rule(id, name);
      return found.unit === 'permanent' ? found.unit : found.term;
    };
    expect(terms.deciding).toEqual(['here']);
    expect(['here', 'there', null].map((id) => term(id, 'dossier_10years'))).toEqual([20, 10, 10]);
    expect([term('here', 'dossier_30years'), term('here', 'dossier_permanent')]).toEqual([30, 'permanent']);
  });
});
