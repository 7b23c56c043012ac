import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import {
  type AddedParty,
  addedParty,
  type Command,
  type DisputeFilter,
  type DisputeListQuery,
  disputeCommands,
  disputeFilter,
  disputeListQuery,
  unmaskRequest,
} from '#domain';
import { Access, Answers, CurrentActor, IdempotencyKey, IfMatch, Versioned } from '#platform';
import { AccessLog, accessPage } from './access.log.ts';
import { DisputeCommands } from './dispute.commands.ts';
import { DisputeList } from './dispute.list.ts';
import { disputeLine, disputeView, historyLine } from './dispute.view.ts';
import { PartyService, unmaskedParty } from './party.service.ts';

const disputeId = z.strictObject({ id: z.uuid() });
const partyOf = z.strictObject({ id: z.uuid(), partyId: z.uuid() });

const disputePage = z.object({ items: z.array(disputeLine), nextCursor: z.string().nullable() });
const stageCounts = z.record(z.string(), z.object({ count: z.int(), capped: z.boolean() }));
const history = z.object({ items: z.array(historyLine) });

/** Reading disputes, and entering new ones. What moves a dispute stands in its own controller. */
@Controller('disputes')
export class DisputeController {
  constructor(
    private readonly commands: DisputeCommands,
    private readonly list: DisputeList,
    private readonly reading: AccessLog,
    private readonly parties: PartyService,
  ) {}

  @Get()
  @Access('dispute.read')
  @Answers(200, disputePage, { zh: '案件列表', en: 'List of disputes' })
  page(@CurrentActor() actor: StaffActor, @Query({ schema: disputeListQuery }) query: DisputeListQuery) {
    return this.list.page(actor, query);
  }

  @Get('counts')
  @Access('dispute.read')
  @Answers(200, stageCounts, { zh: '各阶段案件数', en: 'Disputes per stage' })
  counts(@CurrentActor() actor: StaffActor, @Query({ schema: disputeFilter }) filter: DisputeFilter) {
    return this.list.counts(actor, filter);
  }

  @Post()
  @Access('dispute.report')
  @Versioned()
  @Answers(201, disputeView, { zh: '上报纠纷', en: 'Report a dispute' })
  report(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: disputeCommands.REPORT }) command: Command<'REPORT'>,
    @IdempotencyKey() key: string | undefined,
  ) {
    return this.commands.report(actor, command, key);
  }

  @Get(':id')
  @Access('dispute.read')
  @Versioned()
  @Answers(200, disputeView, { zh: '案件详情', en: 'One dispute' })
  view(@CurrentActor() actor: StaffActor, @Param({ schema: disputeId }) { id }: z.output<typeof disputeId>) {
    return this.reading.view(actor, id);
  }

  @Get(':id/history')
  @Access('dispute.read')
  @Answers(200, history, { zh: '案件历史', en: 'History of a dispute' })
  async history(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: disputeId }) { id }: z.output<typeof disputeId>,
  ) {
    return { items: await this.reading.history(actor, id) };
  }

  @Get(':id/accesses')
  @Access('dispute.read')
  @Answers(200, accessPage, { zh: '谁查阅过本案', en: 'Who looked at a dispute' })
  accesses(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: disputeId }) { id }: z.output<typeof disputeId>,
  ) {
    return this.reading.accesses(actor, id);
  }

  @Post(':id/parties')
  @Access('dispute.act')
  @Versioned()
  @Answers(201, disputeView, { zh: '补录当事人', en: 'Add a party' })
  addParty(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: disputeId }) { id }: z.output<typeof disputeId>,
    @Body({ schema: addedParty }) party: AddedParty,
    @IfMatch() expectedVersion: number | undefined,
    @IdempotencyKey() commandKey: string | undefined,
  ) {
    return this.commands.addParty(actor, id, party, { expectedVersion, commandKey });
  }

  @Post(':id/parties/:partyId/unmask')
  @HttpCode(200)
  @Access('party.unmask')
  @Answers(200, unmaskedParty, {
    zh: '查看当事人完整信息（留痕）',
    en: 'See a party unmasked; the look is recorded',
  })
  unmask(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: partyOf }) { id, partyId }: z.output<typeof partyOf>,
    @Body({ schema: unmaskRequest }) { reason }: z.output<typeof unmaskRequest>,
  ) {
    return this.parties.unmask(actor, id, partyId, reason);
  }
}
