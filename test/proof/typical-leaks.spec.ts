import { describe, expect, test } from '@jest/globals';
import { spelling } from '#casework/spelling';
import { deIdentify, draftOf, residueSearch } from '#domain';
import { type Attack, askedAbout, attacked, harmless, refusedAttacks } from '../support/typical-attacks.ts';

const attacks: readonly Attack[] = [
  ['a name in full', '郭秋生', /郭|秋生/u],
  ['a name in letters', 'Guo Qiusheng', /guo|qiu/iu],
  ['a name in letters, the given name first', 'qiusheng guo', /guo|qiu/iu],
  ['a name in letters without room', 'guoqiusheng', /guo|qiu/iu],
  ['a name half in letters', '郭qiusheng', /郭|qiu/iu],
  ['a name in letters with the marks of the tones', 'Guō Qiūshēng', /Gu|Qi/iu],
  ['a name in letters of full width', 'ｇｕｏ ｑｉｕｓｈｅｎｇ', /[ａ-ｚ]/u],
  ['a name with spaces', '郭 秋 生', /郭|秋/u],
  ['a name with full-width spaces', '郭　秋　生', /郭|秋/u],
  ['a name with dots', '郭·秋·生', /郭|秋/u],
  ['a name with brackets', '郭（秋生）', /郭|秋/u],
  ['a name with zero-width characters', '郭\u200b秋\u200d生', /郭|秋/u],
  ['a name with a soft hyphen', '郭\u00ad秋\u00ad生', /郭|秋/u],
  ['a name over two lines', '郭\n秋生', /郭|秋/u],
  ['a name in traditional characters', '張建國', /張|建國/u],
  ['a name in both writings', '张建國', /张|建國/u],
  ['a name of four characters in traditional ones', '歐陽桂芝', /歐|桂芝/u],
  ['a name by its sound', '郭秋声', /郭|秋/u],
  ['a given name alone', '秋生', /秋生/u],
  ['a surname with a title', '老郭', /郭/u],
  ['a surname of two characters with a title', '欧阳大娘', /欧阳/u],
  ['a surname with an office', '郭会计', /郭/u],
  ['a surname and 某', '郭某', /郭/u],
  ['the family', '郭家', /郭/u],
  ['somebody who was invited', '石满仓', /石满|满仓/u],
  ['a telephone number', '13800000921', /0921|138/u],
  ['a telephone number with hyphens', '138-0000-0921', /0921|138/u],
  ['a telephone number with spaces', '138 0000 0921', /0921|138/u],
  ['a telephone number in full width', '１３８００００００９２１', /[０-９]{4}/u],
  ['a telephone number in Chinese', '一三八零零零零零九二一', /九二一|一三八/u],
  ['a telephone number with a code of the country', '+86 138 0000 0921', /0921/u],
  ['the end of a telephone number', '尾号0921', /0921/u],
  ['an identity number', '000000190001010002', /1900/u],
  ['an identity number with spaces', '000000 19000101 0002', /1900/u],
  ['an identity number in full width', '００００００１９０００１０１０００２', /１９００/u],
  ['a case number', '（2026）月人调字第058号', /058|月人调/u],
  ['a case number in other brackets', '[2026]月人调字第58号', /58号|月人调/u],
  ['a number plate', '豫HA1234', /1234/u],
  ['a number plate with a dot', '豫H·A1234', /1234/u],
  ['a number plate of an electric car', '豫HD12345', /12345/u],
  ['a bank account', '6222021234567890123', /6222|0123/u],
  ['a bank account in groups', '6222 0212 3456 7890 123', /6222|7890/u],
  ['an address of e-mail', 'guo.qs88@example.com', /guo|qs88/u],
  ['an address of e-mail with words', 'qs88 at example dot com', /qs88/u],
  ['a WeChat name', '微信号guo_qs88', /guo|qs88/u],
  ['a number of QQ', 'QQ 10000921', /0921/u],
  ['a company in full', '恒达建材有限公司', /恒达/u],
  ['a company by its short name', '恒达公司', /恒达/u],
  ['a company by its brand alone', '恒达', /恒达/u],
  ['a company in traditional characters', '恆達建材', /恆達|恒达/u],
  ['a village', '柳溪村', /柳溪/u],
  ['a village without 村', '柳溪', /柳溪/u],
  ['a village with spaces', '柳 溪 村', /柳/u],
  ['a village in letters', 'Liuxi', /liu/iu],
  ['a township without 镇', '月山', /月山/u],
  ['a county without 县', '博爱', /博爱/u],
  ['an address', '柳溪村三组12号', /柳溪|12号/u],
  ['a house number', '三组12号', /12号/u],
  ['a day', '2026年6月15日', /6月15/u],
  ['a day in Chinese numerals', '二〇二六年六月十五日', /十五日/u],
  ['a day in traditional numerals', '二零二六年陸月拾伍日', /拾伍/u],
  ['a day with dots', '2026.06.15', /06.15/u],
  ['a day of the old calendar', '农历五月初一', /初一/u],
  ['a day without a year', '6月15日', /6月15/u],
  ['a time of the day', '下午3时20分', /3时20/u],
  ['coordinates', '北纬35.1234，东经113.0678', /35\.1|113\.0/u],
];

