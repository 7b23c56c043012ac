import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '../../http/answers.ts';
import { Access, BeforeDuties, CurrentIdentity, CurrentSession, SessionOnly } from '../auth.decorators.ts';
import { nothing } from '../auth.views.ts';
import type { AuthRequest, Identity, SessionIdentity } from '../identity.ts';
import { originOf } from '../session.origin.ts';
import { SecondFactorService } from './second-factor.service.ts';

const withPassword = z.strictObject({ password: z.string().min(1).max(256) });
const withCode = z.strictObject({ code: z.string().min(6).max(32) });
type WithCode = z.output<typeof withCode>;

const state = z.object({
  isActive: z.boolean(),
  confirmedAt: z.iso.datetime().nullable(),
  recoveryCodesLeft: z.int(),
});
const proposal = z.object({
  /** Base32, to be typed where nothing can be scanned. */
  secret: z.string(),
  uri: z.string(),
  /** SVG. */
  qr: z.string(),
});
const codes = z.object({ recoveryCodes: z.array(z.string()) });

/** One's own second factor. */
@Controller('session/second-factor')
@Access('account.own')
@SessionOnly()
@BeforeDuties()
export class SecondFactorController {
  constructor(private readonly secondFactors: SecondFactorService) {}

  @Get()
  @Answers(200, state, { zh: '我的动态验证码', en: 'My second factor' })
  state(@CurrentIdentity() { accountId }: Identity) {
    return this.secondFactors.state(accountId);
  }

  @Post('setup')
  @Answers(201, proposal, {
    zh: '设置动态验证码（密钥仅显示一次）',
    en: 'Set up a second factor; shown once',
  })
  propose(
    @CurrentIdentity() { accountId }: Identity,
    @Body({ schema: withPassword }) { password }: z.output<typeof withPassword>,
    @Req() request: AuthRequest,
  ) {
    return this.secondFactors.propose(accountId, password, originOf(request));
  }

  @Post('confirmation')
  @HttpCode(200)
  @Answers(200, codes, { zh: '以首个验证码确认（恢复码仅显示一次）', en: 'Confirm by a first code' })
  async confirm(
    @CurrentSession() session: SessionIdentity,
    @Body({ schema: withCode }) { code }: WithCode,
    @Req() request: AuthRequest,
  ) {
    return { recoveryCodes: await this.secondFactors.confirm(session, code, originOf(request)) };
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Answers(200, codes, { zh: '重新生成恢复码（仅显示一次）', en: 'Make new recovery codes; shown once' })
  async renewCodes(
    @CurrentIdentity() { accountId }: Identity,
    @Body({ schema: withCode }) { code }: WithCode,
    @Req() request: AuthRequest,
  ) {
    return { recoveryCodes: await this.secondFactors.renewCodes(accountId, code, originOf(request)) };
  }

  @Post('removal')
  @HttpCode(204)
  @Answers(204, nothing, { zh: '停用动态验证码', en: 'Remove the second factor' })
  remove(
    @CurrentSession() session: SessionIdentity,
    @Body({ schema: withCode }) { code }: WithCode,
    @Req() request: AuthRequest,
  ): Promise<void> {
    return this.secondFactors.remove(session, code, originOf(request));
  }
}
