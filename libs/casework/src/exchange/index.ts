export { DisputeExport, type ExportFormat, exportFormats } from './dispute.export.ts';
export { ExchangeModule } from './exchange.module.ts';
export { type ImportPreview, type ImportResult, RegisterImportService } from './register.import.service.ts';
