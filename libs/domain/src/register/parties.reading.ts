import { hasFullWidthDigits, isErrorValue, isNothing, plainText, shownText } from './cell-text.ts';
import { chineseDigits, chineseNumber } from './chinese-number.ts';
import type { Note, Read } from './note.ts';
import { numbersWithin } from './party-details.ts';
import type { RegisterCell } from './register.reading.ts';
import { type RegisterParty, registerNameLimit, registerPartyLimit } from './register.record.ts';

type Side = 'A' | 'B' | null;

export interface PartiesReading {
  readonly parties: readonly RegisterParty[];
  /** Telephone and identity numbers that were written beside the names. */
  readonly phones: readonly string[];
  readonly idNumbers: readonly string[];
}

const organisation =
  /(?:公司|集团|企业|合作社|合作联社|门市部?|饭店|酒店|宾馆|餐馆|超市|商店|商场|商行|经营部|项目部|工程部|指挥部|工程队|施工队|施工方|养殖场|养猪场|养鸡场|林场|农场|牧场|工厂|砖厂|加工厂|医院|卫生院|卫生室|诊所|学校|小学|幼儿园|银行|信用社|派出所|管理所|监管所|服务部|服务中心|中心|工作室|协会|商会|学会|基金会|物业|村委会|居委会|村民委员会|居民委员会|政府|办事处|管委会|电站|水站|加油站|[一二三四五六七八九十\d]+(?:村民)?(?:小组|组))$/;
/** One character is enough only behind a name of three: 李厂 is a person. */
const shortOrganisation = /^.{3,}(?:厂|店|馆|部|局|所|站|社|院|矿|中学|大学)$/;
const labels: readonly (readonly [RegExp, Side])[] = [
  [/^(?:被申请人|被申请方|乙方|被告|被投诉人|对方)[:：]/, 'B'],
  [/^(?:申请人|申请方|甲方|原告|投诉人)[:：]/, 'A'],
];
const groupTail = new RegExp(
  `等(?:共|共计)?(\\d{1,6}|[${chineseDigits}]{1,7})?(余|多)?(人|名|户|家|位|方)?(?:村民|业主|工人|群众|农户|居民|农民工)?$`,
);
const separators = /[、,，;；/\n]+/;

/**
 * Reads who stands against whom. 与 and 诉 divide side A from side B, 、 divides names on one side; 、 alone names the
 * parties without saying which side. 等N人 and 等N户 give a count to the name before it.
 * @param side the side of a column of its own (申请人 or 被申请人)
 */
export function readParties(
  cell: RegisterCell | undefined,
  name: string,
  side: Side = null,
): Read<PartiesReading> {
  const shown = shownText(cell);
  const none: PartiesReading = { parties: [], phones: [], idNumbers: [] };
  if (shown === '' || isNothing(shown) || isErrorValue(shown)) return { value: none, notes: [] };
  const found = numbersWithin(shown);
  const notes: Note[] = [...found.notes];
  const parties = divided(found.text, side, notes).flatMap(([text, part]) => names(text, part, notes));
  const { value, faults } = withinLimits(parties, name);
  return {
    value: { parties: value, phones: found.phones, idNumbers: found.idNumbers },
    notes: [...notes, ...faults],
  };
}

/** The text of each side, with its side. */
function divided(text: string, side: Side, notes: Note[]): readonly (readonly [string, Side])[] {
  if (side !== null) return [[text, side]];
  const labelled = byLabels(text);
  if (labelled) return labelled;
  const halves = text.split(/与|诉|(?<=\S)\s*(?:vs\.?|VS\.?|—+|→)\s*(?=\S)/);
  const [first = '', second = ''] = halves;
  if (halves.length === 2 && first.trim() !== '' && second.trim() !== '')
    return [
      [first, 'A'],
      [second, 'B'],
    ];
  if (halves.length > 2) {
    notes.push(sidesUnclear());
    return halves.map((half) => [half, null]);
  }
  const pair = byWeakWord(text);
  if (!pair) return [[text, null]];
  notes.push(dividedAt(pair.word));
  return [
    [pair.first, 'A'],
    [pair.second, 'B'],
  ];
}

/** 申请人：张三；被申请人：李四 */
function byLabels(text: string): readonly (readonly [string, Side])[] | null {
  const parts = text.split(/[;；,，\n\s]+(?=(?:被?申请人|被?申请方|[甲乙]方|原告|被告|被?投诉人|对方)[:：])/);
  const sides = parts.map((part): readonly [string, Side] | null => {
    const label = labels.find(([form]) => form.test(part.trim()));
    return label ? [part.trim().replace(label[0], ''), label[1]] : null;
  });
  return sides.every((part) => part !== null) ? sides : null;
}

