import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { disputeTypes } from '../dispute/dispute.codes.ts';
import { readAgreement, readConfirmation, readPerformance } from './agreement.wordings.ts';
import type { Note } from './note.ts';
import { readGrade, readOrigin } from './origin.wordings.ts';
import { readStatus } from './status.wordings.ts';
import { readType, typeWordings } from './type.wordings.ts';
import { VillageBook } from './village.reading.ts';

const fixture = new URL('../../../../test/fixtures/register/register-2026.expected.json', import.meta.url);
const { mappings } = JSON.parse(readFileSync(fixture, 'utf8'));
const column = { name: '栏', nameEn: 'column' };
const codes = (notes: readonly Note[]) => notes.map((note) => `${note.severity} ${note.code}`).join(', ');

describe('wordings that offices use are understood silently', () => {
  const readers = {
    type: (text: string) => readType(text, column),
    origin: (text: string) => readOrigin(text, column),
    grade: (text: string) => readGrade(text, column),
    status: (text: string) => readStatus(text, column),
  };
  test.each(Object.keys(readers) as (keyof typeof readers)[])('of %s', (list) => {
    for (const [text, code] of Object.entries<string>(mappings[list])) {
      const { value, notes } = readers[list](text);
      const read =
        typeof value === 'object' && value !== null ? ('status' in value ? value.status : value.code) : value;
      expect([text, read, notes]).toEqual([text, code, []]);
    }
  });
});

describe('the type of a dispute', () => {
  test.each([
    ['MAR', 'MAR', ''],
    ['房屋、宅基地', 'HOU', ''],
    ['邻里纠纷类', 'NEI', ''],
    ['道路交通事故损害赔偿纠纷', 'TRA', ''],
    ['农民工讨薪问题', 'LAB', ''],
    ['因赡养老人引发的纠纷', 'MAR', 'info WORDING_READ'],
    ['邻里、宅基地', 'HOU', 'warn WORDING_DOUBTFUL'],
    ['村务管理', 'OTH', 'info TYPE_READ_AS_OTHER'],
    ['怪事', null, 'error UNKNOWN_TYPE'],
    ['', null, ''],
    ['邻'.repeat(3000), 'NEI', 'info WORDING_READ'],
  ])('%s is %s', (text, code, noted) => {
    const { value, notes } = readType(text, column);
    expect([value.code, codes(notes)]).toEqual([code, noted]);
  });
});

describe('the result of a case', () => {
  test.each([
    ['已和解', 'settled', ''],
    ['化解成功，双方握手言和', 'settled', 'info WORDING_READ'],
    ['已办结', 'settled', 'warn WORDING_DOUBTFUL'],
    ['未达成协议', 'not_settled', ''],
    ['双方未能就赔偿达成一致', 'not_settled', 'info WORDING_READ'],
    ['当事人拒绝调解，告知其到法院起诉', 'not_settled', 'info WORDING_READ'],
    ['调解不成，移送派出所', 'transferred', 'warn WORDING_DOUBTFUL'],
    ['暂未化解', 'open', ''],
    ['矛盾尚未得到有效化解', 'open', 'info WORDING_READ'],
    ['正在调解，下周再次约谈', 'open', 'info WORDING_READ'],
    ['申请人撤回申请，终止调解', 'withdrawn', 'info WORDING_READ'],
    ['经镇调委会多次做工作，双方于3月5日达成协议', 'settled', 'warn WORDING_DOUBTFUL'],
    ['已移交派出所，后又已化解', null, 'error UNKNOWN_STATUS'],
    ['不知道', null, 'error UNKNOWN_STATUS'],
    ['', null, ''],
  ])('%s is %s', (text, status, noted) => {
    const { value, notes } = readStatus(text, column);
    expect([value.status, codes(notes)]).toEqual([status, noted]);
  });

  test('that denies success is never read as settled', () => {
    for (const word of [
      '未化解',
      '没有化解',
      '无法化解',
      '尚未解决',
      '未能达成协议',
      '不成功',
      '未办结',
      '没能调解成功',
    ]) {
      expect([word, readStatus(word, column).value.status]).not.toEqual([word, 'settled']);
    }
  });
});

