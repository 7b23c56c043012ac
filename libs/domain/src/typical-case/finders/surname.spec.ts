import { describe, expect, test } from '@jest/globals';
import { certainties, draftedFacts, nobody, person } from '../../../../../test/support/told-words.ts';
import type { KnownRole } from '../identities.ts';

const spelling = {
  simplified: (character: string) => ({ 歐: '欧', 陽: '阳', 諸: '诸' })[character] ?? character,
  readings: () => [],
};
const caseOf = (name: string, role?: KnownRole) => ({ ...nobody, people: [person(name, role)] });
const draftFor = (name: string, facts: string, role?: KnownRole) =>
  draftedFacts(facts, caseOf(name, role), spelling);
const foundIn = (name: string, text: string, role?: KnownRole) =>
  certainties(text, caseOf(name, role), spelling);

describe('a family name of two characters', () => {
  test.each([
    ['欧阳的闺女来了。', '某甲的闺女来了。'],
    ['当天欧阳拦住了邻居，说欧阳家不让。', '当天某甲拦住了邻居，说某甲家不让。'],
    ['歐陽大姐和老歐陽都在。', '某甲和某甲都在。'],
    ['邻居欧阳明轩说欧阳不肯。', '邻居某乙说某甲不肯。'],
  ])('is its bearer: %s', (facts, told) => {
    expect(draftFor('欧阳翠花', facts)).toBe(told);
    expect(foundIn('欧阳翠花', facts)).toContain('sure');
    expect(foundIn('欧阳翠花', told)).toEqual([]);
  });

  test.each([...'司马 诸葛 上官 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 宇文'.split(' ')])('as %s', (surname) => {
    const facts = `村里都知道${surname}的脾气。`;
    expect(draftFor(`${surname}翠花`, facts)).toBe('村里都知道某甲的脾气。');
    expect(foundIn(`${surname}翠花`, facts)).toEqual(['sure']);
  });

  test.each(['agent', 'invited', 'mediator', 'staff'] as const)('as of a %s', (role) => {
    expect(draftFor('诸葛明', '后来諸葛劝住了。', role)).not.toMatch(/諸|葛/u);
    expect(foundIn('诸葛明', '后来諸葛劝住了。', role)).toEqual(['sure']);
  });

  test.each([
    ['东方玉', '东方红了，学校东方有路。'],
    ['西门玉', '在学校西门等。'],
    ['长孙玉', '他的长孙来了。'],
    ['百里玉', '赶了百里路。'],
  ])('that is a word is asked about, and left: %s', (name, text) => {
    expect(draftFor(name, text)).toBe(text);
    expect(foundIn(name, text)).not.toContain('sure');
  });

  test('and 某 is asked about, as of one character', () => {
    expect(foundIn('欧阳翠花', '欧阳某不肯。')).toEqual(['doubt']);
    expect(foundIn('郭翠花', '郭某不肯。')).toEqual(['doubt']);
  });
});