const told = (words: string) => `纠纷发生后，${words}说愿意商量，双方同意调解。`;
const residuesOf = residueSearch({ identities: attacked, spelling });
const draftOfWords = (facts: string) =>
  draftOf(deIdentify({ facts, process: '', result: '' }, attacked, spelling).facts).text;

describe('an attack on the telling of a case', () => {
  test.each([...attacks, ...refusedAttacks])(
    'with %s is taken out of the draft, or the draft refused',
    (_, words, secret) => {
      const text = draftOfWords(told(words));
      const isRefused = residuesOf(text).some(({ certainty }) => certainty === 'sure');
      expect([text, isRefused || !secret.test(text)]).toEqual([text, true]);
    },
  );

  test.each(attacks)('with %s is refused where a person writes it', (_, words) => {
    expect(residuesOf(told(words)).map(({ certainty }) => certainty)).not.toEqual([]);
  });

  test.each(refusedAttacks)('with %s is refused, and no reason helps', (_, words) => {
    expect(residuesOf(told(words)).map(({ certainty }) => certainty)).toContain('sure');
  });

  test.each(askedAbout)('with %s is taken out of the draft, or asked about', (_, words, secret) => {
    const text = draftOfWords(told(words));
    expect([text, residuesOf(text).length > 0 || !secret.test(text)]).toEqual([text, true]);
  });

  test.each(askedAbout)('with %s is asked about where a person writes it, and not refused', (_, words) => {
    expect(new Set(residuesOf(told(words)).map(({ certainty }) => certainty))).toEqual(new Set(['doubt']));
  });
});

test.each(harmless)('nobody is asked about: %s', (text) => {
  expect(residuesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([]);
});

/** What a draft makes of words that it once left as they were, or made nonsense of. */
const drafted: readonly (readonly [words: string, draft: string])[] = [
  ['王招弟作证说看见了。', '某庚作证说看见了。'],
  ['此事经李铁柱说和，双方和好。', '此事经某庚说和，双方和好。'],
  ['他外号铁蛋，常来。', '他外号某庚，常来。'],
  ['人称“三麻子”的人到场。', '人称“某庚”的人到场。'],
  ['村里人都叫他“老四”。', '村里人都叫他“某庚”。'],
  ['去年冬至两家争吵，2026年中秋节和好。', '某日两家争吵，某个节日和好。'],
  ['住在三组十七号。', '住在某处。'],
  ['他于March 5, 2026签字。', '他于某年某月签字。'],
  ['2026-03-05T10:00:30+08:00到场。', '某年某月到场。'],
  ['闫2牛和闫贰牛，養了12牛。', '某庚和某庚，養了12牛。'],
  ['丙午年八月动的工，乙巳年没有。', '某年某月动的工，某年没有。'],
  ['前天上午九点一刻到场，下午三点半离开。', '前天某时到场，某时离开。'],
  ['电表号1102的那块表。', '电表号某号码的那块表。'],
  ['他微信名叫“山里红”。', '他微信名叫“某庚”。'],
  ['提出三点意见，两点要求，一半的钱。', '提出三点意见，两点要求，一半的钱。'],
  ['中秋节前后两家常来往。', '中秋节前后两家常来往。'],
  ['由村委会作证，经双方说和，房东担保。', '由村委会作证，经双方说和，房东担保。'],
  ['双方都叫他回家说话。', '双方都叫他回家说话。'],
  ['某甲向某乙主张权利，双方某日履行。', '某甲向某乙主张权利，双方某日履行。'],
];

test.each(drafted)('%s becomes %s', (words, draft) => {
  expect(draftOfWords(words)).toBe(draft);
});

test('what is told of nobody is left as it is', () => {
  const text = '调解员讲了相邻关系的规定，两家愿意改道排水，各让一步，握手言和。';
  expect(residuesOf(text)).toEqual([]);
  expect(draftOfWords(text)).toBe(text);
});
