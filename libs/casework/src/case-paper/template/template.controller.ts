import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { docxType, paperHeaders } from '#casework/paper';
import { paperForms } from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { type HandedTemplate, PaperTemplates } from './template.service.ts';
import { type TemplateUpload, uploadedTemplate } from './template.upload.ts';
import { editionQuery, templateCheck, templatePage, templateQuery, templateView } from './template.view.ts';

const one = z.strictObject({ form: z.enum(paperForms) });
type One = z.output<typeof one>;
type Within = z.output<typeof templateQuery>;

interface Reply {
  header(name: string, value: string): unknown;
}

const fileBody = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', format: 'binary' } },
  },
};

/** The templates of papers, which a township words in WPS or Word. */
@Controller('paper-templates')
export class TemplateController {
  constructor(private readonly templates: PaperTemplates) {}

  @Get()
  @Access('paper.template')
  @Answers(200, templatePage, { zh: '文书模板', en: 'Templates of papers' })
  async list(@CurrentActor() actor: StaffActor, @Query({ schema: templateQuery }) { townshipId }: Within) {
    return { items: await this.templates.list(actor, townshipId) };
  }

  @Get(':form/template.docx')
  @Access('paper.template')
  @Answers(200, z.string(), { zh: '下载文书模板', en: 'A template, to be worded' }, docxType)
  async file(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { form }: One,
    @Query({ schema: editionQuery }) asked: z.output<typeof editionQuery>,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return handOut(reply, await this.templates.file(actor, form, asked));
  }

  @Get(':form/preview.docx')
  @Access('paper.template')
  @Answers(200, z.string(), { zh: '预览文书模板', en: 'The template, filled with examples' }, docxType)
  async preview(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { form }: One,
    @Query({ schema: templateQuery }) { townshipId }: Within,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return handOut(reply, await this.templates.preview(actor, form, townshipId));
  }

  @Post(':form/trial')
  @HttpCode(200)
  @Access('paper.template')
  @ApiConsumes('multipart/form-data')
  @ApiBody(fileBody)
  @Answers(200, z.string(), { zh: '检查模板并预览', en: 'Check a template, and fill it' }, docxType)
  async tryOut(
    @Param({ schema: one }) { form }: One,
    @Req() request: TemplateUpload,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    return handOut(reply, this.templates.tryOut(form, await uploadedTemplate(request)));
  }

  @Post(':form/check')
  @HttpCode(200)
  @Access('paper.template')
  @ApiConsumes('multipart/form-data')
  @ApiBody(fileBody)
  @Answers(200, templateCheck, { zh: '检查模板', en: 'Check a template, and tell what it leaves out' })
  async check(@Param({ schema: one }) { form }: One, @Req() request: TemplateUpload) {
    return this.templates.check(form, await uploadedTemplate(request));
  }

  @Post(':form/editions')
  @Access('paper.template')
  @ApiConsumes('multipart/form-data')
  @ApiBody(fileBody)
  @Answers(201, templateView, { zh: '启用新模板', en: 'Take a template into use' })
  async add(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { form }: One,
    @Query({ schema: templateQuery }) { townshipId }: Within,
    @Req() request: TemplateUpload,
  ) {
    return await this.templates.add(actor, form, townshipId, await uploadedTemplate(request));
  }

  @Post(':form/default')
  @HttpCode(200)
  @Access('paper.template')
  @Answers(200, templateView, { zh: '恢复默认模板', en: 'Go back to the template of the product' })
  toDefault(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { form }: One,
    @Query({ schema: templateQuery }) { townshipId }: Within,
  ) {
    return this.templates.toDefault(actor, form, townshipId);
  }
}

function handOut(reply: Reply, { name, plain, bytes }: HandedTemplate): Buffer {
  for (const [header, value] of Object.entries(paperHeaders(name, plain))) reply.header(header, value);
  return Buffer.from(bytes);
}
