import * as OpenCC from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import type { CaseIdentities, ToldTexts } from '#domain';
import { identityCheckDigit } from '../../libs/domain/src/party/identity-number.ts';

/** A case that was drawn at random, with everything by which somebody in it is known, as it stands in its texts. */
export interface ToldLife {
  readonly texts: ToldTexts;
  readonly identities: CaseIdentities;
  /** Each spelling as it was written into a text. */
  readonly planted: readonly string[];
  /** People whom no record names, as they were written in. */
  readonly strangers: readonly string[];
}

const traditional = OpenCC.Converter({ from: 'cn', to: 't' });
const surnames =
  '郭 申 毋 靳 琚 邢 祝 白 石 司 何 原 南 郜 程 王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 林 高 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 萧 田 董 袁 潘 蒋 蔡 余 杜 叶 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 谭 汪 范 廖 贾 夏 韦 付 方 皇甫 欧阳 司马 上官 诸葛'.split(
    ' ',
  );
const givens =
  '秋生 二牛 小改 保田 桂芝 存厚 麦秋 运来 桂香 铁山 春生 海燕 石头 素梅 长顺 玉梅 立新 玉兰 文斌 志强 晓燕 建平 玉林 志刚 秀芳 国栋 狗旺 永福 小军 大勇 红军 建设 秋霞 满仓 满囤 金锁 有田 来顺 新民 长江 建国 国庆 立功 小刚 秀英 铁蛋 老四 伟 芳 娜 静 丽 强 磊 军 洋 勇 艳 杰 涛 明 超 欣怡 子涵 浩然 梓萱 一诺 宇航 思雨 雅婷 佳慧 俊杰 鹏飞 雪晴 云龙 海涛 晓东'.split(
    ' ',
  );
const foreign = ['买买提·吐尔逊', '阿依古丽·艾山', 'Ivan Petrov', 'Nguyen Van Minh', '扎西次仁'];
const villages =
  '柳溪村 石桥岭村 枣林沟村 白杨坪村 杏花坞村 槐荫村 竹园湾村 大磨坊村 河套湾村 双井头村 北塬上村 南坡底村 老窑沟村 新月社区'.split(
    ' ',
  );
const brands = '恒达 鑫源 华泰 永昌 瑞丰 金穗 宏远 顺达 万兴 天润'.split(' ');
const trades =
  '建材有限公司 劳务有限公司 装饰公司 砖厂 养殖专业合作社 家电门市部 运输有限责任公司 超市'.split(' ');
const plateLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Syllables of the names above as they were written before Pinyin. */
const formerSyllables: Readonly<Record<string, string>> = {
  guo: 'kuo',
  zhang: 'chang',
  zhao: 'chao',
  zhou: 'chou',
  xu: 'hsu',
  sun: 'sun',
  gao: 'kao',
  deng: 'teng',
  tian: 'tien',
  qiu: 'chiu',
  jian: 'chien',
  qiang: 'chiang',
  zhi: 'chih',
  xiu: 'hsiu',
  xiao: 'hsiao',
  dong: 'tung',
  yong: 'yung',
  gui: 'kuei',
  tie: 'tieh',
};
const englishMonths =
  'January February March April May June July August September October November December'.split(' ');

