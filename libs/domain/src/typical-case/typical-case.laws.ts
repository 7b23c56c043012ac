import { z } from 'zod';
import { text } from '../dispute/command.fields.ts';

/** A law on which a case rests, as it is kept: without 《》. */
export const typicalLaw = z.strictObject({
  law: text(100),
  /** e.g. 第二百八十八条 */
  articles: text(200).optional(),
});
export type TypicalLaw = z.output<typeof typicalLaw>;

/** How the name of a rule ends, whoever has made it: laws, regulations, rulings, standards, what a village has agreed on. */
const kinds =
  '法|法典|宪法|条例|规定|规则|细则|办法|解释|决定|决议|意见|批复|答复|复函|通知|公告|公约|民约|乡约|章程|规范|规程|标准|准则|通则|总则|纪要|制度|方案|指引|指南|目录|修正案|协定|编|指导性?案例\\d{1,3}号';
const name = new RegExp(
  `^[《〈]?[\\p{Script=Han}\\dA-Za-z《》〈〉（）()〔〕“”、·/. —-]{0,96}(?:${kinds})(?:[》〉]?[（(][\\p{Script=Han}\\d〔〕]{1,14}[）)])*[》〉]{0,2}$`,
  'u',
);
const figure = '(?:[零〇一二三四五六七八九十百千]{1,7}|\\d{1,4}(?:\\.\\d{1,2}){0,3})';
const articles = new RegExp(
  `^(?:第?[（(]?${figure}[）)]?(?:分编|[编章节条款项目])(?:之[一二三四五六七八九十]{1,2})?|总则编?|附则|附件${figure}?|全文|以及|[、，,；;和与及至到~—\\s-])+$`,
  'u',
);

/**
 * A law as a person cites it: a name that is one of a rule, and articles. Whatever else is written there would stand in the
 * library under the name of a law.
 */
export const citedLaw = z.strictObject({
  law: typicalLaw.shape.law.refine((value) => name.test(value), {
    params: {
      zh: '请只写法律、法规、司法解释等的名称，如“民法典”“某省物业管理条例”',
      en: 'Write the name of a law, regulation or ruling and nothing else, as 民法典',
    },
  }),
  articles: text(200)
    .refine((value) => articles.test(value), {
      params: {
        zh: '请只写条款，如“第二百八十八条、第二百九十条第一款”',
        en: 'Write articles and nothing else, as 第二百八十八条、第二百九十条第一款',
      },
    })
    .optional(),
});

/** 《中华人民共和国民法典》 → 民法典, as it is kept and searched. */
export function plainLaw({ law, articles: cited }: TypicalLaw): TypicalLaw {
  const bare = law
    .replaceAll(/[《》〈〉<>]/gu, '')
    .replace(/^中华人民共和国/u, '')
    .trim();
  return { law: bare === '' ? law : bare, ...(cited === undefined ? {} : { articles: cited.trim() }) };
}

/** A law as it is read: 《民法典》第二百八十八条. */
export const citation = ({ law, articles: cited }: TypicalLaw): string => `《${law}》${cited ?? ''}`;

/** All of them as one text, one on each line, as whoever looks for somebody reads them. */
export const citations = (laws: readonly TypicalLaw[]): string => laws.map(citation).join('\n');

/** In which line of {@link citations} a place is, counted from 0. */
export const lineAt = (cited: string, place: number): number => cited.slice(0, place).split('\n').length - 1;
