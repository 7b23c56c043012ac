export {
  type CorrectionsOptions,
  correctionHeaders,
  correctionsWorkbook,
  type HeldSheetRow,
  heldSheetRows,
} from './corrections.workbook.ts';
export { type ParsedCsv, parseCsv } from './csv.parser.ts';
export { DisputeExport, type ExportFormat, exportFormats } from './dispute.export.ts';
export { exchangeLimits } from './exchange.limits.ts';
export { ExchangeModule } from './exchange.module.ts';
export { type ImportPreview, type ImportResult, RegisterImportService } from './register.import.service.ts';
export { parseRegisterFile, type RegisterSheet } from './register-file.parser.ts';
export { type ParsedSheet, type ParsedWorkbook, parseWorkbook } from './workbook.parser.ts';