/** 和, 跟 and 同 also stand in names: they divide only where whole names remain on both sides. */
function byWeakWord(text: string): { first: string; second: string; word: string } | null {
  if (text.length > 2 * registerNameLimit) return null;
  const compact = plainText(text);
  const places = [...compact.matchAll(/[和跟]/g)].flatMap(({ index, 0: word }) => {
    const [first, second] = [compact.slice(0, index), compact.slice(index + 1)];
    const whole = [first, second].every((half) =>
      half.split(separators).every((part) => [...part].length >= 2),
    );
    return whole ? [{ first, second, word }] : [];
  });
  return places.length === 1 ? (places[0] ?? null) : null;
}

function names(text: string, side: Side, notes: Note[]): readonly RegisterParty[] {
  const read = pieces(text)
    .map((piece) => party(piece, side, notes))
    .filter((one) => one.name !== '');
  const named = read.filter((one) => /\p{L}/u.test(one.name));
  if (named.length < read.length) notes.push(noName(read.length - named.length));
  return named;
}

/** Blanks divide names (韩立新 崔玉兰), but not the two characters of one name (张　三). */
export function pieces(text: string): readonly string[] {
  return text
    .split(separators)
    .flatMap((part) => {
      const words = part
        .trim()
        .split(/\s+/)
        .filter((word) => word !== '');
      const spaced = words.every((word) => [...word].length === 1) || /[a-z]/i.test(part);
      return spaced ? [words.join(/[a-z]/i.test(part) ? ' ' : '')] : words;
    })
    .filter((piece) => piece !== '');
}

function party(piece: string, side: Side, notes: Note[]): RegisterParty {
  const half = hasFullWidthDigits(piece) ? piece.normalize('NFKC') : piece;
  const tail = piece.length > 2 * registerNameLimit ? null : groupTail.exec(half);
  const name = (tail ? half.slice(0, tail.index) : half).trim();
  const base: RegisterParty = { name, side };
  const count = tail ? headcount(tail) : null;
  if (count !== null && tail?.[2] !== undefined) notes.push(countApprox(count));
  return {
    ...base,
    ...(count === null ? {} : { count }),
    ...(isOrganisation(name) ? { kind: 'organisation' as const } : {}),
  };
}

function isOrganisation(name: string): boolean {
  return name.length <= registerNameLimit && (organisation.test(name) || shortOrganisation.test(name));
}

function headcount([, figure, , unit]: RegExpExecArray): number | null {
  if (figure === undefined || unit === undefined) return null;
  const count = /^\d/.test(figure) ? Number(figure) : chineseNumber(figure);
  return count !== null && count >= 1 && count <= 100_000 ? count : null;
}

function withinLimits(
  parties: readonly RegisterParty[],
  name: string,
): { readonly value: readonly RegisterParty[]; readonly faults: Note[] } {
  const faults: Note[] = [];
  if (parties.some((one) => one.name.length > registerNameLimit)) {
    faults.push({
      code: 'NAME_TOO_LONG',
      severity: 'error',
      zh: `${name}中有超过${registerNameLimit}字的名称，请改正后重新导入`,
      en: `A name is longer than ${registerNameLimit} characters.`,
    });
  }
  if (parties.length > registerPartyLimit) {
    faults.push({
      code: 'TOO_MANY_PARTIES',
      severity: 'error',
      zh: `${name}超过${registerPartyLimit}个，请写作“某某等N人”后重新导入`,
      en: `There are more than ${registerPartyLimit} parties; write them as a group with its count.`,
    });
  }
  const value = parties
    .slice(0, registerPartyLimit)
    .map((one) => ({ ...one, name: one.name.slice(0, registerNameLimit) }));
  return { value, faults };
}

function noName(count: number): Note {
  return {
    code: 'PARTY_NOT_A_NAME',
    severity: 'warn',
    zh: `当事人中有${count}处只有数字或符号，不是姓名，未登记，请核对`,
    en: `${count} of the parties has no letter in its name and was left out.`,
  };
}

function sidesUnclear(): Note {
  return {
    code: 'PARTIES_SIDES_UNCLEAR',
    severity: 'warn',
    zh: '当事人中“与”“诉”不止一处，分不清双方，只登记姓名，请核对',
    en: 'The parties are divided more than once; the names are entered without sides.',
  };
}

function dividedAt(word: string): Note {
  return {
    code: 'PARTIES_DIVIDED',
    severity: 'info',
    zh: `当事人按“${word}”分为双方`,
    en: `The parties were divided into two sides at “${word}”.`,
  };
}

function countApprox(count: number): Note {
  return {
    code: 'PARTY_COUNT_APPROX',
    severity: 'warn',
    zh: `当事人的人数为约数，按${count}登记，请核对`,
    en: `The number of people behind a party is approximate; it is entered as ${count}.`,
  };
}
