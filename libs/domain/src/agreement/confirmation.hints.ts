import type { Calendar } from '../calendar/calendar.ts';
import { computeDeadline } from '../deadline/deadline.computation.ts';
import { deadlineRules } from '../deadline/deadline.rules.ts';
import type { Label } from '../label.ts';
import type { AgreementAccount } from './agreement.account.ts';
import { type ConfirmationObstacle, wordings } from './confirmation.wordings.ts';

/** Words in an agreement that a court may refuse, and how to say it instead. */
export interface ConfirmationHint {
  readonly obstacle: ConfirmationObstacle;
  /** As they stand in the text. */
  readonly found: string;
  /** Where they begin, in UTF-16 units of the text. */
  readonly at: number;
  readonly reason: Label;
  readonly suggestion: Label;
}

/** What of an agreement a court may refuse, in the order of the text. */
export function confirmationHints(text: string): readonly ConfirmationHint[] {
  return wordings
    .flatMap(({ words, ...wording }) =>
      [...text.matchAll(words)].map((match) => ({ ...wording, found: match[0], at: match.index })),
    )
    .toSorted((one, other) => one.at - other.at);
}

/**
 * What to know where the terms were amended after the court was asked: what it examines, confirms and lets enforce are the
 * former ones.
 * @returns null where nothing was asked of it, it refused, or nothing was amended since
 * @source Civil Procedure Law (2023), art. 206: what is ruled valid, and enforced, is the agreement that was examined
 */
export function rulingOnFormerTerms({
  court,
  former,
}: Pick<AgreementAccount, 'court' | 'former'>): Label | null {
  const ruling = court.findLast(({ step }) => step === 'granted');
  const application = court.findLast(
    ({ step, seq }) => step === 'applied' && (ruling === undefined || seq < ruling.seq),
  );
  const isPending = ruling === undefined && court.at(-1)?.step === 'applied';
  const examined = application ?? ruling;
  if ((ruling === undefined && !isPending) || examined === undefined) return null;
  if (former.every(({ seq }) => seq < examined.seq)) return null;
  return isPending
    ? {
        zh: '申请司法确认后协议又作了变更：法院审查的是申请时的协议，请当事人商定是否撤回，以变更后的协议重新申请',
        en: 'The agreement was amended after the application: the court examines the one that was handed in, unless the parties apply anew',
      }
    : {
        zh: '法院裁定确认的是变更前的协议；变更后的内容不在裁定之内，不能据此申请强制执行',
        en: 'The court confirmed the agreement as it stood before: what was amended since is not covered by the ruling',
      };
}

/**
 * What to know of an application that came after the thirty days: it is recorded, since the court decides about it, and
 * never passed over in silence. Terms that were amended after a ruling have thirty days of their own.
 * @returns null where nobody has applied, or in time
 * @source Civil Procedure Law (2023), art. 205; art. 85 (a period that ends on a holiday)
 */
export function lateApplication(
  { court, former, effective }: Pick<AgreementAccount, 'court' | 'former' | 'effective'>,
  calendar: Calendar,
): Label | null {
  const asked = court.findLast(({ step }) => step === 'applied');
  if (asked === undefined) return null;
  const ruled = court.findLast(({ seq, step }) => seq < asked.seq && step !== 'applied');
  const renewed = former.find(({ seq }) => ruled !== undefined && seq > ruled.seq && seq < asked.seq);
  const from = renewed?.until ?? effective.on;
  const { dueOn } = computeDeadline(deadlineRules.judicialConfirmation, from, calendar, {
    risk: 'green',
  });
  if (asked.on <= dueOn) return null;
  return {
    zh: `${asked.on}申请时已超过三十日的期限（至${dueOn}），法院可能不予受理；当事人仍可就协议的履行或内容向法院起诉`,
    en: `Applied for on ${asked.on}, after the thirty days (until ${dueOn}): the court may not take it; the parties may still sue over the agreement`,
  };
}

/** A paper that is handed in with the joint application. @source Interpretation (2022), art. 353–354 */
export const confirmationPapers: readonly (Label & { readonly id: string })[] = [
  {
    id: 'application',
    zh: '双方共同签名的司法确认申请书',
    en: 'the joint application, signed by both sides',
  },
  { id: 'agreement', zh: '调解协议', en: 'the agreement' },
  { id: 'mediation', zh: '调解组织主持调解的证明', en: 'proof that the committee conducted the mediation' },
  {
    id: 'property',
    zh: '与调解协议相关的财产权利证明（有的话）',
    en: 'papers of the property, where there are any',
  },
  {
    id: 'identity',
    zh: '双方当事人的身份、住所、联系方式等基本信息',
    en: 'who the parties are, where they live, how to reach them',
  },
];

/**
 * The courts before which the application can be brought.
 * @param invited  a court had invited the mediation
 * @source Civil Procedure Law (2023), art. 205
 */
export const confirmationCourts = (invited: boolean): Label =>
  invited
    ? { zh: '向作出邀请的人民法院提出', en: 'the court that invited the mediation' }
    : {
        zh: '向当事人住所地、标的物所在地或者调解组织所在地的基层人民法院提出',
        en: 'the basic court at a party’s domicile, where the object is, or at the place of the committee',
      };
