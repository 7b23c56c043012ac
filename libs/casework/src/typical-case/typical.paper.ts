import type { Paper, PaperBlock } from '#casework/paper';
import { citations, dayLabel, typicalPartLabels, typicalParts } from '#domain';
import type { ReleasedCase } from './typical.library.ts';

/** A typical case for publicity work. It names nobody, nor the body that tells it: who tells it tells where it was. */
export function typicalPaper(told: ReleasedCase): Paper {
  const numerals = '一二三四五';
  const section = (n: number, heading: string, text: string): readonly PaperBlock[] => [
    { kind: 'heading', level: 1, text: `${numerals[n]}、${heading}` },
    { kind: 'text', text },
  ];
  return {
    title: told.title,
    issuer: '人民调解典型案例',
    at: told.releasedAt,
    blocks: [
      { kind: 'title', text: told.title },
      { kind: 'under', text: `（人民调解典型案例，${dayLabel(told.releasedOn).zh}发布）` },
      ...typicalParts.flatMap((part, n) => section(n, typicalPartLabels[part].zh, told[part])),
      ...section(typicalParts.length, '法律依据', citations(told.laws)),
    ],
  };
}
