import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { type RegisterMapping, type RowCorrection, registerFields, rowCorrection } from '#domain';
import { Access, Answers, CurrentActor, Scope } from '#platform';
import { exchangeLimits } from './exchange.limits.ts';
import { RegisterCorrectionService } from './register.correction.service.ts';
import { type ImportPreview, RegisterImportService } from './register.import.service.ts';
import { messageView, rowView } from './register.row.view.ts';
import { RegisterRowsReader, type RowsWanted, rowsWanted } from './register.rows.reader.ts';
import { fileBody, type Upload, uploadedFile } from './upload.reader.ts';

const one = z.strictObject({ id: z.uuid() });
const oneRow = z.strictObject({ id: z.uuid(), row: z.coerce.number().int().min(1).max(exchangeLimits.rows) });
const mapping = z.record(z.string().max(200), z.enum([...registerFields, 'ignore']));
const choices = z.strictObject({
  mapping: mapping.optional(),
  sheetName: z.string().max(100).optional(),
  headerRow: z.int().min(1).max(100).optional(),
  save: z.boolean().optional(),
});
const rowsQuery = z.strictObject({ rows: z.enum(rowsWanted).default('all') });

const layoutView = z.looseObject({
  headerRow: z.int(),
  columns: z.array(z.looseObject({ header: z.string(), key: z.string(), field: z.string().nullable() })),
});
const resultView = z.object({
  imported: z.int(),
  repeated: z.int(),
  held: z.int(),
  /** Good rows that could not be entered all the same, each with its reason. */
  refused: z.array(z.object({ row: z.int(), messageZh: z.string(), message: z.string() })),
});
const previewView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  sheet: z.object({
    format: z.enum(['xlsx', 'csv']),
    sheetName: z.string(),
    sheetNames: z.array(z.string()),
  }),
  layout: layoutView.nullable(),
  furtherLayouts: z.array(layoutView),
  problems: z.array(messageView),
  summary: z.looseObject({ dataRows: z.int(), imported: z.int(), held: z.int() }),
  rows: z.array(rowView),
  result: resultView.nullable(),
});

/** The register import: hand in, look, correct columns and held rows, commit, take back what is still held. */
@Controller('register-imports')
export class RegisterImportController {
  constructor(
    private readonly imports: RegisterImportService,
    private readonly corrections: RegisterCorrectionService,
    private readonly rows: RegisterRowsReader,
  ) {}

  @Post()
  @Access('register.import')
  @Scope('import')
  @ApiConsumes('multipart/form-data')
  @ApiBody(fileBody)
  @Answers(201, previewView, { zh: '上传台账并预览', en: 'Hand in a register and see how it reads' })
  async begin(@CurrentActor() actor: StaffActor, @Req() request: Upload) {
    const { fileName, content } = await uploadedFile(request);
    return await this.view(await this.imports.begin(actor, fileName, content), 'all');
  }

  @Get(':id')
  @Access('register.import')
  @Scope('import')
  @Answers(200, previewView, { zh: '查看预览', en: 'See how a register reads' })
  async preview(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Query({ schema: rowsQuery }) { rows }: z.output<typeof rowsQuery>,
  ) {
    return await this.view(await this.imports.preview(actor, id), rows);
  }

  @Patch(':id')
  @Access('register.import')
  @Scope('import')
  @Answers(200, previewView, { zh: '更正栏目对应关系', en: 'Correct which column is what' })
  async correct(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Body({ schema: choices }) given: z.output<typeof choices>,
  ) {
    const mapping = given.mapping as RegisterMapping | undefined;
    return await this.view(await this.imports.correct(actor, id, { ...given, mapping }), 'all');
  }

  @Put(':id/rows/:row')
  @Access('register.import')
  @Scope('import')
  @Answers(200, rowView, { zh: '更正或接受待更正的行', en: 'Correct a held row, or accept it as it reads' })
  async correctRow(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: oneRow }) { id, row }: z.output<typeof oneRow>,
    @Body({ schema: rowCorrection }) correction: RowCorrection,
  ) {
    await this.corrections.correct(actor, id, row, correction);
    return await this.rows.row(await this.imports.preview(actor, id), row);
  }

  @Delete(':id/rows/:row')
  @Access('register.import')
  @Scope('import')
  @Answers(200, rowView, { zh: '撤回对一行的更正', en: 'Take back the correction of a row' })
  async withdrawRow(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: oneRow }) { id, row }: z.output<typeof oneRow>,
  ) {
    await this.corrections.withdraw(actor, id, row);
    return await this.rows.row(await this.imports.preview(actor, id), row);
  }

  @Post(':id/commit')
  @HttpCode(200)
  @Access('register.import')
  @Scope('import')
  @Answers(200, resultView, { zh: '确认导入', en: 'Enter the good rows' })
  commit(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: z.output<typeof one>) {
    return this.imports.commit(actor, id);
  }

  @Get(':id/held.xlsx')
  @Access('register.import')
  @Scope('import')
  @Answers(200, z.string(), { zh: '下载待更正的行', en: 'The held rows, to correct' }, xlsx())
  async held(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown },
  ) {
    reply.header('content-type', xlsx());
    reply.header(
      'content-disposition',
      `attachment; filename="held.xlsx"; filename*=UTF-8''${encodeURIComponent('待更正.xlsx')}`,
    );
    return await this.imports.heldRows(actor, id);
  }

  private async view(preview: ImportPreview, wanted: RowsWanted) {
    const { id, fileName, result, reading } = preview;
    const { format, sheetName, sheetNames } = preview.sheet;
    return {
      id,
      fileName,
      sheet: { format, sheetName, sheetNames },
      layout: reading.layout,
      furtherLayouts: reading.furtherLayouts,
      problems: reading.problems,
      summary: reading.summary,
      rows: await this.rows.rows(preview, wanted),
      result,
    };
  }
}

function xlsx(): string {
  return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
}
