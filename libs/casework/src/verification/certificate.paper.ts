import { createHash } from 'node:crypto';
import type { StoredCertificate } from './certificate.record.ts';

/** A certificate as it is printed. */
export interface CertificatePaper extends StoredCertificate {
  readonly organisation: string;
  /** Null where it was issued on the command line. */
  readonly issuer: string | null;
}

interface Line {
  readonly zh: string;
  readonly en: string;
  readonly value: string;
}

/** When it was in the office. `sv` writes a date as ISO does. */
const inShanghai = (at: string): string =>
  `${new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at))} (UTC+8)`;

/** Hashes in groups of eight: people compare them by eye. */
const grouped = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? hash;

function linesOf(paper: CertificatePaper): readonly Line[] {
  return [
    { zh: '单位', en: 'Record of', value: paper.organisation },
    { zh: '证书号', en: 'Certificate', value: `No. ${paper.position}` },
    { zh: '校验时间', en: 'Verified at', value: inShanghai(paper.issuedAt) },
    { zh: '校验人', en: 'By', value: paper.issuer ?? '命令行 · command line' },
    { zh: '程序版本', en: 'Program', value: `Fengqiao ${paper.programVersion}` },
    { zh: '案件', en: 'Cases', value: String(paper.cases) },
    { zh: '事件', en: 'Events', value: String(paper.events) },
    { zh: '早于承诺机制的记录', en: 'Older than commitments', value: String(paper.uncommitted) },
    { zh: '结果', en: 'Result', value: '全部相符，无差异 · everything agrees, no difference' },
    { zh: '案件历史总摘要', en: 'Root of all histories', value: grouped(paper.root) },
    ...paper.heads.map(({ position, hash }) => ({
      zh: `封存链第${position}环`,
      en: `Chain of seals, link ${position}`,
      value: grouped(hash),
    })),
    { zh: '上一证书', en: 'Previous certificate', value: grouped(paper.previousHash) },
    { zh: '本证书', en: 'This certificate', value: grouped(paper.hash) },
  ];
}

const explanation = {
  zh: '全部案件历史已逐项重算，并与现存数据比对。此后任何一次校验都以本证书为起点：证书所载案件如有缺失或改写，必被发现。请将本页附于周例会纪要。',
  en: 'Every history was folded again and held against what is stored. Every later proof starts from this page: a case that is missing or rewritten since is found. To be put to the minutes of the weekly review.',
} as const;

/** One page of plain text, for the command line. */
export function certificateText(paper: CertificatePaper): string {
  const lines = linesOf(paper).map(({ zh, en, value }) => `${zh} · ${en}\n    ${value}`);
  return [
    '案件记录校验证书',
    'CERTIFICATE OF VERIFICATION',
    '',
    ...lines,
    '',
    explanation.zh,
    explanation.en,
    '',
    '盖章 · Seal:                              签字 · Signature:',
    '',
  ].join('\n');
}

const style = `
@page { size: A4; margin: 25mm 22mm }
body { font: 12pt/1.5 "FangSong", "Noto Serif CJK SC", serif; color: #000; background: #fff; margin: 0 auto; max-width: 166mm }
h1 { font-size: 22pt; text-align: center; letter-spacing: .2em; margin: 0 }
h2 { font-size: 11pt; font-weight: normal; text-align: center; margin: 0 0 8mm }
table { width: 100%; border-collapse: collapse }
th, td { border: .5pt solid #000; padding: 1.5mm 2.5mm; vertical-align: top; text-align: left; font-size: 10.5pt }
th { width: 38%; font-weight: normal }
td { font-family: "Consolas", "Noto Sans Mono CJK SC", monospace; overflow-wrap: anywhere }
p { margin: 5mm 0 0; font-size: 10.5pt }
.stamp { display: flex; justify-content: space-between; margin-top: 12mm; break-inside: avoid }
.stamp div { width: 46%; height: 40mm; border: .5pt dashed #777; padding: 2mm }
`;

/** What the page may load: its own style, named by its digest, and nothing else. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'`;

/** The same as a page to print on A4, with room for the stamp. It needs nothing from elsewhere. */
export function certificatePage(paper: CertificatePaper): string {
  const rows = linesOf(paper).map(
    ({ zh, en, value }) => `<tr><th>${escaped(zh)}<br>${escaped(en)}</th><td>${escaped(value)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>校验证书 ${escaped(paper.organisation)} ${paper.position}</title>
<style>${style}</style></head><body>
<h1>案件记录校验证书</h1><h2>Certificate of verification</h2>
<table>${rows.join('\n')}</table>
<p>${explanation.zh}</p><p>${explanation.en}</p>
<div class="stamp"><div>盖章 · Seal</div><div>签字、日期 · Signature, date</div></div>
</body></html>
`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
