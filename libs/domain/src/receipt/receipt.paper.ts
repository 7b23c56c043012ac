import { dayLabel } from '../calendar/day.label.ts';
import type { IsoDate } from '../calendar/iso-date.ts';
import type { Label } from '../label.ts';
import { answeredDaysAfterEnd } from './receipt.rules.ts';

/** Who is asked about a case, as a receipt names them. */
export interface ReceiptContact {
  readonly name: string;
  /** Of the office of the unit, else of the centre; null where neither is known. */
  readonly phone: string | null;
  /** The centre, where the telephone is that of the centre and not of the unit. */
  readonly phoneOf: string | null;
  /** Of the office of this unit and of no other: it is where parties go. */
  readonly address: string | null;
}

/** What stands on the paper of a receipt. */
export interface ReceiptFacts {
  readonly partyName: string;
  /** Null before it is accepted. */
  readonly caseNumber: string | null;
  readonly reportedOn: IsoDate;
  readonly expiresOn: IsoDate;
  readonly unit: ReceiptContact;
  /** Where the code is typed; null where the product has no address outside the office. */
  readonly address: { readonly page: string } | null;
}

/** The words of a receipt, the same on the page that is printed and in the file of Word. */
export interface ReceiptWording {
  readonly title: Label;
  readonly rows: readonly { readonly label: Label; readonly text: Label }[];
  readonly code: Label;
  /** How to ask, and how to keep it. */
  readonly hints: readonly Label[];
  readonly issuer: Label;
}

const same = (text: string): Label => ({ zh: text, en: text });

/** Whose telephone it is stands beside it, where it is not that of the unit: nobody is sent to a place by a number. */
export const phoneWithName = ({ phone, phoneOf }: Pick<ReceiptContact, 'phone' | 'phoneOf'>): Label | null =>
  phone === null
    ? null
    : phoneOf === null
      ? same(phone)
      : { zh: `${phone}（${phoneOf}）`, en: `${phone} (${phoneOf})` };

/** Words the paper of a receipt. @source decision 0055 */
export function receiptWording(facts: ReceiptFacts): ReceiptWording {
  const { partyName, caseNumber, reportedOn, expiresOn, unit, address } = facts;
  const until = dayLabel(expiresOn);
  const row = (zh: string, en: string, text: Label | null) =>
    text === null ? [] : [{ label: { zh, en }, text }];
  const page = address?.page.replace(/^https?:\/\//, '');
  return {
    title: { zh: '登记回执', en: 'Receipt' },
    rows: [
      ...row(
        '案号',
        'Case number',
        caseNumber === null ? { zh: '（受理后编号）', en: '(given at acceptance)' } : same(caseNumber),
      ),
      ...row('当事人', 'Party', same(partyName)),
      ...row('登记日期', 'Registered on', dayLabel(reportedOn)),
      ...row('承办单位', 'Unit in charge', same(unit.name)),
      ...row('电话', 'Telephone', phoneWithName(unit)),
      ...row('地址', 'Address', unit.address === null ? null : same(unit.address)),
      ...row('有效期', 'Good until', { zh: `最迟至${until.zh}`, en: `${until.en} at the latest` }),
    ],
    code: { zh: '回执码', en: 'Code' },
    hints: [
      page === undefined
        ? {
            zh: '向承办单位报出回执码，可询问办理进度。',
            en: 'Tell the unit in charge the code to ask how far the case is.',
          }
        : {
            zh: `手机扫一扫，或打开 ${page} 输入回执码，可查询办理进度、下次时间和联系方式。`,
            en: `Scan it, or open ${page} and type the code: how far the case is, the next appointment and whom to ask.`,
          },
      {
        zh: `请妥善保管，不要拍照转发。最迟于案件办结后${answeredDaysAfterEnd}日失效；遗失请到承办单位换发。`,
        en: `Keep it safe and do not pass on pictures of it. It ends ${answeredDaysAfterEnd} days after the case at the latest; a lost one is renewed.`,
      },
    ],
    issuer: { zh: `${unit.name}（盖章）`, en: `${unit.name} (seal)` },
  };
}
