import { describe, expect, test } from '@jest/globals';
import { nobody, plainly } from '../../../../test/support/told-words.ts';
import { pseudonym } from './cast.ts';
import { numberOf } from './chinese.figures.ts';
import { deIdentify, settled } from './de-identify.ts';
import { coarse } from './finders/amounts.ts';
import { intervalWords } from './finders/days.ts';
import { type Found, ranks } from './finders/found.ts';
import { draftOf, misplacedIn } from './replacement.ts';
import { residueSearch } from './residue/residue.ts';

describe('the words of a draft', () => {
  test('call as many people as there are by names of their own', () => {
    expect([0, 9, 10, 21, 22, 43, 44].map(pseudonym)).toEqual([
      '某甲',
      '某癸',
      '某子',
      '某亥',
      '某甲二',
      '某亥二',
      '某甲三',
    ]);
    expect(new Set(Array.from({ length: 400 }, (_, n) => pseudonym(n))).size).toBe(400);
  });

  test('tell an amount by its first figure', () => {
    expect([1860, 35_600, 260_000, 1_470_000, 23_000_000, 450_000_000].map(coarse)).toEqual([
      '1000余',
      '3万余',
      '20余万',
      '上百万',
      '上千万',
      '上亿',
    ]);
  });

  test('tell an interval so that no day can be counted back, and keep its order of size', () => {
    const days = [0, 1, 3, 7, 15, 30, 61, 200, 365, 800, -16, -400];
    expect(days.map((one) => intervalWords(one))).toEqual([
      '当日',
      '次日',
      '数日后',
      '约一周后',
      '约半月后',
      '约一个月后',
      '约两个月后',
      '约七个月后',
      '约一年后',
      '约两年后',
      '约半月前',
      '约一年前',
    ]);
    expect([0, 30].map((one) => intervalWords(one, true))).toEqual(['当日前', '约一个月内']);
  });

  test('understand figures in every writing', () => {
    const written = [
      '35,600',
      '三万五千六百',
      '叁万伍仟陆佰',
      '二十一',
      '廿三',
      '十',
      '一百零五',
      '二〇二六',
      '一亿二千万',
    ];
    expect(written.map(numberOf)).toEqual([35_600, 35_600, 35_600, 21, 23, 10, 105, 2026, 120_000_000]);
    expect(['三万六', '八千五', '一百五', '三万零六', '八千零五', '一万二千', '十五'].map(numberOf)).toEqual([
      36_000, 8500, 150, 30_006, 8005, 12_000, 15,
    ]);
    expect(numberOf('若干')).toBeNaN();
  });
});

describe('replacements that meet', () => {
  const found = (start: number, end: number, rank: number, replacement: string): Found => ({
    start,
    end,
    rank,
    replacement,
    kind: 'name',
    reason: '试',
  });
  const original = '到柳溪村恒达砖厂找郭秋生';
  const told = (...all: readonly Found[]) => draftOf({ original, replacements: settled(original, all) }).text;

  test('leave nothing uncovered that any of them has found', () => {
    expect(told(found(1, 8, ranks.guessed, '某厂'), found(1, 4, ranks.named, '某村'))).toBe(
      '到某村某厂找郭秋生',
    );
    expect(told(found(9, 12, ranks.known, '某甲'), found(10, 12, ranks.known, '某乙'))).toBe(
      '到柳溪村恒达砖厂找某甲',
    );
    expect(told(found(8, 12, ranks.written, '某处'), found(9, 12, ranks.known, '某甲'))).toBe(
      '到柳溪村恒达砖厂某甲',
    );
  });

  test('are refused where they overlap, run backwards or leave the text', () => {
    expect(
      misplacedIn(10, [
        { start: 0, end: 4 },
        { start: 4, end: 10 },
      ]),
    ).toBeNull();
    expect(
      misplacedIn(10, [
        { start: 0, end: 4 },
        { start: 3, end: 5 },
      ]),
    ).toBe(1);
    expect(misplacedIn(10, [{ start: 4, end: 3 }])).toBe(0);
    expect(misplacedIn(10, [{ start: 4, end: 4 }])).toBeNull();
    expect(misplacedIn(10, [{ start: 4, end: 11 }])).toBe(0);
  });
});

test('a name with a hyphen, or any other sign, is found and taken out', () => {
  const name = '7-Eleven(豫北)柳溪便利店';
  const { facts } = deIdentify(
    { facts: `申二牛在${name}和南坡-1号院做工。`, process: '', result: '' },
    {
      people: [{ name, role: 'party', isOrganisation: true }],
      numbers: [],
      addresses: [],
      places: ['南坡-1号院'],
      days: [],
      said: [],
      reportedOn: '2026-06-15',
    },
    { simplified: (character) => character, readings: () => [] },
  );
  const { text } = draftOf(facts);
  expect(text).not.toMatch(/Eleven|柳溪|南坡/);
});

