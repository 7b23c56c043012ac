import { literally } from '../../literally.ts';
import { surnameOf } from '../../party/surname.ts';
import { figureInName } from '../figure.writings.ts';
import type { Spelling } from '../identities.ts';
import { everydayWords, longerWords, surnames } from '../surnames.ts';
import { inWadeGiles } from '../wade-giles.ts';

/** A way in which somebody may be named, as a pattern over folded text. */
export interface NameForm {
  readonly pattern: string;
  /** Also an everyday word: it is this person only where something beside it says so. */
  readonly isEveryday: boolean;
  /** For people: what of the name it is. */
  readonly what: string;
}

/** What may stand between the characters of a name of two; of a longer one, which cannot be anything else, any sign may. */
const between = String.raw`[\s·•・.‧∙_*…()（）'’—\-]{0,3}`;

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);

/** A name that stands alone, and under which name of the same field its bearer is told: its own, or the one it stands behind. */
export interface SingleName {
  readonly name: string;
  readonly bearer: string;
}

const betweenNames =
  /([()[\]【】<>《》、,，;；/|]|等\d*[人名户位]|(?<=\p{Script=Han}{2})[与和及](?=\p{Script=Han}{2}))/u;
const alsoCalled = /^(?:小名|又名|别名|曾用名|绰号|外号|乳名|原名|化名)[:：]?/u;

