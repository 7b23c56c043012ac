import { query } from '#platform';
import type { TestApp } from './app.ts';
import { report } from './case-story.ts';

/**
 * As many more released cases as are asked for, each like one that was, all released in the same moment: 案例1, 案例2 …
 * @param id  of the one that they are like
 */
export async function typicalCasesLike(app: TestApp, id: string, count: number): Promise<void> {
  const grid = await app.as('wanggeyuan');
  for (let n = 1; n <= count; n++) {
    const { id: disputeId } = await report(grid);
    await query(app.dataSource, {
      text: `
        insert into typical_case select made.* from typical_case t
          cross join lateral jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'dispute_id', $2::uuid,
            'title', $3::text, 'working', null, 'key_id', null)) made
        where t.id = $1`,
      values: [id, disputeId, `案例${n}`],
    });
  }
}
