import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { docxOf, docxType, paperHeaders } from '#casework/paper';
import { type TypicalListQuery, typicalId, typicalListQuery } from '#domain';
import { Access, Answers, Clock, CurrentActor, Scope } from '#platform';
import { atomType, typicalFeed } from './typical.feed.ts';
import { TypicalLibrary } from './typical.library.ts';
import { typicalPaper } from './typical.paper.ts';
import { typicalCasePage, typicalCaseView } from './typical.view.ts';

type One = { readonly id: string };
type Reply = { header(name: string, value: string): unknown };

/** Typical cases that were released: to be searched, read and carried out of the house. */
@Controller('typical-cases')
export class TypicalLibraryController {
  constructor(
    private readonly library: TypicalLibrary,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('typical.read')
  @Scope('typical')
  @Answers(200, typicalCasePage, { zh: '典型案例库', en: 'The library of typical cases' })
  page(@CurrentActor() actor: StaffActor, @Query({ schema: typicalListQuery }) asked: TypicalListQuery) {
    return this.library.page(actor, asked);
  }

  @Get('feed.atom')
  @Access('typical.read')
  @Scope('typical')
  @Answers(
    200,
    z.string(),
    { zh: '典型案例订阅（Atom）', en: 'The latest typical cases as a feed' },
    atomType,
  )
  async feed(@CurrentActor() actor: StaffActor, @Res({ passthrough: true }) reply: Reply) {
    reply.header('content-type', atomType);
    return typicalFeed(await this.library.latest(actor), this.clock.now().toISOString());
  }

  @Get(':id')
  @Access('typical.read')
  @Scope('typical')
  @Answers(200, typicalCaseView, { zh: '典型案例', en: 'A typical case' })
  one(@CurrentActor() actor: StaffActor, @Param({ schema: typicalId }) { id }: One) {
    return this.library.one(actor, id);
  }

  @Get(':id/case.docx')
  @Access('typical.read')
  @Scope('typical')
  @Answers(200, z.string(), { zh: '下载典型案例', en: 'A typical case as a paper' }, docxType)
  async paper(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: typicalId }) { id }: One,
    @Res({ passthrough: true }) reply: Reply,
  ) {
    const told = await this.library.forExport(actor, id);
    const headers = paperHeaders(`典型案例：${told.title}`, 'typical-case');
    for (const [header, value] of Object.entries(headers)) reply.header(header, value);
    return Buffer.from(docxOf(typicalPaper(told)));
  }
}
