import { describe, expect, test } from '@jest/globals';
import { identityCheckDigit } from '../party/identity-number.ts';
import { withoutIdNumbers } from './identity-masking.ts';
import { readParties } from './parties.reading.ts';
import { readPersons } from './persons.reading.ts';
import { readIdentityNumbers, readPhones } from './phones.reading.ts';

/** Born in 1900, area 000000: a number that no person holds. */
const first17 = '00000019000101001';
const idNumber = first17 + identityCheckDigit(first17);

/** 甲(A) 乙(B) 某公司(B,organisation) 宋某(A,53) */
const told = (cell: string, side: 'A' | 'B' | null = null) =>
  readParties(cell, '当事人', side)
    .value.parties.map((party) => {
      const facts = [party.side, party.count, party.kind].filter(
        (fact) => fact !== null && fact !== undefined,
      );
      return `${party.name}(${facts.join(',')})`;
    })
    .join(' ');

describe('the parties of a cell', () => {
  test.each([
    ['郭二柱与申小满', '郭二柱(A) 申小满(B)'],
    ['白永福诉白小军', '白永福(A) 白小军(B)'],
    ['原建设、何秋霞', '原建设() 何秋霞()'],
    ['原老汉与原大海、原二海', '原老汉(A) 原大海(B) 原二海(B)'],
    ['宋某等53人与某劳务公司', '宋某(A,53) 某劳务公司(B,organisation)'],
    ['郜铁锤等6户与郜大有', '郜铁锤(A,6) 郜大有(B)'],
    ['王某等十二名村民与某砖厂', '王某(A,12) 某砖厂(B,organisation)'],
    ['双井头村三组与槐荫村二组', '双井头村三组(A,organisation) 槐荫村二组(B,organisation)'],
    ['何建军家属与包工头冯某', '何建军家属(A) 包工头冯某(B)'],
    ['赵六等人', '赵六()'],
    ['甲方：张三 乙方：李四', '张三(A) 李四(B)'],
    ['申请人：张三；被申请人：某农机店', '张三(A) 某农机店(B,organisation)'],
    ['张三\n李四', '张三() 李四()'],
    ['张　三、李 四', '张三() 李四()'],
    ['韩立新 崔玉兰', '韩立新() 崔玉兰()'],
    ['张三 vs 李四', '张三(A) 李四(B)'],
    ['原建设和何秋霞', '原建设(A) 何秋霞(B)'],
    ['张和平、李四', '张和平() 李四()'],
    ['刘和平', '刘和平()'],
    ['赵六（男，45岁）与钱七（女）', '赵六(A) 钱七(B)'],
    ['甲、123、---', '甲()'],
    ['/', ''],
    ['', ''],
  ])('%j are %s', (cell, parties) => {
    expect(told(cell)).toBe(parties);
  });

  test('stand on the side of their own column', () => {
    expect(told('张三、李四', 'A')).toBe('张三(A) 李四(A)');
  });

  test('divided at a word that also stands in names are marked', () => {
    expect(readParties('原建设和何秋霞', '当事人').notes).toMatchObject([
      { code: 'PARTIES_DIVIDED', severity: 'info' },
    ]);
  });

  test('divided more than once keep their names without sides, with a warning', () => {
    const { value, notes } = readParties('张三与李四、王五与赵六', '当事人');
    expect(value.parties.map((party) => party.side)).toEqual([null, null, null, null]);
    expect(notes).toMatchObject([{ code: 'PARTIES_SIDES_UNCLEAR', severity: 'warn' }]);
  });

  test('lose the numbers written beside them, which go to their own fields', () => {
    const { value, notes } = readParties(
      `张三（身份证号：${idNumber}，13800000101）与李四 13800000102`,
      '当事人',
    );
    expect(value).toMatchObject({
      parties: [
        { name: '张三', side: 'A' },
        { name: '李四', side: 'B' },
      ],
      phones: ['13800000101', '13800000102'],
      idNumbers: [idNumber],
    });
    expect(notes.map((note) => note.code)).toEqual(['NUMBERS_IN_NAMES', 'PARTY_DETAILS_LEFT_OUT']);
  });

  test('beyond what a report can name hold the row', () => {
    const many = Array.from({ length: 61 }, (_, index) => `张${'甲乙丙丁'[index % 4]}${index}`).join('、');
    expect(readParties(many, '当事人').notes).toMatchObject([
      { code: 'TOO_MANY_PARTIES', severity: 'error' },
    ]);
    expect(readParties('张'.repeat(101), '当事人').notes).toMatchObject([
      { code: 'NAME_TOO_LONG', severity: 'error' },
    ]);
  });
});

