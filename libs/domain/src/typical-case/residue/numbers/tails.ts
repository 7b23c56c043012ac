import type { Search } from '../looked.ts';
import { spanOfMatch } from '../plain.ts';
import { residueAt } from '../residue.kind.ts';
import { spanOfUnits } from '../skeleton.ts';
import { digitRuns } from './digit.runs.ts';

const sentences = {
  tail: { zh: '仍有号码的尾数', en: 'the end of a number is still there' },
  contact: { zh: '仍有网络联系方式', en: 'a contact on the net is still there' },
} as const;

/** Words beside which three figures are the end of a number. */
const before =
  /(?:尾号|尾数|号尾|[后末][三四五六3456]位数?|卡号|银行卡|账号|帐号|账户|存折|手机号?码?|电话号?码?|手机|电话|座机|身份证号?码?|证件号|车牌号?|订单号?|单号|编号|(?![〇零一二三四五六七八九十百第])\p{Script=Han}号码?)[为是叫]?$/u;
/** Lines that everybody calls. */
const hotlines = new Set(
  '110 119 120 122 12110 12309 12315 12333 12345 12348 12355 12368 12378 12388'.split(' '),
);
const behind = /^(?:结尾|收尾|尾号|打头|开头)/u;

/** 尾号0921, 卡号4567, 8123结尾: the end of a number of anybody. */
export const tailsOfNumbers: Search = ({ skeleton }) =>
  digitRuns(skeleton, 2).flatMap(({ digits, at }) => {
    if (digits.length < 3 || hotlines.has(digits)) return [];
    const [first = 0, last = 0] = [at[0], at.at(-1)];
    const isTail =
      before.test(skeleton.units.slice(Math.max(0, first - 7), first).join('')) ||
      behind.test(skeleton.units.slice(last + 1, last + 3).join(''));
    return isTail ? [residueAt(spanOfUnits(skeleton, first, last), 'number', sentences.tail)] : [];
  });

/** 微信号guo_qs88, QQ 8123, wx: zjg8123; what follows is a name there by a figure in it, or by its length. */
const onTheNet =
  /(?:微信|威信|薇信|v信|扣扣|抖音|快手|钉钉|小红书|支付宝|(?<![a-z])(?:qq|wx|vx|weixin|wechat|dingtalk))(?:群|账|帐)?(?:号码?|名|昵称|id)?[ ]*[为是叫]?[ ]*[:：]?[ ]*(?<name>[a-z0-9_.-]{3,40})/gu;

/** The names on the net that stand in a text. */
export const contactNames = (text: string): readonly string[] =>
  [...text.matchAll(onTheNet)]
    .flatMap(({ groups }) => groups?.name ?? [])
    .filter((name) => !products.test(name));

/** What a service itself is called. */
const products = /^(?:wechat|weixin|qq|dingtalk|douyin|alipay|browser|app|pay)$/u;

/** Names and numbers of a service on the net. */
export const contactsOnTheNet: Search = ({ plain }) =>
  [...plain.text.matchAll(onTheNet)].flatMap((match) => {
    const name = match.groups?.name ?? '';
    if (products.test(name)) return [];
    if (name.length < 5 && !/\d{2}|[a-z_-]\d|\d[a-z_-]/u.test(name)) return [];
    return [residueAt(spanOfMatch(plain, match), 'contact', sentences.contact)];
  });
