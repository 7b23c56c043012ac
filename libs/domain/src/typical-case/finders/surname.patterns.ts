import { literally } from '../../literally.ts';
import { compoundSurnames } from '../../party/surname.ts';
import { feelings, neverWords, notSurnames, onlySurnames, particleSurnames, surnames } from '../surnames.ts';
import { ranks } from './found.ts';

const verbs =
  '要求|称|说|表示|认为|当面|同意|不同意|拒绝|承认|答应|撤回|提出|愿意|不愿|主张|反映|辩称|催要|起诉|申请|赔偿|支付|道歉|遂|便|却|也|则|未|已|因|与|和|向|对|将|把';

/** Whoever does something, or to whom it is done, begins behind these. */
const beginnings =
  '[与和跟被让叫找怪替后时是]|后来|认为|得知|发现|要求|导致|造成|于是|因为|由于|当[天日晚]|某日|次日|但|而且|如果|原告|申请人|被告|邻居|村民|证人';
const doings =
  '的|不|没|也|都|却|便|则|又|已|未|把|被|在|去|来|欠|借|赔|骂|跟|打[伤人了]|拿[走出着]|到[场庭]|说|称|表示|认为|要求|提出|承认|否认|拒绝|同意';
/** What only people do. */
const human = '说|称|表示|认为|承认|否认|拒绝|同意|不[同认肯服答让]|骂|打伤|欠';
const kinOf =
  '女儿|儿子|闺女|媳妇|老婆|老伴|妻子|丈夫|父亲|母亲|父母|哥哥|弟弟|姐姐|妹妹|孙子|孙女|女婿|儿媳|家人';

/** 郭、杨两家, 郭杨两姓 */
const anySurname = `(?:[${[...surnames].join('')}]|${[...compoundSurnames].join('|')})`;
const families = '(?:[两二三]家|[两二]户|两姓|[二三]人)';

interface SurnamePattern {
  readonly find: RegExp;
  readonly after: string;
  readonly rank?: number;
}

/** Every way to call somebody by the family name alone, and what of the words stays behind what they are called in the draft. */
export function surnamePatterns(surname: string): readonly SurnamePattern[] {
  const name = literally(surname);
  const kin =
    '某某|某|先生|女士|小姐|大爷|大娘|大妈|大叔|大婶|大哥|大姐|大嫂|大夫|老汉|老太太|老太|老人|婆婆|奶奶|爷爷|伯|叔|婶|嫂|哥|姐|老板|老[大二三四五六七八九幺]|经理|师傅|老师|村医|医生|律师|主任|书记|支书|村长|会计|组长|队长|所长|科长|局长|站长|镇长|乡长|厂长|校长|调解员|网格员|司机|[木瓦铁石]匠|寡妇|瘸子|麻子|瞎子|哑巴|聋子|拐子|胖子|秃子|结巴|半仙|屠户|裁缝|工|总|氏|姓';
  const isWord = !onlySurnames.includes(surname);
  // 方便, 胡说
  const lone = isWord ? `(?!${notSurnames})${name}` : name;
  const isParticle = particleSurnames.includes(surname);
  return [
    { find: new RegExp(`(?:老|小|大|阿)${name}(?!\\p{Script=Han}?[心时学麦区孩])`, 'gu'), after: '' },
    // 对于大哥, 和叔叔
    {
      find: new RegExp(`${isParticle ? '(?<!\\p{Script=Han})' : ''}${name}(?:${kin}|[*×○〇●□]{1,2})`, 'gu'),
      after: '',
    },
    { find: new RegExp(`(?<![百同异外])姓${name}(?:的)?`, 'gu'), after: '' },
    { find: new RegExp(`(?<![国大人全回管一两各自])老?${name}(?:家|姓)(?![用电属庭])`, 'gu'), after: '家' },
    { find: new RegExp(`(?<![\\p{Script=Han}])${lone}(?=(?:${verbs}))`, 'gu'), after: '' },
    // 郭父, 郭妻: their father, their wife.
    ...(isParticle
      ? []
      : [
          {
            find: new RegExp(
              `(?<=^|[^\\p{Script=Han}]|${beginnings})${name}(?=[父母](?![亲子女母])|[妻夫](?![子妻妇人女])|[兄弟妹](?![弟妹兄子媳妇]))`,
              'gu',
            ),
            after: '',
          },
          {
            find: new RegExp(
              `(?<=^|[^\\p{Script=Han}]|${beginnings})${lone}(?=${isWord ? `(?:的(?:${kinOf})|${human})` : `(?:${doings}|${feelings})${neverWords.includes(surname) ? '|[^\\p{Script=Han}]|$' : ''}`})`,
              'gu',
            ),
            after: '',
          },
          { find: new RegExp(`${name}(?=(?:[、和与]?${anySurname}){1,4}${families})`, 'gu'), after: '' },
          { find: new RegExp(`(?<=${anySurname}[、和与]?)${name}(?=${families})`, 'gu'), after: '' },
        ]),
    // 欧阳: a longer name that begins with it is somebody else's.
    ...([...surname].length < 2 ? [] : [{ find: new RegExp(name, 'gu'), after: '', rank: ranks.guessed }]),
  ];
}
