import { Controller, Get, Query, Res } from '@nestjs/common';
import { z } from 'zod';
import { disputeFilter } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { DisputeExport, exportFormats } from './dispute.export.ts';

const exportQuery = disputeFilter.extend({ format: z.enum(exportFormats).default('xlsx') });

const contentTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** Lists as files. */
@Controller('exports')
export class ExportController {
  constructor(private readonly exports: DisputeExport) {}

  @Get('disputes')
  @Access('dispute.export')
  @Answers(200, z.string(), { zh: '导出案件', en: 'Export disputes' }, contentTypes.xlsx)
  async disputes(
    @CurrentActor() actor: StaffActor,
    @Query({ schema: exportQuery }) { format, ...filter }: z.output<typeof exportQuery>,
    @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown },
  ) {
    reply.header('content-type', contentTypes[format]);
    reply.header(
      'content-disposition',
      `attachment; filename="disputes.${format}"; filename*=UTF-8''${encodeURIComponent(`案件.${format}`)}`,
    );
    return await this.exports.file(actor, filter, format);
  }
}