/** 李建国（小名铁蛋）、李二 → 李建国, 铁蛋 (who is 李建国), 李二: the single names that stand in one field. @param name folded */
export function namesIn(name: string): readonly SingleName[] {
  const found: SingleName[] = [];
  let separator = '';
  for (const [n, text] of name.split(betweenNames).entries()) {
    // Every second piece is what stands between two names.
    if (n % 2 === 1) {
      separator = text;
      continue;
    }
    const said = text.trim();
    const single = said.replace(alsoCalled, '').replace(/(?:等|家属|夫妇|夫妻|户|等人)$/u, '');
    if ([...single].length < 2) continue;
    const isSame = /^[([【<《]$/u.test(separator) || alsoCalled.test(said);
    found.push({ name: single, bearer: (isSame && found.at(-1)?.bearer) || single });
  }
  return found;
}

/** Every spelling of a person's name. @param name one name, folded @param gap between the characters of a long one */
export function formsOf(name: string, spelling: Spelling, gap: string): readonly NameForm[] {
  if (isHan(name)) return chineseForms(name, spelling, gap);
  // 买买提·吐尔逊, Ivan Petrov: the whole, and each part of it that could stand alone.
  const parts = name.split(/[^\p{L}\p{N}]+/u).filter((part) => [...part].length >= (isHan(part) ? 2 : 3));
  // NguyenVanMinh: what was written apart is also written together.
  const whole = spelt(name.replaceAll(/[^\p{L}\p{N}]+/gu, ''), spelling, between);
  // Smith, John
  const turned = [...parts.slice(-1), ...parts.slice(0, -1)].map((part) => spelt(part, spelling, between));
  return [
    { pattern: whole, isEveryday: false, what: '姓名' },
    ...(parts.length < 2
      ? []
      : [{ pattern: turned.join(String.raw`[\s,·]{0,3}`), isEveryday: false, what: '姓名' }]),
    ...parts.map((part) => ({
      pattern: spelt(part, spelling, between),
      isEveryday: everydayWords.has(part),
      what: '姓名的一部分',
    })),
  ];
}

function chineseForms(name: string, spelling: Spelling, gap: string): readonly NameForm[] {
  const surname = surnameOf(name);
  const given = name.slice(surname.length);
  const forms: NameForm[] = [
    {
      pattern: `${spelt(name, spelling, [...name].length > 2 ? gap : between)}${notBefore(name)}`,
      isEveryday: everydayWords.has(name),
      what: '姓名',
    },
  ];
  if (given.length >= 2) {
    forms.push({
      pattern: spelt(given, spelling, between),
      isEveryday: everydayWords.has(given),
      what: '名',
    });
    // 张李建国 is called 建国, too.
    if (given.length > 2)
      forms.push({
        pattern: spelt(given.slice(-2), spelling, between),
        isEveryday: everydayWords.has(given.slice(-2)),
        what: '名',
      });
  }
  const reversed = [...name].length > 2 ? reversedInLetters(surname, given, spelling) : undefined;
  if (reversed) forms.push({ pattern: reversed, isEveryday: false, what: '姓名拼音' });
  if ([...name].length > 2)
    forms.push({ pattern: literallyJoined([...name].toReversed()), isEveryday: false, what: '姓名（倒写）' });
  forms.push(...hiddenForms(surname, given), ...initialForms(surname, given, spelling));
  forms.push(...petForms(surname, given, spelling));
  return forms;
}

/** 高峰期 is nobody. */
const notBefore = (name: string): string => {
  const rest = longerWords.get(name);
  return rest === undefined ? '' : `(?![${rest}])`;
};

/** jianguo zhang: in letters the family name also comes last. */
function reversedInLetters(surname: string, given: string, spelling: Spelling): string {
  const letters = (text: string) => [...text].map((one) => inLetters(one, spelling)).join(between);
  return `(?<![a-z])${letters(given)}${between}${letters(surname)}(?![a-z])`;
}

const literallyJoined = (characters: readonly string[]): string => characters.map(literally).join(between);

/** 张*国, 张X国, 张某国, 张建某, *建国: a part of the name is hidden, and a part is left. */
function hiddenForms(surname: string, given: string): readonly NameForm[] {
  const mask = String.raw`\s?(?:(?:[*×✕a-z○〇◯●◎□■◇囗#_~@&|/某]|\.{2,6}|[·•-])\s?){1,4}`;
  const [first = ''] = given;
  const ways = [
    `${literally(surname)}${mask}[${given}](?!(?<=生)[病前活]|(?<=国)家)`,
    ...(given.length > 1
      ? [
          `${literally(surname)}${literally(first)}\\s?[*×✕x○〇◯●□某](?![a-z])`,
          `[*×○〇●□某]\\s?${literally(given)}`,
        ]
      : []),
  ];
  return [{ pattern: ways.join('|'), isEveryday: false, what: '姓名（遮去一部分）' }];
}

/** ZJG, Z.J.G., 张JG, ZhangJG: the first letters. Of a name of two only with the dots: LW is asked about. */
function initialForms(surname: string, given: string, { readings }: Spelling): readonly NameForm[] {
  const firsts = (text: string, sign: string) =>
    [...text]
      .map((one) => `[${[...new Set(readings(one).map(([first = '']) => first))].join('')}]`)
      .join(sign);
  if ([...surname, ...given].some((one) => readings(one).length === 0)) return [];
  const dots = String.raw`[\s.·]{1,2}`;
  const whole = surname + given;
  const family = [...surname].map((one) => `(?:${[literally(one), ...readings(one)].join('|')})`).join('');
  const ways = [
    `${firsts(whole, dots)}\\.?`,
    `${family}[\\s.]?${firsts(given, '[\\s.·]{0,2}')}\\.?`,
    ...(whole.length > 2 ? [firsts(whole, '')] : []),
    `${firsts(given, '[\\s.·]{0,2}')}[\\s.,·]{0,3}${family}`,
  ];
  return [
    {
      pattern: `(?<![a-z])(?:${ways.join('|')})(?![a-z])[\\d_]{0,12}`,
      isEveryday: false,
      what: '姓名首字母',
    },
  ];
}

/** 阿国, 国哥, 小国: by one character of the given name. */
function petForms(surname: string, given: string, spelling: Spelling): readonly NameForm[] {
  return [...new Set(given)].flatMap((one, n) => {
    // 秋生嫂 is 秋生 and a word behind.
    const own = n === 0 ? '' : `(?<!${literally(given.slice(0, n))})`;
    const same = `${own}${literally(one)}`;
    // 王芳弟弟 is the brother of 王芳, and 李明明白 is 李明 who knows.
    const alone = given.length === 1 ? `(?<!${literally(surname)})` : '';
    const words = [...everydayWords].filter((word) => word.startsWith(one)).map((word) => word.slice(1));
    // 李明明白 also where somebody else is 郭明海.
    const ahead = given.length === 1 ? literally(surname) : `[${[...surnames].join('')}]`;
    const knows =
      words.length > 0 ? `(?!(?<=${ahead}${literally(one + one)})(?:${words.map(literally).join('|')}))` : '';
    const pets = [
      `阿${literally(one)}`,
      `${alone}${same}(?:哥|姐|叔|婶|嫂|爷|伯|姨|妹子?|弟|老弟)`,
      // 伟娃; 男娃 and 小娃 are anybody.
      ...(/[一二三四五六七八九大小老男女子儿胖生有养]/u.test(one) ? [] : [`${same}娃(?!娃|子)`]),
      `${same}${literally(one)}${knows}`,
    ];
    const little = everydayWords.has(`小${one}`) || everydayWords.has(`大${one}`);
    return [
      { pattern: pets.join('|'), isEveryday: false, what: '昵称' },
      // 燕子 is also a bird.
      { pattern: `${same}[子儿]`, isEveryday: true, what: '昵称' },
      ...(little || !spelling.readings(one).length
        ? []
        : [
            {
              pattern: `小${literally(one)}(?!\\p{Script=Han}?[心时学麦区])`,
              isEveryday: given.length > 1,
              what: '昵称',
            },
          ]),
    ];
  });
}

const inLetters = (character: string, { readings }: Spelling): string => {
  const known = readings(character).flatMap((one) => [
    one,
    one.replace('v', 'u'),
    // ch'iu-sheng: the sign of breath stands behind the first letters.
    inWadeGiles(one).replace(/^(ch|ts|[kpt])/u, "$1['’]?"),
  ]);
  return known.length === 0 ? literally(character) : `(?:${[...new Set(known)].join('|')})[1-5]?`;
};

/** Each character as it is or in letters (also with the figure of its tone), with whatever may stand between; what begins or ends in letters is a word. */
export function spelt(name: string, spelling: Spelling, gap: string): string {
  const characters = [...name].map((one) => {
    const letters = isHan(one) ? inLetters(one, spelling) : literally(one);
    // 二牛 is also 2牛 and 贰牛.
    const figures = figureInName(one);
    const written = figures === null ? literally(one) : `[${figures}]`;
    return letters === literally(one) ? written : `(?:${written}|${letters})`;
  });
  return `(?<![a-z](?=[a-z])|\\d(?=\\d))${characters.join(gap)}(?!(?<=[a-z])[a-z])`;
}
