import type { IsoDate } from '../calendar/iso-date.ts';
import type { Label } from '../label.ts';

/** One line of the sheet "why this date". `zh` and `en` are ready to be printed after the date. */
export interface DeadlineStep extends Label {
  readonly kind: DeadlineStepKind;
  readonly on: IsoDate;
}

/** Sentences by kind; `detail` is a fact, a reason, a number or a date, as the kind needs. */
const sentences = {
  start: ({ zh, en }: Label) => ({ zh: `${zh}，当日不计入`, en: `${en}; the day itself is not counted` }),
  sameDay: () => ({ zh: '应于当日办结', en: 'to be done the same day' }),
  counted: ({ zh, en }: Label) => ({ zh: `计入：${zh}`, en: `counted: ${en}` }),
  excluded: ({ zh, en }: Label) => ({ zh: `不计入：${zh}`, en: `not counted: ${en}` }),
  days: ({ zh, en }: Label) => ({ zh: `满${zh}日`, en: `${en} calendar days later` }),
  years: ({ zh, en }: Label) => ({ zh: `满${zh}年的对应日`, en: `the corresponding day ${en} years later` }),
  /** Detail: hours|hh:mm */
  hours: ({ zh, en }: Label) => {
    const [hours, time] = zh.split('|');
    return { zh: `满${hours}小时，至当日${time}`, en: `${en.split('|')[0]} hours later, at ${time}` };
  },
  broughtForward: () => ({ zh: '经决定提前', en: 'brought forward by a decision' }),
  pausedSpan: (told: Label) => told,
  given: () => ({ zh: '按约定或决定的日期', en: 'the day agreed or decided' }),
  paused: ({ zh, en }: Label) => ({
    zh: `中止${zh}日，顺延`,
    en: `paused for ${en} days, moved accordingly`,
  }),
  rolled: ({ zh, en }: Label) => ({
    zh: `${zh}为休息日，顺延至其后第一个工作日(《民事诉讼法》第八十五条)`,
    en: `${en} is a rest day, rolled to the next working day (Civil Procedure Law, art. 85)`,
  }),
  extended: () => ({ zh: '经各方当事人同意延长', en: 'extended with the consent of every party' }),
  provisional: () => ({
    zh: '暂定：该年放假安排尚未公布，按周末推算',
    en: 'provisional: holidays of that year are not published, counted by weekends',
  }),
} satisfies Record<string, (detail: Label) => Label>;

export type DeadlineStepKind = keyof typeof sentences;

const nothing: Label = { zh: '', en: '' };

/** A line of the explanation. */
export function step(kind: DeadlineStepKind, on: IsoDate, detail: Label = nothing): DeadlineStep {
  return { kind, on, ...sentences[kind](detail) };
}
