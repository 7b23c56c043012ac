export { DisputeExport, type ExportFormat, exportFormats } from './dispute.export.ts';
export { ExchangeModule } from './exchange.module.ts';
export { RegisterCorrectionService } from './register.correction.service.ts';
export { registerCorrections, registerFile } from './register.file.ts';
export { type ImportPreview, RegisterImportService } from './register.import.service.ts';
export { type TableFile, tableOfFile } from './table.file.ts';
export { fileBody, type Upload, uploadedFile } from './upload.reader.ts';
