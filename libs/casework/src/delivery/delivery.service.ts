import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RuleBook } from '#casework/deadline';
import { isOfficeTime } from '#domain';
import { Clock, execute, RecurringJob, type RunsRecurringly } from '#platform';
import { type Addresses, type Channel, ChannelStore } from './channel.store.ts';
import { attemptsAtMost, type Claimed, claim, type SendingTime, waitAfter } from './delivery.claim.ts';
import { messageOf, send } from './delivery.message.ts';
import { type Outcome, outcomeOf } from './outgoing.outcome.ts';
import { OUTGOING_RULES, type OutgoingRules } from './outgoing.rules.ts';

/** A channel that did not answer is left alone for so long: its other messages would only wait for the same silence. */
const restMs = 30_000;
/** Batches of one call, so that a worker comes back to its other jobs. */
const roundsAtMost = 50;

/**
 * Sends what is due: claimed in one short transaction, sent outside of any, marked in another. Whoever dies between sending
 * and marking leaves a row that is sent once more when its lease is over, so a receiver that cannot tell doubles may show
 * one twice; nothing is ever lost.
 */
@Injectable()
export class DeliveryService {
  readonly #logger = new Logger('Delivery');

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly store: ChannelStore,
    private readonly ruleBook: RuleBook,
    @Inject(OUTGOING_RULES) private readonly rules: OutgoingRules,
  ) {}

  /** @returns how many tries were made */
  async sendDue(): Promise<number> {
    const at = this.clock.now();
    const { calendar } = await this.ruleBook.now(this.dataSource);
    const time: SendingTime = {
      at,
      isOfficeTime: isOfficeTime(at.toISOString(), calendar),
      today: this.clock.today(),
    };
    const passed: string[] = [];
    let tried = 0;
    for (let round = 0; round < roundsAtMost; round += 1) {
      const taken = await claim(this.dataSource, time, passed);
      if (taken === undefined) break;
      const { channelId, claimed } = taken;
      tried += claimed.length;
      const isWell = await this.sendBatch(channelId, claimed, time);
      if (!isWell || claimed.length === 0) passed.push(channelId);
    }
    return tried;
  }

  /** @returns whether the channel may be asked for more */
  private async sendBatch(id: string, claimed: readonly Claimed[], { at }: SendingTime): Promise<boolean> {
    const channel = await this.store.find(this.dataSource, id);
    if (channel === undefined) throw new Error(`there is no channel ${id}`);
    const staffIds = claimed.flatMap(({ staffId }) => staffId ?? []);
    const addresses = await this.store.addresses(this.dataSource, staffIds);
    const outcomes = await Promise.all(claimed.map((one) => this.sendOne(channel, one, addresses, at)));
    const failures = outcomes.filter((outcome) => outcome.result === 'again');
    if (failures.length === 0) return true;
    const longest = Math.max(restMs, ...failures.map(({ afterMs = 0 }) => afterMs));
    await execute(this.dataSource, {
      name: 'channel.rest',
      text: 'update channel set rests_until = greatest(rests_until, $2) where id = $1',
      values: [id, new Date(at.getTime() + longest)],
    });
    return false;
  }

  private async sendOne(
    channel: Channel,
    claimed: Claimed,
    addresses: ReadonlyMap<string, Addresses>,
    at: Date,
  ): Promise<Outcome> {
    const { id, staffId, attempt } = claimed;
    const to = staffId === null ? undefined : addresses.get(staffId);
    const message = messageOf(claimed, this.rules);
    const outcome = await send(channel.access, to, message, this.rules, this.clock.machineNow()).catch(
      outcomeOf,
    );
    await this.mark(claimed, outcome, at);
    const result = outcome.result === 'sent' ? 'sent' : `${outcome.result} ${outcome.code}`;
    this.#logger.log(`${channel.kind} ${id} attempt ${attempt} ${result}`);
    return outcome;
  }

  /** What was sent is sent, whoever holds the row by now; a failure counts only while this try is the latest. */
  private async mark({ id, attempt }: Claimed, outcome: Outcome, at: Date): Promise<void> {
    if (outcome.result === 'sent') {
      await execute(this.dataSource, {
        name: 'delivery.sent',
        text: `update delivery set sent_at = $2, failed_at = null, last_code = null where id = $1 and sent_at is null`,
        values: [id, at],
      });
      return;
    }
    const isOver = outcome.result === 'refused' || attempt >= attemptsAtMost;
    const wait = Math.max(waitAfter(attempt, Math.random()), ('afterMs' in outcome && outcome.afterMs) || 0);
    await execute(this.dataSource, {
      name: 'delivery.failed',
      text: `update delivery set last_code = $3, failed_at = $4, next_at = $5
             where id = $1 and attempts = $2 and sent_at is null and failed_at is null`,
      values: [id, attempt, outcome.code, isOver ? at : null, new Date(at.getTime() + wait)],
    });
  }
}

/** Every ten seconds; a worker that is still at it lets the tick go by. */
@RecurringJob({ name: 'delivery.send', every: 10_000 })
export class DeliveryJob implements RunsRecurringly {
  #running: Promise<number> | undefined;

  constructor(private readonly deliveries: DeliveryService) {}

  async run(): Promise<'idle' | undefined> {
    if (this.#running !== undefined) return 'idle';
    this.#running = this.deliveries.sendDue();
    try {
      return (await this.#running) === 0 ? 'idle' : undefined;
    } finally {
      this.#running = undefined;
    }
  }
}
