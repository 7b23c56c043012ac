import { compoundSurnames } from '../../../party/surname.ts';
import { feelings, neverWords, onlySurnames, particleSurnames, surnames } from '../../surnames.ts';
import type { Looked } from '../looked.ts';
import { placesIn, spanIn } from '../plain.ts';
import { type Residue, residueAt } from '../residue.kind.ts';
import { nearStartsOf, spanOfUnits, startsOf } from '../skeleton.ts';
import { certaintyOf, type NameSearch } from './known.name.ts';
import { endsAWord } from './people.signs.ts';

const sentence = { zh: '仍以姓氏称呼本案当事人', en: 'a party is still called by the family name' } as const;
const compoundThere = {
  zh: '仍有本案人员的复姓',
  en: 'a family name of two characters of somebody of the case is still there',
} as const;

const called =
  /^(?:[氏姓叔婶嫂伯哥姐姨爷]|总(?![共计之是体额数量])|工(?![作资程地人伤厂])|[局科所站社镇乡县院厂校村队组]长|大[爷娘哥姐叔婶伯嫂妈夫]|老?[汉太]|老头|头(?=[儿说来])|老[板师爷哥弟]|先生|女士|师傅|阿姨|同志|会计|书记|支书|主任|经理|医生|村医|律师|教授|教练|司机|干事|警官|法官|[木瓦铁石]匠|寡妇|瘸子|麻子|瞎子|哑巴|聋子|拐子|胖子|秃子|结巴|半仙|屠户|裁缝|爷爷|奶奶|婆婆|[父母](?![亲子女母])|[妻夫](?![子妻妇人女])|[兄弟妹](?![弟妹兄子媳妇]))/u;
/** 郭老三: the third of the brothers. */
const among = /^老[大二三四五六七八九幺]/u;
/** 张家 is a family, and in other words is not: 成家, 商家. */
const family = /^家(?![具庭常长电务乡用属])/u;

const kin =
  '女儿|儿子|闺女|姑娘|媳妇|老婆|老伴|妻子|丈夫|老公|父亲|母亲|父母|爹|娘|爸|妈|哥|弟|姐|妹|孙子|孙女|侄|外甥|女婿|儿媳|家人|亲戚|邻居';
/** What somebody does who is called by the family name alone, and what is theirs. */
const alone =
  /^(?:[的不没也都却便则又已未与和跟向对将把被在去来欠借赔骂]|说|称|表示|认为|要求|提出|承认|否认|拒绝|同意|打[伤人了]|拿[走出着]|到[场庭了])/u;
const ofKin = new RegExp(`^的(?:${kin})`, 'u');
/** 郭沟 is a place. */
const ofPlace = /^家?[村沟庄屯寨坡岭湾坪塘镇乡县州河山]/u;
const feels = new RegExp(`^(?:${feelings})`, 'u');
/** What only people do: of a family name that is a word. */
const human = /^(?:说|称|表示|认为|承认|否认|拒绝|同意|不[同认肯服答让]|骂|打伤|欠)/u;
/** Behind these begins who does it or to whom it is done. */
const before =
  /(?:[与和跟被让叫找怪替后时是]|后来|认为|得知|发现|要求|导致|造成|于是|因为|由于|当[天日晚]|[某次]日|但|而且|如果|原告|申请人|被告|邻居|村民|证人)$/u;

/** 老张, 小张, 张大爷, 张会计, 张家, 姓张的, 张的女儿: a party is known by the family name in a village. Of others of the case it is asked about. */
export const calledBySurname: NameSearch =
  ({ role, surname }) =>
  ({ skeleton }) => {
    const isParty = role === 'party';
    const isOfOurs = role === 'mediator' || role === 'staff';
    if (isOfOurs && !onlySurnames.includes(surname.join(''))) return [];
    return startsOf(skeleton, surname).flatMap((at) => {
      const last = at + surname.length - 1;
      const certainty = callOf(skeleton, surname.join(''), at, last);
      // 老郭 may be the mediator; what people do is told of nobody who works there.
      if (certainty === null || (isOfOurs && skeleton.units[at - 1] !== '老')) return [];
      return [residueAt(spanOfUnits(skeleton, at, last), 'name', sentence, isParty ? certainty : 'doubt')];
    });
  };

