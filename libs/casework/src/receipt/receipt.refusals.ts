import { type Label, type ReceiptWarning, RuleError } from '#domain';
import type { ReceiptList } from './receipt.view.ts';

const bars: Readonly<Record<NonNullable<ReceiptList['bar']>, Label>> = {
  confidential: {
    zh: '本案已标记为保密，不出具查询回执',
    en: 'The case is marked as confidential: no receipt with a code is handed out',
  },
  ended: { zh: '本案已办结，不再出具查询回执', en: 'The case has ended: no more receipts are handed out' },
  merged: {
    zh: '本案已并入他案，请在继续办理的案件中出具回执',
    en: 'The case was merged: hand the receipt out in the case that goes on',
  },
};

/** No receipt of this case. */
export const barred = (bar: NonNullable<ReceiptList['bar']>): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: `receipt-${bar}`,
    message: bars[bar].en,
    messageZh: bars[bar].zh,
  });

/** What whoever prints a receipt of such a case is told. */
const warnings: Readonly<Record<ReceiptWarning, Label>> = {
  violence_at_home: {
    zh: '本案涉及家庭暴力：回执若被施暴方看到，可能带来危险。请当面问明当事人能否安全保管，并确认已知悉',
    en: 'Violence at home: the paper is dangerous where the violent one may find it. Ask whether it can be kept safely, and confirm',
  },
  minors: {
    zh: '本案涉及未成年人：回执只交给监护人，并确认已知悉',
    en: 'A minor is concerned: the receipt goes to the guardian alone; confirm',
  },
};

/** The warning was not read yet. */
export function warningUnread(warning: ReceiptWarning): RuleError {
  const { zh: messageZh, en: message } = warnings[warning];
  return new RuleError({
    kind: 'invalid',
    code: 'receipt-warning',
    message,
    messageZh,
    errors: [{ pointer: '/warningRead', message, messageZh }],
  });
}

/** Whoever sees the case, but hands out no papers in it. */
export const notYourReceipt = (): RuleError =>
  new RuleError({
    kind: 'forbidden',
    code: 'receipt-not-yours',
    message: 'Receipts are handed out by whoever takes the report or meets the parties',
    messageZh: '回执由登记或承办本案的人员出具',
  });

/** No such receipt that holds, in this case; or another code. */
export const noSuchReceiptHere = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-receipt-here',
    message: 'The case has no such receipt that holds',
    messageZh: '本案没有这张有效的回执',
  });
