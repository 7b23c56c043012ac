import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { z } from 'zod';
import { Access, Answers, CurrentActor, SessionOnly } from '#platform';
import type { StaffActor } from './organisation.actor.ts';
import { StaffKeys, staffKeyView } from './staff.keys.ts';

const key = z.strictObject({ id: z.uuid(), keyId: z.uuid() });

/** The API keys of the people of the office, for whoever looks after their accounts. */
@Controller('staff')
@Access('staff.manage')
@SessionOnly()
export class StaffKeysController {
  constructor(private readonly keys: StaffKeys) {}

  @Get('api-keys')
  @Answers(200, z.object({ items: z.array(staffKeyView) }), {
    zh: '本辖区人员的接口密钥',
    en: 'API keys of the people of one part of the tree',
  })
  async list(@CurrentActor() actor: StaffActor) {
    return { items: await this.keys.list(actor) };
  }

  @Delete(':id/api-keys/:keyId')
  @HttpCode(204)
  @Answers(204, z.undefined(), { zh: '吊销某人的接口密钥', en: 'Revoke an API key of somebody' })
  revoke(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: key }) { id, keyId }: z.output<typeof key>,
  ): Promise<void> {
    return this.keys.revoke(actor, id, keyId);
  }
}
