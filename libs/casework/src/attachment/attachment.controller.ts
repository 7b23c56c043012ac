import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { attachmentKinds, attachmentLevels, disputeCommands, paperForms } from '#domain';
import { Access, Answers, CurrentActor, IdempotencyKey, IfMatch } from '#platform';
import { AttachmentReading } from './attachment.reading.ts';
import { AttachmentService } from './attachment.service.ts';
import { attachmentView } from './attachment.view.ts';
import { fileHeaders } from './file.headers.ts';
import type { Upload } from './upload.taking.ts';

const caseId = z.strictObject({ id: z.uuid() });
const attachmentId = z.strictObject({ id: z.uuid(), attachmentId: z.uuid() });
const removal = disputeCommands.DETACH.pick({ reason: true });
const shown = z.strictObject({ disposition: z.enum(['attachment', 'inline']).default('attachment') });
const page = z.object({ items: z.array(attachmentView) });

/** The files of a case. */
@Controller('disputes/:id/attachments')
export class AttachmentController {
  constructor(
    private readonly attachments: AttachmentService,
    private readonly reading: AttachmentReading,
  ) {}

  @Post()
  @Access('dispute.act')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['kind', 'file'],
      properties: {
        kind: { type: 'string', enum: [...attachmentKinds] },
        level: { type: 'string', enum: [...attachmentLevels], default: 'normal' },
        form: { type: 'string', enum: [...paperForms] },
        printId: { type: 'string', format: 'uuid' },
        scan: {
          type: 'string',
          description:
            'What was read on it, as JSON: {"pages": 3, "codes": [{"page": 1, "code": "FQ1:…"}]}. The codes say which papers it holds, whatever form says.',
        },
        file: { type: 'string', format: 'binary' },
      },
    },
  })
  @Answers(201, attachmentView, { zh: '上传附件', en: 'Add a file to a case' })
  add(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: caseId }) { id }: z.output<typeof caseId>,
    @Req() request: Upload,
    @IfMatch() expectedVersion: number | undefined,
    @IdempotencyKey() commandKey: string | undefined,
  ) {
    return this.attachments.add(actor, id, request, { expectedVersion, commandKey });
  }

  @Get()
  @Access('dispute.read')
  @Answers(200, page, { zh: '附件列表', en: 'Files of a case' })
  async list(@CurrentActor() actor: StaffActor, @Param({ schema: caseId }) { id }: z.output<typeof caseId>) {
    return { items: await this.reading.list(actor, id) };
  }

  @Get(':attachmentId')
  @Access('dispute.read')
  @Answers(200, z.string(), { zh: '下载附件', en: 'One file of a case' }, 'application/octet-stream')
  async open(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: attachmentId }) path: z.output<typeof attachmentId>,
    @Query({ schema: shown }) { disposition }: z.output<typeof shown>,
    @Res({ passthrough: true }) reply: { header(name: string, value: string): unknown },
  ) {
    const { attachment, content } = await this.reading.open(actor, path.id, path.attachmentId);
    for (const [name, value] of Object.entries(fileHeaders(attachment, disposition)))
      reply.header(name, value);
    return new StreamableFile(content);
  }

  @Post(':attachmentId/removal')
  @HttpCode(200)
  @Access('dispute.act')
  @Answers(200, attachmentView, { zh: '移除附件（留痕）', en: 'Remove a file; that it was there stays' })
  remove(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: attachmentId }) path: z.output<typeof attachmentId>,
    @Body({ schema: removal }) { reason }: z.output<typeof removal>,
    @IfMatch() expectedVersion: number | undefined,
    @IdempotencyKey() commandKey: string | undefined,
  ) {
    return this.attachments.remove(actor, { disputeId: path.id, attachmentId: path.attachmentId }, reason, {
      expectedVersion,
      commandKey,
    });
  }
}
