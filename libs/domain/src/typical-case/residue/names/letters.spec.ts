import { describe, expect, test } from '@jest/globals';
import { certainties, nobody, person } from '../../../../../../test/support/told-words.ts';

const sounds: Readonly<Record<string, string>> = {
  欧: 'ou',
  阳: 'yang',
  翠: 'cui',
  花: 'hua',
  靳: 'jin',
  大: 'da',
  勇: 'yong',
  张: 'zhang',
  立: 'li',
  克: 'ke',
  很: 'hen',
};
const spelling = {
  simplified: (character: string) => ({ 歐: '欧', 陽: '阳', 靳: '靳' })[character] ?? character,
  readings: (character: string) => [sounds[character] ?? []].flat(),
};
const people = [person('欧阳翠花'), person('靳大勇'), person('张立克'), person('郭明海', 'mediator')];
const foundIn = (text: string) => certainties(text, { ...nobody, people }, spelling);

describe('a given name in letters', () => {
  test.each(['Cuihua', 'cuihua很满意', 'Cui Hua', 'CUIHUA', 'Hua Cui', 'Dayong', 'Da-yong'])(
    'alone: %s',
    (text) => {
      expect(foundIn(text)).toEqual(['sure']);
    },
  );

  test.each(['翠hua', '翠Hua很满意', '大Yong', 'cui花', 'da勇', '都说大Yong好', '靳da勇', '欧阳翠hua'])(
    'and in signs: %s',
    (text) => {
      expect(foundIn(text)).toEqual(['sure']);
    },
  );

  test('that is a word of everyday English is asked about', () => {
    expect(foundIn('an agreement like this')).toEqual(['doubt']);
  });

  test.each(['大 fan', '大。Yong', '翠 hotel', 'hua', '大家 yonghu', 'Dayongxiang'])(
    'and none: %s',
    (text) => {
      expect(foundIn(text)).toEqual([]);
    },
  );
});

describe('a family name alone', () => {
  test.each(['靳', '靳很满意', '靳，满意。', '调解员帮了靳。后来和靳', '歐陽', '欧 阳', '张十分感动'])(
    'where somebody writes freely: %s',
    (text) => {
      expect(foundIn(text)).toContain('sure');
    },
  );

  test('that is in no other word is asked about wherever it stands', () => {
    expect(foundIn('都夸那靳好')).toEqual(['doubt']);
  });

  test('behind 老 may be the mediator, and is asked about', () => {
    expect(foundIn('老郭很好')).toEqual(['doubt']);
    expect(foundIn('郭很好')).toEqual([]);
  });

  test.each(['主张很明确', '一张很大的桌子', '紧张。', '三张，五张'])('and none: %s', (text) => {
    expect(foundIn(text)).toEqual([]);
  });
});
