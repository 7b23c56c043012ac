import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '../http/answers.ts';
import { ApiKeyService } from './api-key.service.ts';
import { Access, CurrentIdentity, SessionOnly } from './auth.decorators.ts';
import { apiKeyList, createdApiKey, newApiKey, nothing } from './auth.views.ts';
import type { Identity } from './identity.ts';

const one = z.strictObject({ id: z.uuid() });

/** One's own API keys. */
@Controller('api-keys')
@Access('account.own')
@SessionOnly()
export class ApiKeyController {
  constructor(private readonly apiKeys: ApiKeyService) {}

  @Get()
  @Answers(200, apiKeyList, { zh: '我的接口密钥', en: 'My API keys' })
  async list(@CurrentIdentity() { accountId }: Identity) {
    return { items: await this.apiKeys.list(accountId) };
  }

  @Post()
  @Answers(201, createdApiKey, { zh: '新建接口密钥（仅显示一次）', en: 'Make an API key; it is shown once' })
  create(
    @CurrentIdentity() { accountId }: Identity,
    @Body({ schema: newApiKey }) wanted: z.output<typeof newApiKey>,
  ) {
    return this.apiKeys.create(accountId, wanted);
  }

  @Delete(':id')
  @HttpCode(204)
  @Answers(204, nothing, { zh: '吊销接口密钥', en: 'Revoke an API key' })
  revoke(@CurrentIdentity() { accountId }: Identity, @Param({ schema: one }) { id }: z.output<typeof one>) {
    return this.apiKeys.revoke(accountId, id);
  }
}
