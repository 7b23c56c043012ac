import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { docxOf } from '#casework/paper';
import type { FrozenMinutes } from '../minutes.view.ts';
import { minutesPaper } from './minutes.paper.ts';
import { taskSlipPaper } from './task-slip.paper.ts';

const released = new URL('../../../../../test/fixtures/schema/0009/review_meeting.copy', import.meta.url);

/** Minutes as an earlier release has frozen them, before villages were asked for. */
const [earlier] = readFileSync(released, 'utf8')
  .split(/[\t\n]/)
  .filter((column) => column.startsWith('{') && column.includes('"closedAt"'))
  .map((column): FrozenMinutes => JSON.parse(column));
if (earlier === undefined) throw new Error('the fixture has minutes');

/** The headings and texts of the paper. */
const wordsOf = (minutes: FrozenMinutes) =>
  minutesPaper(minutes).blocks.flatMap((block) => ('text' in block ? block.text : []));

describe('the minutes on paper', () => {
  test('of an earlier release are the bytes that they were', () => {
    const hash = createHash('sha256')
      .update(docxOf(minutesPaper(earlier)))
      .digest('hex');
    expect(hash).toBe('b71de55cf9a69435efe1acd190e2c8f8982ffc3e407661ca9e31d0c024a34538');
  });

  test('name the villages that had not reported, between the cases and the conclusions', () => {
    const nilReports = {
      week: { from: '2026-12-28', to: '2027-01-03' },
      due: 14,
      reported: 12,
      missing: ['石桥岭村', '新月社区'],
    };
    const words = wordsOf({ ...earlier, nilReports, conclusions: '形势平稳。' });
    expect(words.slice(words.indexOf('二、村（社区）零报告'))).toEqual(
      expect.arrayContaining([
        '2026年12月28日至2027年1月3日，应报送排查情况的村（社区）14个，已报送12个，未报送2个：石桥岭村、新月社区。',
        '三、会议小结',
      ]),
    );
    expect(
      wordsOf({
        ...earlier,
        nilReports: { week: { from: '2026-11-16', to: '2026-11-22' }, due: 14, reported: 14, missing: [] },
      }),
    ).toContain('2026年11月16日至11月22日，应报送排查情况的村（社区）14个，均已报送。');
  });
});

describe('the papers of a meeting', () => {
  const orderName = { zh: '会办', en: 'joint handling' };
  const renamed: FrozenMinutes = {
    ...earlier,
    items: earlier.items.map((item) => ({
      ...item,
      risk: 'red',
      riskName: { zh: '甲级', en: 'first grade' },
      decisions: item.decisions.map((decision) => ({ ...decision, orderName })),
    })),
    slips: earlier.slips.map((slip) => ({
      ...slip,
      tasks: slip.tasks.map((task) => ({ ...task, orderName })),
    })),
  };

  test('call orders and grades what they were called when they were minuted', () => {
    const words = wordsOf(renamed).join();
    expect(words).toMatch(/甲级.*会办；/);
    expect(words).not.toContain('红色');
    const [slip] = renamed.slips;
    if (slip === undefined) throw new Error('the fixture has a slip');
    const table = taskSlipPaper({ minutes: renamed, slip }).blocks.find(({ kind }) => kind === 'table');
    expect(JSON.stringify(table)).toContain('会办：');
  });
});
