import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { DisputeExport } from './dispute.export.ts';
import { ExportController } from './export.controller.ts';
import { RegisterImportController } from './register.import.controller.ts';
import { RegisterImportService } from './register.import.service.ts';

/** Files in and out: registers, and lists as workbooks or text tables. */
@Module({
  imports: [DisputeModule],
  controllers: [RegisterImportController, ExportController],
  providers: [RegisterImportService, DisputeExport],
  exports: [RegisterImportService, DisputeExport],
})
export class ExchangeModule {}
