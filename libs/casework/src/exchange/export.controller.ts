import { Controller, Get, Query, Res } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { disputeFilter, disputeSorts, manyOf } from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { DisputeExport, exportColumns, exportFormats } from './dispute.export.ts';

const exportQuery = disputeFilter.extend({
  format: z.enum(exportFormats).default('xlsx'),
  /** What of each case, in this order; all of it where nothing is chosen. */
  columns: manyOf(z.enum(exportColumns)),
  /** Oldest first, as in a register, unless asked otherwise. */
  sort: z.enum(disputeSorts).default('reportedOn'),
});

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
    @Query({ schema: exportQuery }) { format, columns, sort, ...filter }: z.output<typeof exportQuery>,
    @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown },
  ) {
    reply.header('content-type', contentTypes[format]);
    reply.header(
      'content-disposition',
      `attachment; filename="disputes.${format}"; filename*=UTF-8''${encodeURIComponent(`案件.${format}`)}`,
    );
    return await this.exports.file(actor, filter, { format, columns, sort });
  }
}
