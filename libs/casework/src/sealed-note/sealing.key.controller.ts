import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor, Limited, SessionOnly } from '#platform';
import { SealingKeys, sealingKeyView } from './sealing.keys.ts';
import { UnlockedKeys, type Unlocking, type UnlockReply } from './unlocked.key.ts';

/** Sixteen figures, however they are grouped. */
const code = z.string().min(1).max(60);
const withCode = z.strictObject({ code });
const changing = z.strictObject({ oldCode: code, code });

/** Everybody's own key for sealed notes, and the code that opens it. */
@Controller('sealing-key')
@SessionOnly()
export class SealingKeyController {
  constructor(
    private readonly keys: SealingKeys,
    private readonly unlocked: UnlockedKeys,
  ) {}

  @Get()
  @Access('account.own')
  @Answers(200, sealingKeyView, { zh: '我的密封码', en: 'My key for sealed notes' })
  mine(@CurrentActor() actor: StaffActor, @Req() request: Unlocking) {
    return this.keys.mine(actor, request);
  }

  @Post()
  @HttpCode(201)
  @Access('account.own')
  @Limited('sign-in')
  @Answers(201, sealingKeyView, { zh: '设置密封码', en: 'Make a key under a code' })
  async make(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: withCode }) body: z.output<typeof withCode>,
    @Req() request: Unlocking,
  ) {
    await this.keys.make(actor, body.code);
    return await this.keys.mine(actor, request);
  }

  @Post('unlocking')
  @HttpCode(200)
  @Access('account.own')
  @Limited('sign-in')
  @Answers(200, sealingKeyView, { zh: '输入密封码（半小时内有效）', en: 'Open the key for half an hour' })
  async unlock(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: withCode }) body: z.output<typeof withCode>,
    @Req() request: Unlocking,
    @Res({ passthrough: true }) reply: UnlockReply,
  ) {
    const until = await this.keys.unlock(actor, body.code, sessionOf(request), reply);
    return { ...(await this.keys.mine(actor, request)), unlockedUntil: until.toISOString() };
  }

  @Post('locking')
  @HttpCode(200)
  @Access('account.own')
  @Answers(200, sealingKeyView, { zh: '锁上', en: 'Close the key' })
  async lock(
    @CurrentActor() actor: StaffActor,
    @Req() request: Unlocking,
    @Res({ passthrough: true }) reply: UnlockReply,
  ) {
    await this.unlocked.close(sessionOf(request), reply);
    return await this.keys.mine(actor, request);
  }

  @Post('change')
  @HttpCode(200)
  @Access('account.own')
  @Limited('sign-in')
  @Answers(200, sealingKeyView, { zh: '更换密封码', en: 'Change key and code; every note goes over' })
  async change(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: changing }) body: z.output<typeof changing>,
    @Req() request: Unlocking,
  ) {
    await this.keys.change(actor, body.oldCode, body.code);
    return await this.keys.mine(actor, request);
  }

  @Post('replacement')
  @HttpCode(200)
  @Access('account.own')
  @Limited('sign-in')
  @Answers(200, sealingKeyView, { zh: '密封码遗失，重新设置', en: 'A new key, because the code is lost' })
  async replace(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: withCode }) body: z.output<typeof withCode>,
    @Req() request: Unlocking,
  ) {
    await this.keys.replace(actor, body.code);
    return await this.keys.mine(actor, request);
  }

  @Post('recovery')
  @HttpCode(200)
  @Access('account.own')
  @Limited('sign-in')
  @Answers(200, sealingKeyView, {
    zh: '用找回的旧密封码恢复',
    en: 'Carry over what lies under an earlier key',
  })
  async recover(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: withCode }) body: z.output<typeof withCode>,
    @Req() request: Unlocking,
  ) {
    await this.keys.recover(actor, body.code);
    return await this.keys.mine(actor, request);
  }
}

function sessionOf({ identity }: Unlocking): string {
  if (identity?.sessionId === undefined) throw new Error('a route for sessions only has one');
  return identity.sessionId;
}
