import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { type SuccessionOrder, successionOrder, successionUndo } from '#domain';
import { Access, Answers, CurrentActor } from '#platform';
import { SuccessionList, successionList } from './succession.list.ts';
import { SuccessionPreview, successionPreview } from './succession.preview.ts';
import { SuccessionService } from './succession.service.ts';

const one = z.strictObject({ id: z.uuid() });
type One = z.output<typeof one>;
const begun = z.object({ successionId: z.uuid() });

/** Handing on all the work of somebody who leaves. */
@Controller()
export class SuccessionController {
  constructor(
    private readonly preview: SuccessionPreview,
    private readonly successions: SuccessionService,
    private readonly past: SuccessionList,
  ) {}

  @Get('staff/:id/succession')
  @Access('succession.arrange')
  @Answers(200, successionPreview, {
    zh: '预览某人名下的工作',
    en: 'What hangs on somebody: counts, and the cases that the reader may see; changes nothing',
  })
  view(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: One) {
    return this.preview.of(actor, id);
  }

  @Get('staff/:id/successions')
  @Access('succession.arrange')
  @Answers(200, successionList, {
    zh: '工作移交记录',
    en: 'When their work was handed on, and how far that has come',
  })
  list(@CurrentActor() actor: StaffActor, @Param({ schema: one }) { id }: One) {
    return this.past.of(actor, id);
  }

  @Post('staff/:id/successions')
  @HttpCode(201)
  @Access('succession.arrange')
  @Answers(201, begun, {
    zh: '移交某人的全部工作',
    en: 'Hand on all the work of somebody who leaves; a worker does it case by case',
  })
  async begin(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: One,
    @Body({ schema: successionOrder }) order: SuccessionOrder,
  ): Promise<z.output<typeof begun>> {
    return { successionId: await this.successions.begin(actor, id, order) };
  }

  @Post('successions/:id/undo')
  @HttpCode(201)
  @Access('succession.arrange')
  @Answers(201, begun, {
    zh: '撤销工作移交',
    en: 'Hand back what was handed on and not touched since',
  })
  async undo(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: one }) { id }: One,
    @Body({ schema: successionUndo }) { reason }: z.output<typeof successionUndo>,
  ): Promise<z.output<typeof begun>> {
    return { successionId: await this.successions.undo(actor, id, reason) };
  }
}
