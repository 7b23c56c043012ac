import { chineseDigits } from '../../register/chinese-number.ts';
import { readNumber } from './figure.number.ts';
import { unitPattern } from './figure.units.ts';

/** A piece of a text with its place. */
export interface Found {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const digits = String.raw`[-+]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|[-+]?\d+(?:[.．]\d+)?`;
const percentWords = `百分之[${chineseDigits}]+(?:点[零〇一二三四五六七八九]+)?`;
/** Figures in digits; in words only with a unit behind them: 一是 and 三调联动 are no numbers. */
const figure = new RegExp(
  `[${chineseDigits}]{1,3}(?=子女|儿女|兄弟|姐妹|兄妹|姐弟)|(?:约|近|逾|超过?)?(?:(?:${digits})[余多]?(?:${unitPattern}|％|个)?|${percentWords}|[${chineseDigits}]{1,12}[余多]?(?:${unitPattern}))`,
  'g',
);
/** Numbers of days, of documents, of laws and hotlines are no figures. */
const before = /(?:第|〔|\[|（20|\(20|热线|电话|附件|表|图)$/;
const behind =
  /^(?:年|月|日(?!均)|号|时|点(?!\d)|分(?!之)|季度|个月|年度|调[联解]|级|网格员|·|-\d|—\d|至\d{1,2}月|、\d{1,2}月|工程|平台|热线|小时|项|大|类|把|支|站|所|〕)/;
const sentenceEnd = /[。！？!?；;\n]/;

/** The sentences of a text; what stands between two semicolons counts as one. */
export function sentencesOf(text: string): readonly Found[] {
  const sentences: Found[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !sentenceEnd.test(text[at] ?? '')) continue;
    if (at > from) sentences.push({ text: text.slice(from, at), from, to: at });
    from = at + 1;
  }
  return sentences;
}

/** The figures of a sentence, without days, numbers of documents and hotlines. */
export function numbersIn(text: string): readonly Found[] {
  return [...text.matchAll(figure)].flatMap((match) => {
    const [from, to] = [match.index, match.index + match[0].length];
    if (before.test(text.slice(Math.max(0, from - 3), from)) || behind.test(text.slice(to, to + 6)))
      return [];
    if (/[年月\d.]$/.test(text.slice(Math.max(0, from - 1), from)) && /^\d{1,2}$/.test(match[0])) return [];
    if (/^(?:110|119|120|12345|12348|12368)$/.test(match[0])) return [];
    const written = match[0].replaceAll('，', ',');
    return readNumber(written.replace(/个$/, '')) === null ? [] : [{ text: written, from, to }];
  });
}
