import { codePicture, type Paper } from '#casework/paper';
import { dayLabel, receiptCodeGroups } from '#domain';
import type { GivenReceipt } from './receipt.view.ts';

/** The paper that a party takes home, as a file of Word: what the page prints, with the code once as a square. */
export function receiptPaper(given: Omit<GivenReceipt, 'id'>, at: string): Paper {
  const { township, unit, address, code, partyName, caseNumber, reportedOn, issuedOn, expiresOn } = given;
  const rows = [
    { label: '案号', text: caseNumber ?? '（受理后编号）' },
    { label: '当事人', text: partyName },
    { label: '登记日期', text: dayLabel(reportedOn).zh },
    { label: '承办单位', text: unit.name },
    ...(unit.phone === null ? [] : [{ label: '电话', text: unit.phone }]),
    ...(unit.address === null ? [] : [{ label: '地址', text: unit.address }]),
    { label: '有效期', text: `最迟至${dayLabel(expiresOn).zh}` },
  ];
  const page = address?.page.replace(/^https?:\/\//, '');
  return {
    title: `${township}登记回执`,
    issuer: unit.name,
    at,
    blocks: [
      { kind: 'title', text: `${township}\n登记回执` },
      { kind: 'form', rows },
      ...(address === null
        ? []
        : [
            {
              kind: 'picture' as const,
              png: codePicture(address.withCode),
              widthMm: 36,
              heightMm: 36,
              words: '查询办理进度的二维码',
            },
          ]),
      { kind: 'under', text: '回执码' },
      { kind: 'under', text: receiptCodeGroups(code).join('\u2002') },
      {
        kind: 'text',
        text: [
          page === undefined
            ? '向承办单位报出回执码，可询问办理进度。'
            : `手机扫一扫，或打开 ${page} 输入回执码，可查询办理进度、下次时间和联系方式。`,
          '请妥善保管，不要拍照转发。最迟于案件办结后90日失效；遗失请到承办单位换发。',
        ].join('\n'),
      },
      { kind: 'signature', issuer: unit.name, on: dayLabel(issuedOn).zh },
    ],
  };
}
