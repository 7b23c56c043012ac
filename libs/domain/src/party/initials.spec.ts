import { describe, expect, test } from '@jest/globals';
import { initialsOfParties, withInitials } from './initials.ts';

const people = (...names: readonly string[]) => names.map((name) => ({ name, kind: 'person' as const }));

describe('the parties of a case on a paper', () => {
  test('are named by their first characters', () => {
    expect(initialsOfParties(people('单小雨', '张三'))).toEqual(['单某', '张某']);
  });

  test('keep both characters of a family name that has two, unless nothing would be hidden', () => {
    expect(initialsOfParties(people('欧阳小雨', '诸葛明', '欧小雨'))).toEqual(['欧阳某', '诸葛某', '欧某']);
    expect(initialsOfParties(people('欧阳'))).toEqual(['欧某']);
  });

  test('are told apart by the ten stems where the characters are the same', () => {
    expect(initialsOfParties(people('张三', '单小雨', '张四'))).toEqual(['张某甲', '单某', '张某乙']);
    expect(initialsOfParties(people(...Array(11).fill('张三'))).at(-1)).toBe('张某11');
  });

  test('keep the name of an organisation', () => {
    expect(initialsOfParties([{ name: '某某农资店', kind: 'organisation' }, ...people('𠮷田')])).toEqual([
      '某某农资店',
      '𠮷某',
    ]);
  });
});

describe('a text about a case', () => {
  test('names its parties as the paper does', () => {
    expect(withInitials('原占水与原占山为地界，原占水动手。', people('原占水', '原占山'))).toBe(
      '原某甲与原某乙为地界，原某甲动手。',
    );
    expect(withInitials('张三丰到张三家', people('张三', '张三丰'))).toBe('张某乙到张某甲家');
  });

  test('names them so where a name is broken by spaces, or spelt in other letters', () => {
    expect(withInitials('单 小雨与john  smith', people('单小雨', 'John Smith'))).toBe('单某与J某');
  });

  test('keeps an organisation, and what is no name of a party', () => {
    expect(
      withInitials('小雨在雨露农资店（分店）买药', [
        ...people('单小雨', '雨'),
        { name: '雨露农资店（分店）', kind: 'organisation' },
      ]),
    ).toBe('小雨在雨露农资店（分店）买药');
    expect(withInitials('无人', [])).toBe('无人');
    expect(withInitials('阿依-古丽(小)来访', people('阿依-古丽(小)'))).toBe('阿某来访');
  });
});