describe('grade, origin and agreement', () => {
  test.each([
    ['红色预警', 'red', ''],
    ['中风险', 'yellow', ''],
    ['橙色', 'yellow', 'warn WORDING_DOUBTFUL'],
    ['重大', 'red', 'warn WORDING_DOUBTFUL'],
    ['A级', null, 'warn WORDING_UNKNOWN'],
  ])('the grade %s is %s', (text, grade, noted) => {
    const { value, notes } = readGrade(text, column);
    expect([value, codes(notes)]).toEqual([grade, noted]);
  });

  test.each([
    [110, 'police', ''],
    ['镇综治中心窗口登记受理', 'visit', 'info WORDING_READ'],
    ['柳溪村上报', 'village', 'info WORDING_READ'],
    ['天上掉下来', null, 'warn WORDING_UNKNOWN'],
  ])('the origin %s is %s', (cell, origin, noted) => {
    const { value, notes } = readOrigin(cell, column);
    expect([value, codes(notes)]).toEqual([origin, noted]);
  });

  test.each([
    ['是（司法确认）', 'confirmed'],
    ['口头协议', 'oral'],
    ['√', 'written'],
    ['否', 'none'],
    ['无', 'none'],
    ['', null],
  ])('the agreement %s is %s', (text, agreement) => {
    expect(readAgreement(text, column)).toEqual({ value: agreement, notes: [] });
  });

  test.each([
    ['赔偿款已付清', 'performed', ''],
    ['已全部退还到位', 'performed', 'info WORDING_READ'],
    ['部分履行', 'partial', ''],
    ['履行中', 'not_due', ''],
    ['拒不履行', 'not_performed', ''],
    ['看情况', null, 'warn WORDING_UNKNOWN'],
  ])('the performance %s is %s', (text, performance, noted) => {
    const { value, notes } = readPerformance(text, column);
    expect([value, codes(notes)]).toEqual([performance, noted]);
  });

  test('judicial confirmation is a plain question', () => {
    expect(['是', '已确认', '否', '无', ''].map((text) => readConfirmation(text, column).value)).toEqual([
      true,
      true,
      false,
      false,
      null,
    ]);
  });
});

describe('a village', () => {
  const book = new VillageBook(
    [
      { code: '410822102201', name: '柳溪村' },
      { code: '410822102203', name: '枣林沟村' },
      { code: '410822102206', name: '槐荫村' },
      { code: '410822102214', name: '新月社区' },
      { code: '410822102215', name: '东岭村' },
      { code: '410822102216', name: '东岭社区' },
      { code: '410822102217', name: '王村' },
    ],
    '月山镇',
  );
  test.each([
    ['柳溪村', '柳溪村', ''],
    ['410822102201', '柳溪村', ''],
    ['枣林沟', '枣林沟村', 'info VILLAGE_ALIAS_READ'],
    ['槐荫村委会', '槐荫村', 'info VILLAGE_ALIAS_READ'],
    ['月山镇柳溪村', '柳溪村', 'info VILLAGE_ALIAS_READ'],
    ['博爱县月山镇柳溪村三组', '柳溪村', 'info VILLAGE_ALIAS_READ'],
    ['新月社区居委会', '新月社区', 'info VILLAGE_ALIAS_READ'],
    ['柳溪村（第二村民组）', '柳溪村', 'info VILLAGE_ALIAS_READ'],
    ['柳溪村王家庄', '柳溪村', 'warn VILLAGE_PART_READ'],
    ['槐荫村、柳溪村', '槐荫村', 'warn VILLAGE_SEVERAL'],
  ])('%s is %s', (text, name, noted) => {
    const { value, notes } = book.read(text, '村');
    expect([value.name, codes(notes)]).toEqual([name, noted]);
    expect(value.code).not.toBeNull();
  });

  test.each(['东岗村', '东岭', '王', '柳西村'])(
    '%s is not in the list or names two: nothing is guessed',
    (text) => {
      expect(book.read(text, '村')).toMatchObject({
        value: { code: null, name: text },
        notes: [{ code: 'UNKNOWN_VILLAGE', severity: 'error' }],
      });
    },
  );

  test('that differs by one character is asked about, not assumed', () => {
    expect(book.read('柳西村', '村').notes[0]?.zh).toContain('是否为柳溪村？');
  });
});

test.each(disputeTypes)('the wordings under which %s is shown are read as it', (code) => {
  const wordings = typeWordings(code);
  expect(wordings.length).toBeGreaterThan(0);
  for (const wording of wordings) expect(readType(wording, column).value.code).toBe(code);
});
