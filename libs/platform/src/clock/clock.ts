const dayMs = 24 * 3_600_000;
/** Asia/Shanghai is eight hours ahead of UTC all the year: no daylight saving since 1991. */
const shanghaiMs = 8 * 3_600_000;

/** Tells the time. The only thing in the server that knows it; tests and training hand in another. */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;

  /**
   * The instant of the machine, also where training lets the product live on another day: for what clocks elsewhere
   * must agree with, such as the codes of a telephone.
   */
  machineNow(): Date {
    return this.now();
  }

  /** The day in the office's time zone, YYYY-MM-DD. */
  today(): string {
    return new Date(this.now().getTime() + shanghaiMs).toISOString().slice(0, 10);
  }
}

/** The time of the machine. */
export class SystemClock extends Clock {
  /** @param shiftDays  for training only: lets the whole product live so many days later; default 0 */
  constructor(private readonly shiftDays = 0) {
    super();
  }

  override now(): Date {
    return new Date(this.machineNow().getTime() + this.shiftDays * dayMs);
  }

  override machineNow(): Date {
    return new Date();
  }
}

/** The clock of training: it runs ahead of another one, and people move it onward. */
export class TrainingClock extends Clock {
  #shiftMs: number;

  /**
   * @param base  whose time it runs ahead of
   * @param shiftDays  how far it was moved before
   * @param keep  writes down how far it has been moved, in days, so that it is not turned back by a restart
   */
  constructor(
    private readonly base: Clock,
    shiftDays: number,
    private readonly keep: (shiftDays: number) => Promise<void>,
  ) {
    super();
    this.#shiftMs = shiftDays * dayMs;
  }

  override now(): Date {
    return new Date(this.base.now().getTime() + this.#shiftMs);
  }

  override machineNow(): Date {
    return this.base.machineNow();
  }

  /** How far it runs ahead, in milliseconds. */
  get shiftMs(): number {
    return this.#shiftMs;
  }

  /** Moves it onward to an instant; one that has passed changes nothing. @param instant  ISO */
  async moveTo(instant: string): Promise<void> {
    const further = Date.parse(instant) - this.now().getTime();
    if (further <= 0) return;
    this.#shiftMs += further;
    await this.keep(this.#shiftMs / dayMs);
  }
}

/** A clock that stands until it is moved, for tests. */
export class FixedClock extends Clock {
  #now: number;

  /** @param instant  ISO instant */
  constructor(instant: string) {
    super();
    this.#now = Date.parse(instant);
  }

  override now(): Date {
    return new Date(this.#now);
  }

  set(instant: string): void {
    this.#now = Date.parse(instant);
  }

  advanceMs(ms: number): void {
    this.#now += ms;
  }

  advanceDays(days: number): void {
    this.#now += days * dayMs;
  }
}
