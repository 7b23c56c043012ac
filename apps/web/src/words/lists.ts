import { useTranslation } from 'react-i18next';
import { i18n, language } from './language.ts';

/** How several words are set beside each other, with the signs of the language that is shown. */
export interface Lists {
  /** 甲、乙; in English A, B. */
  readonly join: (items: readonly string[]) => string;
  /** 阶段：调解；风险：高; in English Stage: mediated; Risk: high. What says something by itself, one after the other. */
  readonly clauses: (items: readonly string[]) => string;
  /** 当事人（2）, 郭长顺（柳溪村）; in English Parties (2): a word, and what is said of it in brackets. */
  readonly aside: (word: string, remark: string | number) => string;
  /** 下一步：受理; in English Next step: Accept. */
  readonly named: (word: string, what: string) => string;
}

const chinese: Lists = {
  join: (items) => items.join('、'),
  clauses: (items) => items.join('；'),
  aside: (word, remark) => `${word}（${remark}）`,
  named: (word, what) => `${word}：${what}`,
};
const english: Lists = {
  join: (items) => items.join(', '),
  clauses: (items) => items.join('; '),
  aside: (word, remark) => `${word} (${remark})`,
  named: (word, what) => `${word}: ${what}`,
};

/** The signs between words, in the language that is shown. */
export function useLists(): Lists {
  useTranslation(undefined, { i18n });
  return language() === 'zh' ? chinese : english;
}
