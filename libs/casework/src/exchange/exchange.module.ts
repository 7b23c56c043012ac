import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { DisputeExport } from './dispute.export.ts';
import { ExportController } from './export.controller.ts';
import { RegisterCorrectionService } from './register.correction.service.ts';
import { RegisterImportController } from './register.import.controller.ts';
import { RegisterImportService } from './register.import.service.ts';
import { RegisterRowsReader } from './register.rows.reader.ts';

/** Files in and out: registers, and lists as workbooks or text tables. */
@Module({
  imports: [DisputeModule],
  controllers: [RegisterImportController, ExportController],
  providers: [RegisterImportService, RegisterCorrectionService, RegisterRowsReader, DisputeExport],
  exports: [RegisterImportService, DisputeExport],
})
export class ExchangeModule {}
