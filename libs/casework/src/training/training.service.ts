import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { LadderSweep } from '#casework/escalation';
import { ReviewPlanJob } from '#casework/review';
import { addDays, daysBetween, RuleError } from '#domain';
import { Clock, TrainingClock } from '#platform';

/** So many days onward, or to a day. */
export const moveRequest = z
  .strictObject({ days: z.int().min(1).max(366).optional(), to: z.iso.date().optional() })
  .refine(({ days, to }) => (days === undefined) !== (to === undefined), {
    error: 'days or a day, one of them',
    params: { zh: '请写明天数或日期之一', en: 'Either days or a day' },
  });
type Move = z.output<typeof moveRequest>;

export const movedView = z.object({
  now: z.iso.datetime(),
  today: z.iso.date(),
  /** How many reminders and escalations the days that went by have brought. */
  fired: z.int(),
});

/** Ten o'clock in Shanghai: the office is open, and what is told at nine has been told. */
const atTheOffice = (day: string): string => `${day}T02:00:00.000Z`;

const mostDays = 366;

/** Moves the time of a training installation. */
@Injectable()
export class Training {
  constructor(
    private readonly clock: Clock,
    private readonly ladder: LadderSweep,
    private readonly plans: ReviewPlanJob,
  ) {}

  /**
   * Lets days go by, one after the other, each with its reminders and the weekly review that it plans, as they would come in an
   * office: what runs by the clock of the machine does not see these days.
   * @throws RuleError kind "not-found", code "not-training" outside training; "invalid" for a day that has passed or is
   *         more than a year ahead
   */
  async move({ days, to }: Move): Promise<z.output<typeof movedView>> {
    const { clock } = this;
    if (!(clock instanceof TrainingClock)) throw notTraining();
    const today = clock.today();
    const ahead = days ?? daysBetween(today, to ?? today);
    if (ahead < 1 || ahead > mostDays) throw notAhead();
    let fired = 0;
    for (let day = 1; day <= ahead; day += 1) {
      await clock.moveTo(atTheOffice(addDays(today, day)));
      fired += await this.ladder.sweep();
      await this.plans.run();
    }
    return { now: clock.now().toISOString(), today: clock.today(), fired };
  }
}

const notTraining = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'not-training',
    message: 'Only the clock of training can be moved',
    messageZh: '只有培训模式可以拨动时钟',
  });

const notAhead = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'not-ahead',
    message: 'The clock is moved onward only, by a year at most',
    messageZh: '时钟只能向后拨，且不超过一年',
    errors: [{ pointer: '/to', message: 'From tomorrow on', messageZh: '须晚于今天' }],
  });
