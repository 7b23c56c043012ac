import { describe, expect, test } from '@jest/globals';
import { type AnalysedFigures, type AnalysedOutcome, analysisOf } from './review.analysis.ts';
import { weekOf } from './review.week.ts';

const line = (zh: string, open: number, overdue = 0) => ({ key: zh, name: { zh, en: '' }, open, overdue });
/** Of a meeting on a Monday morning: its week has hardly begun. */
const monday = '2026-11-23';
const figures = (over: Partial<AnalysedFigures['now']> = {}, more: object = {}): AnalysedFigures => ({
  week: { ...weekOf(monday), in: 0, closed: 1, carriedOver: 6, awaitingResult: 5 },
  since: { openedAt: '2026-11-16T01:00:00.000Z', in: 3, closed: 2, carriedOver: 4, awaitingResult: 5 },
  now: {
    on: monday,
    open: 5,
    overdue: 0,
    byType: [line('土地纠纷', 2), line('邻里纠纷', 3)],
    byVillage: [line('柳溪村', 5)],
    byHolder: [line('柳溪村', 5)],
    byRisk: [{ ...line('红', 1), key: 'red' }],
    ...over,
  },
  ...more,
});
const nothing: AnalysedOutcome = { decided: 0, tasks: 0, units: 0, firstDueOn: null, carriedOver: 0 };
const said = (...asked: Parameters<typeof analysisOf>) =>
  new Map(analysisOf(...asked).map(({ title, sentences }) => [title, sentences.join('')]));

describe('the analysis of a week', () => {
  test('says how it went since the last meeting and how things stand, the most of a kind first', () => {
    const report = said(figures(), null, nothing);
    expect(report.get('总体情况')).toBe(
      '自2026年11月16日上次研判至2026年11月23日，期初未办结4件，新增3件，办结2件，期末未办结5件。截至2026年11月23日，在办5件，其中红色风险1件。',
    );
    expect(report.get('类型和区域分布')).toBe('按类型看：邻里纠纷3件、土地纠纷2件。按区域看：柳溪村5件。');
    expect(report.get('逾期情况')).toBe('没有逾期案件。');
  });

  test('of the first meeting says how its week went so far, and names no day that is still to come', () => {
    const first = (on: string) => said(figures({ on }, { since: null }), null, nothing).get('总体情况');
    expect(first(monday)).toMatch(/^2026年11月23日，期初未办结6件，新增0件，办结1件，期末未办结5件。/);
    expect(first('2026-11-25')).toMatch(/^2026年11月23日至2026年11月25日，期初/);
  });

  test('tells of all that was entered, so that its numbers add up', () => {
    const { since } = figures();
    const more = { since: { ...since, in: 1, imported: 1, reopened: 1 } };
    expect(said(figures({}, more), null, nothing).get('总体情况')).toContain(
      '期初未办结4件，新增1件，台账导入1件，重新打开1件，办结2件，期末未办结5件。',
    );
  });

  test('sets the time between meetings against such a time only', () => {
    const first = figures({ open: 4 }, { since: null });
    expect(said(figures(), first, nothing).get('与上次研判比较')).toBe(
      '与2026年11月23日研判时相比：在办5件，上次4件，增加1件；逾期0件，上次0件，持平。',
    );
    const former = figures({}, { since: undefined });
    expect(said(former, first, nothing).get('与上次研判比较')).toContain('新增0件，上次0件，持平');
  });

  test('says small numbers as numbers, and gives a share from 20 on', () => {
    const many = figures({ open: 40, byType: [line('邻里纠纷', 30), line('土地纠纷', 10)] });
    expect(said(many, null, nothing).get('类型和区域分布')).toContain(
      '邻里纠纷30件（占75.0%）、土地纠纷10件（占25.0%）',
    );
    const compared = said(many, figures({ open: 20 }), nothing).get('与上次研判比较');
    expect(compared).toContain('新增3件，上次3件，持平');
    expect(compared).toContain('在办40件，上次20件，增加20件（100.0%）');
    expect(said(figures(), figures({ open: 4 }), nothing).get('与上次研判比较')).toContain(
      '上次4件，增加1件；',
    );
  });

  test('names who is late, what was carried out, and what comes next', () => {
    const full = figures(
      { overdue: 3, byHolder: [line('柳溪村', 2, 1), line('司法所', 3, 2)], dueSoon: 2 },
      {
        decisions: { last: { decided: 4, done: 3, undone: 1, late: 1 } },
        forecast: {
          from: '2026-11-24',
          to: '2026-11-30',
          due: [
            { on: '2026-11-25', cases: 1 },
            { on: '2026-11-26', cases: 2 },
          ],
          seasons: [{ on: '2026-11-28', name: { zh: '年关', en: '' } }],
          lastYear: { cases: 2, byType: [{ name: { zh: '邻里纠纷', en: '' }, cases: 2 }] },
        },
      },
    );
    const outcome = { decided: 5, tasks: 4, units: 2, firstDueOn: '2026-11-27', carriedOver: 1 };
    const report = said(full, null, outcome);
    expect(report.get('逾期情况')).toBe('逾期3件，按承办单位：司法所2件、柳溪村1件。');
    expect(report.get('上次议定事项落实情况')).toBe(
      '上次会议议定4项，已落实3项，未落实1项，其中超过期限1项。',
    );
    expect(report.get('下周预判')).toBe(
      '2026年11月24日至2026年11月30日有3件到期，最多的一天是2026年11月26日（2件）。其间有2026年11月28日年关。去年同期新增2件：邻里纠纷2件。',
    );
    expect(report.get('下一步工作')).toBe(
      '本次会议作出决定5项，向2个单位交办4项，最早的一项2026年11月27日前完成。逾期的3件由承办单位说明原因，抓紧办理。未作出有效决定的1件列入下次会议议程。',
    );
  });

  test('leaves out what no figure says, and says of nothing that there is nothing', () => {
    const empty = figures({ open: 0, byType: [], byVillage: [], byHolder: [], byRisk: [] });
    expect([...said(empty, null, nothing).keys()]).toEqual(['总体情况', '逾期情况', '下一步工作']);
    expect(said(empty, null, nothing).get('总体情况')).toContain('没有在办案件');
  });
});