test.each([
  ['邻居欧阳明轩也在场。后来欧阳明轩电话通知，欧阳明轩垫付。', '欧阳明轩'],
  ['村民王小宝家受损。王小宝动手修理，修理时王小宝受伤。', '王小宝'],
])('whoever is known once by a sign is taken out everywhere: %s', (facts, name) => {
  const told = deIdentify({ facts, process: `其间${name}垫付。`, result: '' }, nobody, plainly);
  const texts = [draftOf(told.facts).text, draftOf(told.process).text].join('');
  expect(texts).not.toContain(name);
  expect(texts).not.toContain(name.slice(-2));
});

test('somebody who was invited to several sessions is one person, also where only the family name stands', () => {
  const guest = { name: '石满仓', role: 'invited', isOrganisation: false } as const;
  const facts = '石满仓到场。老石说愿意调解。';
  const draftFor = (...people: readonly (typeof guest)[]) =>
    draftOf(deIdentify({ facts, process: '', result: '' }, { ...nobody, people }, plainly).facts).text;
  expect(draftFor(guest, guest)).toBe(draftFor(guest));
  expect(draftFor(guest, guest)).toBe('某甲到场。某甲说愿意调解。');
});

test.each(['证人关系，双方同意。', '證人關係，双方同意。', '证人\u200b关\u200b系，双方同意。'])(
  'an everyday word is nobody in whatever writing: %s',
  (facts) => {
    const simplified = (character: string) => ({ 證: '证', 關: '关', 係: '系' })[character] ?? character;
    const told = deIdentify({ facts, process: '', result: '' }, nobody, { ...plainly, simplified });
    expect(draftOf(told.facts).text).toBe(facts);
  },
);

test.each([
  ['王大力(又名王二力)', '王大力说，王二力也认，老王愿意。', '某甲说，某甲也认，某甲愿意。'],
  ['王大力，曾用名王二力', '王大力说，王二力也认，老王愿意。', '某甲说，某甲也认，某甲愿意。'],
  ['王大力、李小满', '王大力说，李小满也认，老王愿意。', '某甲说，某乙也认，某甲愿意。'],
])('who has two names is one person, and two people in one field are two: %s', (name, facts, told) => {
  const people = [{ name, role: 'party', isOrganisation: false } as const];
  const draft = deIdentify({ facts, process: '', result: '' }, { ...nobody, people }, plainly);
  expect(draftOf(draft.facts).text).toBe(told);
});

test.each([
  ['年满60周岁的老年人依法优先办理。', '年满60周岁的老年人依法优先办理。'],
  ['不满十四周岁的未成年人', '不满十四周岁的未成年人'],
  ['其已年满67岁', '其已六十余岁'],
  ['现年60岁', '六十余岁'],
  ['未满13岁', '未成年'],
])('an age from which a law counts is no age of somebody: %s', (facts, told) => {
  const draft = deIdentify({ facts, process: '', result: '' }, nobody, plainly);
  expect(draftOf(draft.facts).text).toBe(told);
});

test.each([
  ['延边朝鲜族自治州', '延边'],
  ['孟村回族自治县', '孟村'],
])('a region that governs itself is taken out with its people and without: %s', (region, short) => {
  const facts = `他在${region}做工，在${short}落户。`;
  const draft = deIdentify({ facts, process: '', result: '' }, { ...nobody, places: [region] }, plainly);
  expect(draftOf(draft.facts).text).toBe('他在某地做工，在某地落户。');
});

test.each([
  '河南恒达建材有限公司',
  '河南省焦作市恒达建材有限公司',
  '焦作恒达农机专业合作社',
  '恒达(河南)建材有限公司',
  '河南省(恒达)建材有限公司',
  '乌鲁木齐恒达建材有限公司',
  '石家庄恒达农机有限公司',
  '额尔古纳恒达建材有限公司',
  '香格里拉市恒达劳务有限公司',
])('an organisation is told by its brand, whatever region stands in its name: %s', (name) => {
  const people = [{ name, role: 'party', isOrganisation: true } as const];
  const facts = `${name}拖欠货款。恒达的老板躲着。`;
  const draft = deIdentify({ facts, process: '', result: '' }, { ...nobody, people }, plainly);
  expect(draftOf(draft.facts).text).not.toContain('恒达');
  const search = residueSearch({ identities: { ...nobody, people }, spelling: plainly });
  expect(search('恒达的老板躲着。')).not.toEqual([]);
});
