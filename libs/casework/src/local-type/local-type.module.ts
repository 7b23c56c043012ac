import { Module } from '@nestjs/common';
import { LocalTypeController } from './local-type.controller.ts';
import { LocalTypeEditions } from './local-type.editions.ts';

/** Types of a place beside the fifteen, and to which of them they count. */
@Module({ controllers: [LocalTypeController], providers: [LocalTypeEditions] })
export class LocalTypeModule {}
