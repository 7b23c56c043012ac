import { type DynamicModule, Module } from '@nestjs/common';
import { DeadlineModule } from '#casework/deadline';
import { ChannelController } from './channel.controller.ts';
import { ChannelService } from './channel.service.ts';
import { ChannelStore } from './channel.store.ts';
import { ContactController } from './contact.controller.ts';
import { ContactService } from './contact.service.ts';
import { DeliveryLog } from './delivery.log.ts';
import { DeliveryJob, DeliveryService } from './delivery.service.ts';
import { OUTGOING_RULES, type OutgoingRules } from './outgoing.rules.ts';

/** What leaves the product: who wants to be told by which channel, the channels, and the log of what went out. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class DeliveryModule {
  static forRoot(rules: OutgoingRules): DynamicModule {
    return {
      module: DeliveryModule,
      imports: [DeadlineModule],
      controllers: [ContactController, ChannelController],
      providers: [
        ChannelStore,
        ChannelService,
        ContactService,
        DeliveryLog,
        DeliveryService,
        DeliveryJob,
        { provide: OUTGOING_RULES, useValue: rules },
      ],
      exports: [DeliveryService],
    };
  }
}
