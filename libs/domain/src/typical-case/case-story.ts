import type { IsoDate } from '../calendar/iso-date.ts';
import { type DisputeType, disputeTypeLabels } from '../dispute/dispute.codes.ts';
import type { ToldTexts } from './de-identify.ts';
import type { TypicalGrade } from './typical-case.codes.ts';

/** One meeting of the parties. */
export interface ToldSession {
  readonly heldOn: IsoDate;
  readonly open: boolean;
  readonly record: string;
  readonly invited: readonly string[];
}

/** One thing that happened after the agreement, in the words of the record. */
export interface ToldOutcome {
  readonly on: IsoDate;
  readonly sentence: string;
  /** What the parties or the record say of it. */
  readonly words: string | null;
}

/** What a case tells, in the words of its records. */
export interface CaseStory {
  readonly typeCode: DisputeType;
  readonly reportedOn: IsoDate;
  readonly acceptedOn: IsoDate | null;
  readonly summary: string;
  readonly people: number;
  readonly amountFen: number | null;
  readonly sessions: readonly ToldSession[];
  readonly outcomes: readonly ToldOutcome[];
}

/** 2026-03-24 → 2026年3月24日, to be taken out again with every other day. */
const day = (on: IsoDate): string => {
  const [year, month, date] = on.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
const sentence = (text: string): string =>
  /[。！？.!?]$/u.test(text.trim()) ? text.trim() : `${text.trim()}。`;

/**
 * The first three parts of a typical case as the records tell them, with everything that is in them. What was said in a
 * closed session stays there, and of a strict case no words are taken at all: the bare course of it is left.
 * @source Mediation Act, arts. 15(4) and 23(3); decision 0054
 */
export function toldTexts(story: CaseStory, grade: TypicalGrade): ToldTexts {
  const isStrict = grade === 'strict';
  const type = disputeTypeLabels[story.typeCode].zh;
  const sum = story.amountFen === null ? '' : `，涉及金额${story.amountFen / 100}元`;
  const head = `${day(story.reportedOn)}，调解组织接到一起${type}纠纷，涉及${story.people}人${sum}。`;
  return {
    facts: isStrict ? head : `${head}\n${sentence(story.summary)}`,
    process: [
      ...(story.acceptedOn === null ? [] : [`${day(story.acceptedOn)}，调解组织受理本案，指定调解员调解。`]),
      ...story.sessions.map((session, n) => sessionText(session, n, isStrict)),
    ].join('\n'),
    result: story.outcomes
      .map(({ on, sentence: told, words }) =>
        [`${day(on)}，${sentence(told)}`, ...(isStrict || words === null ? [] : [sentence(words)])].join(''),
      )
      .join('\n'),
  };
}

function sessionText({ heldOn, open, record, invited }: ToldSession, n: number, isStrict: boolean): string {
  const guests = invited.length === 0 || isStrict ? '' : `，邀请${invited.join('、')}参加`;
  const head = `${day(heldOn)}，进行第${n + 1}次调解${open ? '' : '（不公开）'}${guests}。`;
  return open && !isStrict ? `${head}${sentence(record)}` : head;
}
