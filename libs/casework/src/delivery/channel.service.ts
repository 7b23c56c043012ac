import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { audit } from '#casework/audit';
import { assertManaged, type StaffActor } from '#casework/organisation';
import { type ChannelSetting, liesInRealm, RuleError, robotKinds } from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { accessOf } from './channel.access.ts';
import { type Channel, ChannelStore } from './channel.store.ts';
import { type channelTrial, type channelView, targetOf, viewOf } from './channel.view.ts';
import { send } from './delivery.message.ts';
import { outcomeOf } from './outgoing.outcome.ts';
import { OUTGOING_RULES, type OutgoingRules } from './outgoing.rules.ts';

/** Sets up the channels of an administrator's part of the tree. */
@Injectable()
export class ChannelService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly store: ChannelStore,
    @Inject(OUTGOING_RULES) private readonly rules: OutgoingRules,
  ) {}

  async list(actor: StaffActor): Promise<readonly z.output<typeof channelView>[]> {
    return (await this.store.list(actor)).map(viewOf);
  }

  /**
   * Sets up a channel, or changes it; what is waiting for one that is shut is given up, since nobody wants it later.
   * @throws RuleError kind "not-found" outside the realm; kind "invalid" as `accessOf`
   */
  async set(
    actor: StaffActor,
    organisationId: string,
    setting: ChannelSetting,
  ): Promise<z.output<typeof channelView>> {
    const at = this.clock.now();
    return await inTransaction(this.dataSource, async (tx) => {
      // Its row is locked: of two who set up the same channel, one makes it and the other changes it.
      await assertManaged(tx, actor, organisationId);
      const { kind, enabled } = setting;
      const before = await this.store.lock(tx, organisationId, kind);
      const access = accessOf(setting, before?.access, this.rules);
      const topics = 'topics' in setting ? setting.topics : [];
      const id = await this.store.save(
        tx,
        { organisationId, kind, enabled, topics, access },
        { id: before?.id, staffId: actor.staffId, at },
      );
      if (!enabled) await giveUpWaiting(tx, id, at);
      const saved = await this.store.find(tx, id);
      if (saved === undefined) throw new Error('a channel that was saved is there');
      const reason = `${kind}: ${enabled ? 'on' : 'off'}: ${targetOf(access)}`;
      const { staffId, organisationId: actingFor } = actor;
      const entry = {
        action: 'channel.set',
        staffId,
        organisationId: actingFor,
        reason,
        at: at.toISOString(),
      };
      await audit(tx, { ...entry, townshipId: await chainOf(tx, organisationId) });
      return viewOf(saved);
    });
  }

  /**
   * Sends one message to whoever asks, or to the robot's group, whether or not the channel is open for all.
   * @throws RuleError kind "not-found"; kind "conflict", code "no-own-address"
   */
  async try(actor: StaffActor, id: string): Promise<z.output<typeof channelTrial>> {
    const { access } = await this.own(actor, id);
    const to = (await this.store.addresses(this.dataSource, [actor.staffId])).get(actor.staffId);
    const isRobot = robotKinds.some((kind) => kind === access.kind);
    if (!isRobot && (access.kind === 'email' ? to?.email : to?.phone) == null) throw noOwnAddress();
    const message = {
      id: randomUUID(),
      sentence: '这是一条测试消息，通知渠道可用。',
      link: this.rules.publicUrl,
    };
    const now = this.clock.machineNow();
    const outcome = await send(access, isRobot ? undefined : to, message, this.rules, now).catch(outcomeOf);
    return outcome.result === 'sent' ? { sent: true, code: null } : { sent: false, code: outcome.code };
  }

  private async own(actor: StaffActor, id: string): Promise<Channel> {
    const channel = await this.store.find(this.dataSource, id);
    const place = channel && (await placeOf(this.dataSource, channel.organisationId));
    if (channel !== undefined && place !== undefined && liesInRealm(actor, place)) return channel;
    throw new RuleError({
      kind: 'not-found',
      code: 'no-such-channel',
      message: 'There is no such channel in your part of the tree',
      messageZh: '您管理的范围内没有这个渠道',
    });
  }
}

async function giveUpWaiting(tx: Tx, channelId: string, at: Date): Promise<void> {
  await execute(tx, {
    text: `update delivery set failed_at = $2, last_code = 'channel-off'
           where channel_id = $1 and sent_at is null and failed_at is null`,
    values: [channelId, at],
  });
}

async function placeOf(on: Tx | DataSource, organisationId: string) {
  const [row] = await query<{ id: string; parentId: string | null; kind: string }>(on, {
    text: `select id, parent_id as "parentId", kind from organisation where id = $1`,
    values: [organisationId],
  });
  return row;
}

/** The township of a unit; of a township and a county itself. */
async function chainOf(tx: Tx, organisationId: string): Promise<string> {
  const place = await placeOf(tx, organisationId);
  const isBody = place?.kind === 'township' || place?.kind === 'county';
  return isBody ? organisationId : (place?.parentId ?? organisationId);
}

const noOwnAddress = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'no-own-address',
    message: 'Enter your own address first (settings, how I am told): the test message goes there',
    messageZh: '请先在个人设置的通知方式中填写本人地址，测试消息发往该处',
  });