/** Draws a case. @param random from 0 up to 1; the same numbers give the same case */
export function aToldLife(random: () => number): ToldLife {
  const below = (n: number): number => Math.floor(random() * n);
  const one = <Item>(of: readonly Item[]): Item => of[below(of.length)] as Item;
  const digits = (n: number): string => Array.from({ length: n }, () => below(10)).join('');
  const planted: string[] = [];
  const strangers: string[] = [];
  const put = (spelling: string): string => {
    planted.push(spelling);
    return spelling;
  };

  const person = (): string => (random() < 0.06 ? one(foreign) : one(surnames) + one(givens));
  const count = random() < 0.04 ? 24 + below(7) : 2 + below(4);
  const people = new Set<string>();
  while (people.size < count) people.add(person());
  const names = [...people];
  const hasOrganisation = random() < 0.4;
  const organisation = `${one(brands)}${one(trades)}`;
  const village = one(villages);
  const phones = names.map(() => `1${one(['38', '39', '50', '86'])}0000${digits(4)}`);
  const ids = names.map(() => {
    const front = `000000190${below(10)}0${1 + below(9)}${10 + below(18)}${digits(3)}`;
    return front + identityCheckDigit(front);
  });
  const addresses = names.map(() => `月山镇${village}${one([...'一二三四五'])}组${1 + below(99)}号`);
  const caseNumber = `（2026）月人调字第${String(1 + below(400)).padStart(3, '0')}号`;

  const isChinese = (name: string) => /^\p{Script=Han}+$/u.test(name);
  const syllables = (name: string) =>
    pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true });
  const spellName = (name: string): string => {
    const ways: ((name: string) => string)[] = [(same) => same];
    if (isChinese(name)) {
      const joined = (sign: string) => (same: string) => [...same].join(sign);
      ways.push(joined(' '), joined('·'), joined('\u200b'), joined('　'), traditional, (same) =>
        joined(' ')(traditional(same)),
      );
      ways.push(
        (same) => syllables(same).join(''),
        (same) => syllables(same).join(' ').toUpperCase(),
      );
      ways.push((same) => `${same[0]}（${same.slice(1)}）`);
      if ([...name].length > 2) {
        ways.push((same) => {
          const all = syllables(same);
          const isCompound = surnames.some((one) => one.length === 2 && same.startsWith(one));
          const surname = all.splice(0, isCompound ? 2 : 1).join('');
          return [...all, surname].join(' ');
        });
        ways.push((same) => `${same[0]}${syllables(same).slice(1).join('')}`);
        if ([...name].length === 3 && !surnames.some((same) => same.length === 2 && name.startsWith(same))) {
          const [surname = '', middle = '', last = ''] = name;
          const firsts = syllables(name).map((one) => one.slice(0, 1).toUpperCase());
          ways.push(
            () => `${surname}${one(['*', 'X', '×', '某', '○'])}${last}`,
            () => `${surname}${middle}${one(['某', '*'])}`,
            () => firsts.join(one(['', '.', ' '])),
            () => `${surname}${firsts.slice(1).join('')}`,
            () => formerly(syllables(name)),
            () => cyrillic(syllables(name).join(' ')),
            (same) => [...same].reverse().join(''),
          );
        }
      }
    } else
      ways.push(
        (same) => same.toUpperCase(),
        (same) => same.replaceAll(/[· ]/gu, ''),
      );
    return put(one(ways)(name));
  };
  /** By a table of its own: only names of which it knows every syllable. */
  const formerly = (all: readonly string[]): string => {
    const [surname = '', ...given] = all.map((one) => formerSyllables[one] ?? one);
    return `${surname} ${given.join('-')}`;
  };
  const cyrillic = (text: string): string =>
    text.replaceAll(/[aeocpxy]/g, (letter) => 'аеосрху'['aeocpxy'.indexOf(letter)] ?? letter);
  const full = (text: string) =>
    text.replaceAll(/[0-9A-Za-z]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
  const inChinese = (of: string) => (text: string) =>
    text.replaceAll(/\d/g, (digit) => of[Number(digit)] ?? '');
  const spellNumber = (number: string): string =>
    put(
      one<(text: string) => string>([
        (same) => same,
        full,
        (same) => same.replaceAll(/(.{3,4})(?=.)/g, '$1 '),
        (same) => same.replaceAll(/(.{4})(?=.)/g, '$1-'),
        inChinese('零一二三四五六七八九'),
        inChinese('〇壹贰叁肆伍陆柒捌玖'),
        inChinese('零幺二三四五六拐八九'),
        (same) => [...same].join(' '),
        (same) => full(same.replaceAll(/(.{3})(?=.)/g, '$1·')),
        (same) => same.replaceAll(/(.{4})(?=.)/g, '$1转'),
        inChinese('洞幺两三四五六拐八勾'),
        ...(number.length === 11
          ? [(same: string) => `${same.slice(0, 3)}${one(['****', '......', 'xxxx'])}${same.slice(-4)}`]
          : []),
      ])(number),
    );
  const who = () => spellName(one(names));
  const day = () => {
    const [month, date] = [1 + below(12), 1 + below(28)];
    return put(
      one([
        `2026年${month}月${date}日`,
        `2026-${month}-${date}`,
        `${month}月${date}日`,
        `2026.${month}.${date}`,
        `26年${month}月${date}`,
        `${englishMonths[month - 1]} ${date}, 2026`,
        `${date} ${englishMonths[month - 1]} 2026`,
        `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}T10:00`,
        one(['去年冬至', '2026年中秋节', '去年除夕', '今年端午节']),
      ]),
    );
  };
  const plate = () => {
    const letters = one([...plateLetters]);
    const rest = digits(3) + one([...plateLetters]) + digits(1);
    return put(
      one([
        `豫${letters}${rest}`,
        `豫${letters}·${rest}`,
        full(`豫${letters}${rest}`),
        `豫\u200b${letters}\u200b${rest}`,
        `豫${letters}${inChinese('零一二三四五六七八九')(digits(5))}`,
        `豫 ${letters} ${rest}`,
      ]),
    );
  };
  const stranger = () => {
    const name = `${one(surnames.filter((same) => same.length === 1))}${one(givens.filter((same) => same.length === 2))}`;
    strangers.push(name);
    return name;
  };
  const atOffice = () => one([put(village), put(village.slice(0, -1)), put('月山镇'), put('博爱县')]);
  const amount = () => put(`${1 + below(9)}${1 + below(9)}${below(10)}${below(10)}0`);

  const sentences: readonly (() => string)[] = [
    () => `${who()}与${who()}因排水沟争吵，${who()}将对方推倒。`,
    () => `${who()}（电话${spellNumber(one(phones))}，身份证号${spellNumber(one(ids))}）到综治中心反映情况。`,
    () => `${who()}家住${put(one(addresses))}，翻建厢房，滴水落到${who()}院内。`,
    () => `双方在${atOffice()}调解室商谈，${who()}要求赔偿${amount()}元。`,
    () => `${day()}，${who()}驾驶${plate()}三轮车撞坏${who()}家院门。`,
    () =>
      `款项于${day()}前汇入${who()}的卡${spellNumber(`6222${digits(15)}`)}，微信号${put(`wx_${digits(4)}abc`)}。`,
    () => `${who()}在${put(organisation)}上班，${day()}受伤，单位只付了${amount()}元。`,
    () =>
      `联系${spellNumber(one(phones))}，邮箱${put(`user${digits(3)}@example.com`)}，位于北纬${put(`35.1${digits(4)}`)}度。`,
    () =>
      `案号${put(one([caseNumber, `月人调字2026第${below(400)}号`]))}，${who()}尾号${put(one(phones).slice(-4))}的手机收到短信。`,
    () => `邻居${stranger()}和${who()}一起到场，证人${stranger()}说明了经过。`,
    () => `经劝说，${who()}向${who()}当面道歉，${who()}表示谅解。`,
    () => `${who()}、${who()}两家为老屋分配争执，村干部到${atOffice()}劝说未果。`,
  ];
  const text = (n: number) =>
    Array.from({ length: n }, () => one(sentences)()).join(random() < 0.3 ? '\n' : '');
  const texts = { facts: text(4 + below(5)), process: text(4 + below(5)), result: text(2 + below(4)) };
  return {
    texts,
    planted,
    strangers,
    identities: {
      people: [
        ...names.map((name) => ({ name, role: 'party' as const, isOrganisation: false })),
        ...(hasOrganisation ? [{ name: organisation, role: 'party' as const, isOrganisation: true }] : []),
      ],
      numbers: [
        ...ids.map((value) => ({ kind: 'id_number' as const, value })),
        ...phones.map((value) => ({ kind: 'phone' as const, value })),
        { kind: 'case_number', value: caseNumber },
      ],
      addresses,
      places: [...villages, '月山镇', '博爱县'],
      days: ['2026-06-15'],
      said: Object.values(texts),
      reportedOn: '2026-06-15',
    },
  };
}
