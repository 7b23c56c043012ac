import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { type LocalTypeEdition, type LocalTypeEnd, localTypeEdition, localTypeEnd } from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { LocalTypeEditions } from './local-type.editions.ts';
import { localTypesView, previewView } from './local-type.view.ts';

const one = z.strictObject({ id: z.uuid() });

/** Local types: everybody chooses among them, administrators say to which class they count. */
@Controller('local-types')
export class LocalTypeController {
  constructor(private readonly editions: LocalTypeEditions) {}

  @Get()
  @Access('organisation.read')
  @Answers(200, localTypesView, {
    zh: '地方类型及其归类',
    en: 'Local types, and to which class each counts from when to when',
  })
  all(@CurrentActor() actor: StaffActor) {
    return this.editions.view(actor);
  }

  @Post('preview')
  @HttpCode(200)
  @Access('types.set')
  @Answers(200, previewView, {
    zh: '预览归类修改涉及的案件',
    en: 'How many cases an edition concerns; changes nothing',
  })
  preview(@CurrentActor() actor: StaffActor, @Body({ schema: localTypeEdition }) edition: LocalTypeEdition) {
    return this.editions.preview(actor, edition);
  }

  @Post()
  @Access('types.set')
  @Answers(201, localTypesView, {
    zh: '新增地方类型或修改归类（留痕）',
    en: 'Make an edition of a local type; it is noted',
  })
  make(@CurrentActor() actor: StaffActor, @Body({ schema: localTypeEdition }) edition: LocalTypeEdition) {
    return this.editions.make(actor, edition);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Access('types.set')
  @Answers(200, localTypesView, {
    zh: '停用地方类型（留痕）',
    en: 'End the use of a local type; it is noted',
  })
  end(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: z.output<typeof one>,
    @Body({ schema: localTypeEnd }) asked: LocalTypeEnd,
  ) {
    return this.editions.end(actor, id, asked);
  }
}
