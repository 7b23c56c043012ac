import type { Label } from '../label.ts';
import { type IsoDate, parseIsoDate } from './iso-date.ts';

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A day as people write it: 11月20日, 20 Nov; of another year than today's 2025年11月20日, 20 Nov 2025.
 * @param today  left out where the words outlive the year, as on paper: the year stands always
 * @throws RuleError kind "invalid", code "date-invalid"
 */
export function dayLabel(date: IsoDate, today?: IsoDate): Label {
  const [year, month = 0, day] = parseIsoDate(date).split('-').map(Number);
  const isThisYear = date.slice(0, 4) === today?.slice(0, 4);
  return {
    zh: `${isThisYear ? '' : `${year}年`}${month}月${day}日`,
    en: `${day} ${englishMonths[month - 1]}${isThisYear ? '' : ` ${year}`}`,
  };
}
