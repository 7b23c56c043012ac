import { describe, expect, test } from '@jest/globals';
import { draftOf, misplacedIn, type Replacement } from './replacement.ts';
import { replacedEverywhere, rewritten } from './rewriting.ts';

const original = '郭秋生住柳溪村三组，与申二牛相邻。';
const mark = (words: string, replacement: string, kind: Replacement['kind'], reason: string): Replacement => {
  const start = original.indexOf(words);
  return { start, end: start + words.length, replacement, kind, reason };
};
const found = [
  mark('郭秋生', '某甲', 'name', '当事人'),
  mark('柳溪村三组', '某处', 'address', '住址'),
  mark('申二牛', '某乙', 'name', '当事人'),
];
const redacted = { original, replacements: found };
const draft = '某甲住某处，与某乙相邻。';
const write = (text: string, over = redacted) => rewritten(over, text);
const textOf = (replacements: readonly Replacement[]) => draftOf({ original, replacements }).text;

describe('what a person writes over a draft', () => {
  test('is nothing new where they wrote nothing', () => {
    expect(textOf(found)).toBe(draft);
    expect(write(draft)).toBe(found);
  });

  test.each([
    ['changes words of its own', '某甲住在某处，与某乙相邻。', ['某甲', '在', '某处', '某乙']],
    ['adds words at the beginning', '据查，某甲住某处，与某乙相邻。', ['据查，', '某甲', '某处', '某乙']],
    ['adds words at the end', '某甲住某处，与某乙相邻。素无往来。', ['某甲', '某处', '某乙', '素无往来。']],
    ['adds words right behind a name', '某甲夫妇住某处，与某乙相邻。', ['某甲', '夫妇', '某处', '某乙']],
    ['leaves words out', '某甲与某乙相邻。', ['某甲', '', '某乙']],
    ['calls somebody otherwise', '某甲住某处，与某丙相邻。', ['某甲', '某处', '某丙']],
    ['tells all of it otherwise', '两家相邻。', ['两家']],
    ['tells nothing of it', '', ['']],
  ])('%s', (_, text, replacements) => {
    const made = write(text);
    expect(textOf(made)).toBe(text);
    expect(made.map(({ replacement }) => replacement)).toEqual(replacements);
    expect(misplacedIn(original.length, made)).toBeNull();
  });

  test('keeps why something was replaced', () => {
    expect(write('某甲住某处，与某丙相邻。').at(-1)).toEqual({ ...found[2], replacement: '某丙' });
    expect(write('两家相邻。')[0]).toMatchObject({ kind: 'name', reason: '文字修改：当事人、住址' });
  });

  test('grows letter by letter as one, and is gone when it is taken back', () => {
    let made: readonly Replacement[] = found;
    const typed = ['某甲b住某处，与某乙相邻。', '某甲be住某处，与某乙相邻。', '某甲本住某处，与某乙相邻。'];
    for (const text of typed) made = write(text, { original, replacements: [...made] });
    expect(made).toContainEqual({ start: 3, end: 3, replacement: '本', kind: 'wording', reason: '文字修改' });
    expect(write(draft, { original, replacements: [...made] })).toEqual(found);
  });

  test('replaces anew what was let stand, once it is written over', () => {
    const undone = found.map((one, n) => (n === 0 ? { ...one, undone: '已征得同意' } : one));
    const made = write('郭某住某处，与某乙相邻。', { original, replacements: undone });
    expect(made[0]).toEqual({ ...found[0], replacement: '郭某' });
  });

  test('fills an original in which nothing stands', () => {
    const made = rewritten({ original: '', replacements: [] }, '调解终止。');
    expect(draftOf({ original: '', replacements: made }).text).toBe('调解终止。');
    expect(misplacedIn(0, made)).toBeNull();
  });

  test('never cuts a character in two', () => {
    const rare = { original: '住𠮷家', replacements: [] };
    const [made] = rewritten(rare, '住𠮶家');
    expect(made).toMatchObject({ start: 1, end: 3, replacement: '𠮶' });
  });

  test('gives what was written, and covers all that was covered, whatever is written where', () => {
    let state = 7;
    const below = (n: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % n;
    };
    for (let n = 0; n < 300; n++) {
      let made: readonly Replacement[] = found;
      for (let step = 0; step < 8; step++) {
        const now = textOf(made);
        const from = below(now.length + 1);
        const to = from + below(now.length - from + 1);
        const next = `${now.slice(0, from)}${'某一二三'.slice(0, below(5))}${now.slice(to)}`;
        made = rewritten({ original, replacements: made }, next);
        expect(textOf(made)).toBe(next);
        expect(misplacedIn(original.length, made)).toBeNull();
        const covered = (at: number) => made.some(({ start, end }) => start <= at && end > at);
        for (const one of found)
          for (let at = one.start; at < one.end; at++)
            expect([next, at, covered(at)]).toEqual([next, at, true]);
      }
    }
  });
});

describe('words that are replaced wherever they stand', () => {
  const twice = {
    original: '石三与石三的牛',
    replacements: [{ ...found[0], start: 0, end: 2 } as Replacement],
  };
  const made = { replacement: '某丁', kind: 'name', reason: '其他人' } as const;

  test('are replaced where nothing is yet', () => {
    expect(replacedEverywhere(twice, '石三', made)).toEqual([
      twice.replacements[0],
      { ...made, start: 3, end: 5 },
    ]);
  });

  test('leave the list as it was where they stand nowhere', () => {
    expect(replacedEverywhere(twice, '没有', made)).toBe(twice.replacements);
    expect(replacedEverywhere(twice, '', made)).toBe(twice.replacements);
  });
});
