import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { docxOf } from '#casework/paper';
import { RuleError } from '#domain';
import { Clock, execute, inTransaction } from '#platform';
import { seesWords, withoutWords } from '../meeting.words.ts';
import { conflict } from '../township.ts';
import { orderNameOf } from './minutes.paper.ts';
import type { PaperFile } from './paper.service.ts';
import { isOfUnit, lineOfSlip, type SlipWithMinutes, slipOf, slipsOf, unsignedOf } from './slip.query.ts';
import { sealSlips } from './slip.store.ts';
import type { TaskSlipPage, TaskSlipQuery, TaskSlipView } from './slip.view.ts';
import { numberOfSlip, type SlipContent, taskSlipPaper } from './task-slip.paper.ts';

/** Task slips (交办单) for the units to which they went, which sign for them, and for whoever reads the review. */
@Injectable()
export class TaskSlips {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async page(actor: StaffActor, asked: TaskSlipQuery): Promise<TaskSlipPage> {
    const rows = await slipsOf(this.dataSource, actor, asked);
    const items = rows.slice(0, asked.limit).map((row) => lineOfSlip(row, actor));
    return {
      items,
      unsigned: await unsignedOf(this.dataSource, actor),
      nextCursor: rows.length > asked.limit ? (items.at(-1)?.id ?? null) : null,
    };
  }

  /** @throws RuleError kind "not-found", code "no-such-task-slip" */
  async view(actor: StaffActor, id: string): Promise<TaskSlipView> {
    return viewOf(found(await slipOf(this.dataSource, actor, id)), actor);
  }

  /**
   * The slip in the official form: asked again, the same bytes, signed or not.
   * @throws RuleError kind "not-found", code "no-such-task-slip"
   */
  async file(actor: StaffActor, id: string): Promise<PaperFile> {
    const content = contentOf(found(await slipOf(this.dataSource, actor, id)), actor);
    const paper = taskSlipPaper(content);
    const name = `${paper.title}${numberOfSlip(content) ?? ''}（${content.slip.unitName}）`;
    return { name, plain: 'task-slip', bytes: docxOf(paper) };
  }

  /**
   * Signs for a slip in the name of one's unit. Signed by anybody of it before, it stays as it was signed.
   * @throws RuleError kind "not-found", code "no-such-task-slip"; kind "forbidden", code "not-your-slip"; kind "conflict",
   *         code "slip-withdrawn"
   */
  async sign(actor: StaffActor, id: string): Promise<TaskSlipView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const slip = found(await slipOf(tx, actor, id, true));
      if (!isOfUnit(slip, actor))
        throw new RuleError({
          kind: 'forbidden',
          code: 'not-your-slip',
          message: 'Only the unit to which a slip went signs for it',
          messageZh: '交办单由承办单位的人员签收',
        });
      if (slip.signedAt !== null) return viewOf(slip, actor);
      if (slip.withdrawnAt !== null)
        throw conflict(
          'slip-withdrawn',
          '会议已重新召开，请签收新一版交办单',
          'The meeting was opened again: a later edition of the slip is to be signed for',
        );
      const at = this.clock.now().toISOString();
      await execute(tx, {
        name: 'review.sign-slip',
        text: `update review_slip_receipt set signed_by = $2, signed_at = $3 where id = $1 and signed_at is null`,
        values: [id, actor.staffId, at],
      });
      await sealSlips(tx, slip.townshipId, [id], at);
      return viewOf(found(await slipOf(tx, actor, id)), actor);
    });
  }
}

function found(slip: SlipWithMinutes | undefined): SlipWithMinutes {
  if (slip !== undefined) return slip;
  throw new RuleError({
    kind: 'not-found',
    code: 'no-such-task-slip',
    message: 'There is no such task slip, or it went to another unit',
    messageZh: '没有这份交办单，或您无权查看',
  });
}

/** The words of a slip are for the unit that is to carry it out, and for whoever reads the words of the meeting. */
function contentOf(row: SlipWithMinutes, actor: StaffActor): SlipContent {
  const whole = row.minutes;
  const minutes = whole !== null && !isOfUnit(row, actor) && !seesWords(actor) ? withoutWords(whole) : whole;
  const slip = minutes?.slips.find(({ unitId }) => unitId === row.unitId);
  if (minutes === null || slip === undefined) throw new Error('a slip stands in the minutes of its edition');
  return { minutes, slip };
}

function viewOf(row: SlipWithMinutes, actor: StaffActor): TaskSlipView {
  const { minutes, slip } = contentOf(row, actor);
  const parties = new Map(minutes.items.map((item) => [item.disputeId, item.parties ?? null]));
  return {
    ...lineOfSlip(row, actor),
    items: slip.tasks.map((task) => {
      const { disputeId, number, measure, dueOn, proof, assisting = [], assists } = task;
      const { zh, en } = orderNameOf(task);
      return {
        disputeId,
        caseNumber: number,
        parties: parties.get(disputeId) ?? null,
        typeName: { zh, en },
        measure,
        dueOn,
        proof,
        assisting: assisting.map(({ name }) => name),
        assists: assists ?? null,
      };
    }),
  };
}
