import { useTranslation } from 'react-i18next';
import { i18n, language } from './language.ts';

/** Whole fen as people write money: 3,500元, 1,200.50元; in English CNY 3,500. */
export function useAmounts(): (fen: number) => string {
  useTranslation(undefined, { i18n });
  const isChinese = language() === 'zh';
  return (fen) => {
    const yuan = (fen / 100).toLocaleString('en', { minimumFractionDigits: fen % 100 === 0 ? 0 : 2 });
    return isChinese ? `${yuan}元` : `CNY ${yuan}`;
  };
}
