import { tableCheckIds, tableChecks } from './finding.ts';

/** The checks as a table for the document: one line each. */
export function tableCheckTable(): string {
  const rows = tableCheckIds.map((id) => `| \`${id}\` | ${tableChecks[id].zh} | ${tableChecks[id].en} |`);
  return ['| check | 核对内容 | what must hold |', '|---|---|---|', ...rows].join('\n');
}
