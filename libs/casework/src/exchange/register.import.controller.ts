import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { type RegisterMapping, registerFields } from '#domain';
import { Access, Answers, CurrentActor, Scope } from '#platform';
import { type ImportPreview, RegisterImportService } from './register.import.service.ts';
import { type Upload, uploadedFile } from './upload.reader.ts';

const one = z.strictObject({ id: z.uuid() });
const mapping = z.record(z.string().max(200), z.enum([...registerFields, 'ignore']));
const choices = z.strictObject({
  mapping: mapping.optional(),
  sheetName: z.string().max(100).optional(),
  headerRow: z.int().min(1).max(100).optional(),
  save: z.boolean().optional(),
});
const rowsWanted = z.strictObject({ rows: z.enum(['all', 'problems', 'none']).default('all') });

const message = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warn', 'info']),
    row: z.int(),
    field: z.string(),
    messageZh: z.string(),
    message: z.string(),
  })
  .loose();
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
  problems: z.array(message),
  summary: z.looseObject({ dataRows: z.int(), imported: z.int(), held: z.int() }),
  rows: z.array(
    z.looseObject({
      row: z.int(),
      kind: z.string(),
      result: z.enum(['imported', 'held', 'ignored']),
      messages: z.array(message),
    }),
  ),
  result: resultView.nullable(),
});

/** The register import: hand in, look, correct, commit, take back what is held. */
@Controller('register-imports')
export class RegisterImportController {
  constructor(private readonly imports: RegisterImportService) {}

  @Post()
  @Access('register.import')
  @Scope('import')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    },
  })
  @Answers(201, previewView, { zh: '上传台账并预览', en: 'Hand in a register and see how it reads' })
  async begin(@CurrentActor() actor: StaffActor, @Req() request: Upload) {
    const { fileName, content } = await uploadedFile(request);
    return viewOf(await this.imports.begin(actor, fileName, content), 'all');
  }

  @Get(':id')
  @Access('register.import')
  @Scope('import')
  @Answers(200, previewView, { zh: '查看预览', en: 'See how a register reads' })
  async preview(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Query({ schema: rowsWanted }) { rows }: z.output<typeof rowsWanted>,
  ) {
    return viewOf(await this.imports.preview(actor, id), rows);
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
    return viewOf(
      await this.imports.correct(actor, id, {
        ...given,
        mapping: given.mapping as RegisterMapping | undefined,
      }),
      'all',
    );
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
}

function xlsx(): string {
  return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
}

function viewOf({ reading, ...preview }: ImportPreview, rows: 'all' | 'problems' | 'none') {
  const shown = {
    all: reading.rows,
    problems: reading.rows.filter((row) => row.messages.some(({ severity }) => severity !== 'info')),
    none: [],
  };
  const { format, sheetName, sheetNames } = preview.sheet;
  return {
    id: preview.id,
    fileName: preview.fileName,
    sheet: { format, sheetName, sheetNames },
    layout: reading.layout,
    furtherLayouts: reading.furtherLayouts,
    problems: reading.problems,
    summary: reading.summary,
    rows: shown[rows],
    result: preview.result,
  };
}
