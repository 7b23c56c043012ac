export { DisputeExport, type ExportFormat, exportFormats } from './dispute.export.ts';
export { ExchangeModule } from './exchange.module.ts';
export { RegisterImportService } from './register.import.service.ts';
