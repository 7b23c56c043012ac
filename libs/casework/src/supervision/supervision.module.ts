import { Module } from '@nestjs/common';
import { DisputeModule } from '#casework/dispute';
import { MyClocks } from './my.clocks.ts';
import { SlipService } from './slip.service.ts';
import { SupervisionBoard } from './supervision.board.ts';
import { SupervisionController } from './supervision.controller.ts';

/** What runs and what is late, for whoever works on it and for whoever supervises them. */
@Module({
  imports: [DisputeModule],
  controllers: [SupervisionController],
  providers: [MyClocks, SupervisionBoard, SlipService],
})
export class SupervisionModule {}
