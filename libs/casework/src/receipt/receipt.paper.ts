import { codePicture, type Paper } from '#casework/paper';
import { dayLabel, receiptCodeGroups, receiptWording } from '#domain';
import type { GivenReceipt } from './receipt.view.ts';

/** The paper that a party takes home, as a file of Word: what the page prints, with the code once as a square. */
export function receiptPaper(given: Omit<GivenReceipt, 'id'>, at: string): Paper {
  const { township, unit, address, code, issuedOn } = given;
  const { title, rows, code: codeName, hints, issuer } = receiptWording(given);
  return {
    title: `${township}${title.zh}`,
    issuer: unit.name,
    at,
    blocks: [
      { kind: 'title', text: `${township}${title.zh}` },
      { kind: 'form', rows: rows.map(({ label, text }) => ({ label: label.zh, text: text.zh })) },
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
      { kind: 'under', text: codeName.zh },
      { kind: 'under', text: receiptCodeGroups(code).join('\u2002') },
      { kind: 'text', text: hints.map(({ zh }) => zh).join('\n') },
      { kind: 'signature', issuer: issuer.zh, on: dayLabel(issuedOn).zh },
    ],
  };
}
