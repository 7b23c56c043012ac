import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/**
 * Wakes the next sweep when the next step is due, so that nobody waits for the minute to be full. Only a convenience: an alarm
 * that is lost with its process is made good by the tick.
 */
@Injectable()
export class SweepAlarm implements OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;

  /** Sets the alarm; one that was set before is forgotten. @param inMs  null: none */
  set(inMs: number | null, ring: () => void): void {
    clearTimeout(this.#timer);
    if (inMs !== null) this.#timer = setTimeout(ring, inMs).unref();
  }

  onModuleDestroy(): void {
    clearTimeout(this.#timer);
  }
}