describe('identity numbers', () => {
  test('that pass the check are kept, others are counted and never repeated', () => {
    const wrong = '410822199001011234';
    const { value, notes } = readIdentityNumbers(`${idNumber}、${wrong}`, '身份证号');
    expect(value).toEqual([idNumber]);
    expect(notes).toMatchObject([{ code: 'ID_NUMBER_INVALID', severity: 'warn' }]);
    expect(JSON.stringify(notes)).not.toContain(wrong.slice(6));
  });

  test('kept as a number have lost their last places', () => {
    const { value, notes } = readIdentityNumbers(410_822_199_001_011_200, '身份证号');
    expect(value).toEqual([]);
    expect(notes[0]?.zh).toContain('末几位已丢失');
  });

  test('in free text are masked', () => {
    expect(withoutIdNumbers(`张三，${idNumber}，要求赔偿`)).toEqual({
      text: `张三，000000********${idNumber.slice(14)}，要求赔偿`,
      masked: 1,
    });
  });
});

describe('telephone numbers', () => {
  test.each<[string | number, readonly string[], string]>([
    [13_800_000_104, ['13800000104'], ''],
    ['13800000101、13800000102', ['13800000101', '13800000102'], ''],
    ['13800000138/13800000139', ['13800000138', '13800000139'], ''],
    ['张三13800000101 李四13800000102', ['13800000101', '13800000102'], ''],
    ['138 0000 0101', ['13800000101'], ''],
    ['+86 13800000101', ['13800000101'], ''],
    ['0391-8681234', ['0391-8681234'], ''],
    ['１３８０００００１２５', ['13800000125'], 'FULLWIDTH_READ'],
    ['1380000010', [], 'PHONE_INVALID'],
    ['空号', [], 'PHONE_INVALID'],
    ['无', [], ''],
  ])('of %j are %j', (cell, phones, codes) => {
    const { value, notes } = readPhones(cell, '联系电话');
    expect([value, notes.map((note) => note.code).join(' ')]).toEqual([phones, codes]);
  });
});

describe('a number of people', () => {
  test.each<[string | number, number | null, string]>([
    [53, 53, ''],
    ['53人', 53, 'PERSONS_TEXT_READ'],
    ['２', 2, 'FULLWIDTH_READ'],
    ['约20人', 20, 'PERSONS_APPROX'],
    ['十余人', 10, 'PERSONS_APPROX'],
    ['3户12人', 12, 'PERSONS_TEXT_READ'],
    ['两人', 2, 'PERSONS_TEXT_READ'],
    ['', null, ''],
    ['/', null, ''],
    [0, null, 'PERSONS_UNREADABLE'],
    [2.5, null, 'PERSONS_UNREADABLE'],
    [-3, null, 'PERSONS_UNREADABLE'],
    ['全村', null, 'PERSONS_UNREADABLE'],
    [999_999_999, null, 'PERSONS_UNREADABLE'],
  ])('written %j is %j', (cell, persons, codes) => {
    const { value, notes } = readPersons(cell, '涉及人数');
    expect([value, notes.map((note) => note.code).join(' ')]).toEqual([persons, codes]);
  });
});
