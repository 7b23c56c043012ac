import { type Folded, placesOf } from '../folded.ts';
import { type Found, foundAt, ranks } from './found.ts';

const feasts =
  '元旦|春节|大年初一|年初一|元宵节?|灯节|龙抬头|妇女节|三八节|五一|劳动节|儿童节|六一|端午节?|端阳|建军节|七夕|中元节?|鬼节|中秋节?|教师节|国庆节?|重阳节?|寒衣节|圣诞节?|平安夜|腊八|小年|除夕|大年三十|年三十|大年夜';
const turns =
  '小寒|大寒|立春|雨水|惊蛰|春分|清明节?|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至';
const year =
  '(?:去年|今年|前年|同年|当年|次年|(?:19|20)?\\d\\d年|[一二][〇零○九][〇零○一二三四五六七八九]{2}年)的?';
const hour =
  '(?:当天|当日|那天|那日|这天|前一天|前一日|前夕|第二天|次日|后一天|晚上|上午|下午|早上|夜里|凌晨|早晨|一早)';

/** A feast is a day where a year stands before it or an hour behind. */
const exact = new RegExp(
  `(?:${year})(?<first>${feasts}|${turns})(?:节|日)?${hour}?|(?<second>${feasts}|${turns})(?:节|日)?${hour}`,
  'gu',
);
const isTurn = new RegExp(`^(?:${turns})`, 'u');

/** 逢五逢十的大集, 初五逢集: which days a market is held tells the township. */
const market =
  /(?:农历|阴历)?(?:每月)?(?:[初逢][一二三四五六七八九十\d]{1,2}[、和,]?){1,4}(?=的?[大赶逢]?集(?![中体合团资]))/gu;

/** Feasts and turns of the sun that name one day: 去年冬至, 中秋节当天. */
export const findFeasts = (folded: Folded): readonly Found[] => [
  ...placesOf(folded, market).map((match) =>
    foundAt(folded, match, { kind: 'date', replacement: '某日', reason: '当地的集日', rank: ranks.written }),
  ),
  ...placesOf(folded, exact).map((match) =>
    foundAt(folded, match, {
      kind: 'date',
      replacement: isTurn.test(match.groups?.first ?? match.groups?.second ?? '') ? '某日' : '某个节日',
      reason: '节日、节气，是确切的日子',
      rank: ranks.written,
    }),
  ),
];
