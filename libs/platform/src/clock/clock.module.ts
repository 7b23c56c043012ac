import { type DynamicModule, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock.ts';

/** The clock, everywhere. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class ClockModule {
  /** @param clock  default: the machine's, moved by `shiftDays` */
  static forRoot({ shiftDays = 0, clock = new SystemClock(shiftDays) as Clock } = {}): DynamicModule {
    return {
      module: ClockModule,
      global: true,
      providers: [{ provide: Clock, useValue: clock }],
      exports: [Clock],
    };
  }
}
