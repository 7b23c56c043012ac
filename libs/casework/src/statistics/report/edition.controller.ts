import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { docxType, paperHeaders, xlsxType } from '#casework/paper';
import { Access, Answers, CurrentActor } from '#platform';
import { type EditionFile, StatisticsEditions } from './edition.service.ts';
import {
  differencesView,
  type EditionCasesQuery,
  editionCases,
  editionCasesQuery,
  editionProof,
  editionView,
} from './report.view.ts';

const one = z.strictObject({ id: z.uuid(), edition: z.coerce.number().int().min(1).max(1_000) });
type One = z.output<typeof one>;

interface Reply {
  header(name: string, value: string): unknown;
}

/** What was published. */
@Controller('statistics/reports/:id/editions/:edition')
export class EditionController {
  constructor(private readonly editions: StatisticsEditions) {}

  @Get()
  @Access('statistics.read')
  @Answers(200, editionView, { zh: '已发布的一版报告', en: 'One edition of a report' })
  view(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id, edition }: One) {
    return this.editions.view(actor, id, edition);
  }

  @Get('proof')
  @Access('statistics.read')
  @Answers(200, editionProof, { zh: '核验一版报告', en: 'Whether an edition is as it was published' })
  proof(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id, edition }: One) {
    return this.editions.proof(actor, id, edition);
  }

  @Get('cases')
  @Access('statistics.read')
  @Answers(200, editionCases, { zh: '报告数字背后的案件', en: 'The cases behind a published figure' })
  cases(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id, edition }: One,
    @Query({ schema: editionCasesQuery }) asked: EditionCasesQuery,
  ) {
    return this.editions.cases(actor, id, edition, asked);
  }

  @Get('differences')
  @Access('statistics.read')
  @Answers(200, differencesView, { zh: '与前一版的差异', en: 'What differs from the edition before' })
  differences(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id, edition }: One) {
    return this.editions.differences(actor, id, edition);
  }

  @Get('report.docx')
  @Access('statistics.read')
  @Answers(200, z.string(), { zh: '下载统计报告', en: 'The report in the official form' }, docxType)
  async paper(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id, edition }: One,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return handOut(reply, await this.editions.paper(actor, id, edition), 'docx');
  }

  @Get('form.xlsx')
  @Access('statistics.read')
  @Answers(200, z.string(), { zh: '下载人民调解统计表', en: 'The statistics form' }, xlsxType)
  async form(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id, edition }: One,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return handOut(reply, await this.editions.form(actor, id, edition), 'xlsx');
  }
}

function handOut(reply: Reply, { name, bytes }: EditionFile, extension: 'docx' | 'xlsx'): Buffer {
  for (const [header, value] of Object.entries(paperHeaders(name, `statistics-${extension}`, extension)))
    reply.header(header, value);
  return Buffer.from(bytes);
}