/** How surely somebody is called by a family name that stands from one unit to another; null: nobody is. */
function callOf(
  skeleton: Looked['skeleton'],
  surname: string,
  at: number,
  last: number,
): Residue['certainty'] | null {
  const behind = besideEachOther(skeleton, last, 1);
  const ahead = besideEachOther(skeleton, at, -1);
  const previous = ahead.at(-1);
  const isParticle = particleSurnames.includes(surname);
  if (previous === '老') return 'sure';
  if (called.test(behind)) return isParticle || endsAWord(surname, previous) ? 'doubt' : 'sure';
  if (among.test(behind)) return isParticle || endsAWord(surname, previous) ? null : 'sure';
  // 老百姓高兴, 同姓
  if (previous === '姓' && !/[百同异外]姓$/u.test(ahead)) return behind.startsWith('的') ? 'sure' : 'doubt';
  // 小张 is somebody, and 小车, 大田 are not.
  if (previous === '小' || previous === '阿') return 'doubt';
  if (family.test(behind)) return 'doubt';
  const lone = loneness(surname, ahead, behind);
  if (lone !== null) return lone;
  if (isParticle || !(ahead === '' || before.test(ahead)) || !alone.test(behind)) return null;
  if (onlySurnames.includes(surname)) return 'sure';
  return ofKin.test(behind) || human.test(behind) ? 'doubt' : null;
}

/** 靳, 靳很满意, 和靳: with nothing that belongs to it. One that is in no other word is asked about wherever it stands. */
function loneness(surname: string, ahead: string, behind: string): Residue['certainty'] | null {
  if (!onlySurnames.includes(surname)) return null;
  const isNever = neverWords.includes(surname) && !ofPlace.test(behind);
  const begins = ahead === '' || before.test(ahead);
  if (begins && feels.test(behind)) return 'sure';
  if (begins && behind === '') return isNever ? 'sure' : 'doubt';
  return isNever && !(begins && alone.test(behind)) ? 'doubt' : null;
}

/** As many as four units that stand before or behind one, with nothing between. */
function besideEachOther({ units, gaps }: Looked['skeleton'], from: number, step: 1 | -1): string {
  const found: string[] = [];
  for (let n = from + step; found.length < 4 && units[n] !== undefined; n += step) {
    if (gaps[step > 0 ? n : n + 1] !== 0) break;
    found.push(units[n] ?? '');
  }
  return (step > 0 ? found : found.toReversed()).join('');
}

const hidden = /^\s?[某*＊×✕○〇◯●◎□■_]/u;

/**
 * 欧阳: a family name of two characters is no other word, and in a village it names somebody as the whole name does, whoever of
 * the case bears it. 欧阳某 is asked about as 张某 is.
 */
export const compoundSurname: NameSearch =
  ({ surname }) =>
  ({ original, skeleton }) =>
    surname.length < 2
      ? []
      : nearStartsOf(skeleton, surname, 'clause').flatMap((at) => {
          const span = spanOfUnits(skeleton, at, at + surname.length - 1);
          if (hidden.test(original.slice(span.end, span.end + 2))) return [];
          return [residueAt(span, 'name', compoundThere, certaintyOf(surname))];
        });

const anySurname = `(?:[${[...surnames].join('')}]|${[...compoundSurnames].join('|')})`;
const families = '(?:[两二三]家|[两二]户|两姓|[二三]人)';
const beforeAnother = new RegExp(`^(?: ?[、和与]? ?${anySurname}){1,4}${families}`, 'u');
const behindAnother = new RegExp(`${anySurname} ?[、和与]? ?$`, 'u');
const theFamilies = new RegExp(`^${families}`, 'u');

/** 郭、杨两家: the families that dispute. */
export const oneOfFamilies: NameSearch =
  ({ role, surname }) =>
  ({ plain }) => {
    const family = surname.join('');
    if (role !== 'party' || particleSurnames.includes(family)) return [];
    return [...placesIn(plain.text, family)].flatMap((at) => {
      const end = at + family.length;
      const behind = plain.text.slice(end, end + 16);
      const isOne =
        beforeAnother.test(behind) ||
        (theFamilies.test(behind) && behindAnother.test(plain.text.slice(Math.max(0, at - 5), at)));
      return isOne ? [residueAt(spanIn(plain, at, end), 'name', sentence)] : [];
    });
  };
