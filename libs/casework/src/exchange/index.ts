export {
  type CorrectionsOptions,
  correctionHeaders,
  correctionsWorkbook,
  type HeldSheetRow,
  heldSheetRows,
} from './corrections.workbook.ts';
export { type ParsedCsv, parseCsv } from './csv.parser.ts';
export { exchangeLimits } from './exchange.limits.ts';
export { parseRegisterFile, type RegisterSheet } from './register-file.parser.ts';
export { type ParsedSheet, type ParsedWorkbook, parseWorkbook } from './workbook.parser.ts';
