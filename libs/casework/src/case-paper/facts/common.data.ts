import {
  amountInWords,
  amountLabel,
  checkIdentityNumber,
  dayLabel,
  disputeTypeLabels,
  labelsOf,
  laterLine,
  originLabels,
  type PaperData,
  partyRoleLabels,
} from '#domain';
import type { CaseFacts, PaperParty } from './case.facts.ts';

/** A day as papers write it: 2026年12月10日; nothing for none. */
export const day = (on: string | null | undefined): string =>
  on === null || on === undefined ? '' : dayLabel(on).zh;

/** Money in figures and in capitals; nothing for none. */
export const amounts = (fen: number | null | undefined): readonly [figures: string, capitals: string] =>
  fen === null || fen === undefined ? ['', ''] : [amountLabel(fen).zh, amountInWords(fen)];

/** Names as people write them in a row. */
export const names = (list: readonly { readonly name: string }[]): string =>
  list.map(({ name }) => name).join('、');

/** Later paragraphs of a text are indented as the first is. */
export const paragraphs = (text: string | null | undefined): string =>
  (text ?? '')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(laterLine);

/** The centre of the township, as it signs its papers. */
export const centreOf = ({ township }: CaseFacts['view']): string => `${township.name}综治中心`;

/** A line of a list of a paper. */
export type Row = Readonly<Record<string, string>>;

/** Parties as a list names them, in their order. */
export function partyRow(party: PaperParty, n: number): Row {
  const { name, role, idType, idNumber, phone, address, headcount } = party;
  const read = idNumber === null ? null : checkIdentityNumber(idNumber);
  const known = read?.valid ? read : null;
  return {
    序号: String(n + 1),
    地位: partyRoleLabels[role].zh,
    姓名: name,
    性别: known === null ? '' : known.sex === 'male' ? '男' : '女',
    出生日期: day(known?.bornOn),
    证件类型: idNumber === null ? '' : labelsOf('idType', idType ?? 'resident').zh,
    证件号码: idNumber ?? '',
    联系电话: phone ?? '',
    住址: address ?? '',
    人数: String(headcount),
  };
}

/** Those of a side; representatives stand with everybody, not with one side. */
const side = (parties: readonly PaperParty[], role: PaperParty['role']): readonly PaperParty[] =>
  parties.filter((party) => party.role === role);

/** What every form is filled with. */
export function commonData({ view, parties, committee }: CaseFacts): PaperData {
  const [figures, capitals] = amounts(view.amountFen);
  const [applicants, respondents] = [side(parties, 'applicant'), side(parties, 'respondent')];
  return {
    // One that comes with the acceptance, and may be written in.
    案号: view.number ?? '（　　　）＿＿＿＿字第＿＿＿号',
    乡镇: view.township.name,
    调委会: committee,
    // Whoever has given a case away before it was dispatched was the centre.
    承办单位: (view.lead ?? view.holder)?.name ?? centreOf(view),
    调解员: names(view.mediators),
    纠纷类型: (view.localType ?? disputeTypeLabels[view.typeCode]).zh,
    案件来源: originLabels[view.origin].zh,
    当事人姓名: names(parties),
    申请人姓名: names(applicants),
    被申请人姓名: names(respondents),
    纠纷情况: paragraphs(view.summary),
    涉及人数: String(view.persons),
    涉及金额: figures,
    涉及金额大写: capitals,
    登记日期: day(view.reportedOn),
    受理日期: day(view.acceptedOn),
    调解期限: day(view.dueOn),
    当事人: parties.map(partyRow),
    申请方: applicants.map(partyRow),
    被申请方: respondents.map(partyRow),
  };
}