describe('a family name of one character', () => {
  test.each([
    ['郭的女儿来了。', '某甲的女儿来了。'],
    ['那个姓郭的骂人。', '那个某甲骂人。'],
    ['他被郭打伤，后来郭把墙推倒。', '他被某甲打伤，后来某甲把墙推倒。'],
    ['郭父与郭妻都来了。', '某甲父与某甲妻都来了。'],
    ['郭老三说，郭大夫看了，郭村医、郭奶奶也在。', '某甲说，某甲看了，某甲、某甲也在。'],
    ['郭哥和郭姐不肯，郭不答应。', '某甲和某甲不肯，某甲不答应。'],
  ])('is its bearer: %s', (facts, told) => {
    expect(draftFor('郭秋生', facts)).toBe(told);
    expect(foundIn('郭秋生', facts)).toContain('sure');
    expect(foundIn('郭秋生', told)).toEqual([]);
  });

  test.each([
    ['方秀英', '方便的时候，双方商量，方才说过。'],
    ['胡秀英', '胡说的话，胡来的事。'],
    ['黄秀英', '黄豆、黄牛、黄瓜。'],
  ])('is left where it begins a word: %s %s', (name, text) => {
    expect(draftFor(name, text)).toBe(text);
  });

  test.each(['黄不认账。', '后来黄骂人。', '高认为不公。', '跟黄不肯说话。'])(
    'that is a word is asked about where it does what people do: %s',
    (text) => {
      expect(draftFor(`${text.match(/[黄高]/u)?.[0]}秀英`, text)).not.toMatch(/[黄高]/u);
      expect(foundIn(`${text.match(/[黄高]/u)?.[0]}秀英`, text)).toEqual(['doubt']);
    },
  );

  test.each([
    ['黄秀英', '种的黄瓜黄了，黄的叶子，黄豆和黄牛。'],
    ['高秀英', '大家都高兴，个子高的儿子，要求高，高的墙，最高不过三层，高不高。'],
    ['于秀英', '于是双方商量，对于老人，属于父母，于某年某月，由于在外。'],
    ['和秀英', '双方和解，和父亲、和母亲商量，和老三说，和哥哥来了，和好如初，和的面。'],
    ['向秀英', '向父母道歉，向老大说，向母亲认错。'],
    ['安秀英', '注意安全，安排妥当，平安的儿子。'],
    ['温秀英', '态度温和，温的水，温父母的心。'],
    ['水秀英', '兴修水利，水的事，水把地淹了。'],
    ['金秀英', '金额不大，金的耳环，押金的事。'],
    ['方秀英', '行方便，双方的父亲，原告方的女儿，乙方不同意，对方说，男方父母到场。'],
    ['万秀英', '两万元，十万的钱，万不得已，一万的女儿。'],
    ['王秀英', '国王的女儿，大王说，王国和王子。'],
    ['张秀英', '主张的事，一张的价，三张和五张，双方张口就骂，主张说明白，张开。'],
    ['孙秀英', '子孙的事，祖孙不和，孙子和孙女。'],
    ['李秀英', '行李的钱，桃李不言。'],
    ['谢秀英', '感谢对方，谢绝，花谢的时候，答谢父母。'],
    ['胡秀英', '胡说八道，胡来，二胡的弦。'],
    ['陈秀英', '陈述，陈年的酒，铺陈。'],
    ['周秀英', '周三去，周二不在，上周的女儿节，周父子。'],
    ['石秀英', '石头，石的桌子，石父母。'],
    ['白秀英', '白的墙，白说了，明白的儿子，白不要。'],
    ['高秀英', '百姓高兴，老百姓高声说话。'],
  ])('is a word of every day: %s %s', (name, text) => {
    expect(foundIn(name, text)).not.toContain('sure');
  });
});

describe('words around a name', () => {
  test.each([
    ['李明', '李明明白事理，李明明确表示同意。', '某甲明白事理，某甲明确表示同意。'],
    ['李明', '明明说不行，李明明说不行。', '某甲说不行，某甲某甲说不行。'],
    ['王芳', '王芳弟弟在场，王芳哥哥来了，芳姐也来。', '某甲弟弟在场，某甲哥哥来了，某甲也来。'],
    ['高峰', '高峰在销售高峰期来了。', '某甲在销售高峰期来了。'],
    ['东方红霞', '东方的男人孙满仓在场。', '某甲的男人某乙在场。'],
    ['尉迟老栓', '尉迟强不信，尉迟不肯。', '某乙不信，某甲不肯。'],
  ])('stay as they are: %s, %s', (name, facts, told) => {
    expect(draftFor(name, facts)).toBe(told);
  });

  test('are asked about where the name is a part of them', () => {
    expect(foundIn('高峰', '销售高峰期')).toEqual(['doubt']);
    expect(foundIn('高峰', '高峰说')).toEqual(['sure']);
  });
});
