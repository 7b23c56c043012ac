import { describe, expect, test } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClockModule } from './clock.module.ts';
import { Clock, FixedClock, SystemClock } from './clock.ts';

const dayMs = 86_400_000;

describe('the clock', () => {
  test('the day of the office turns at 16:00 UTC', () => {
    expect(new FixedClock('2026-03-31T15:59:59.999Z').today()).toBe('2026-03-31');
    expect(new FixedClock('2026-03-31T16:00:00.000Z').today()).toBe('2026-04-01');
    expect(new FixedClock('2026-12-31T16:00:00.000Z').today()).toBe('2027-01-01');
  });

  test('a fixed clock stands until somebody moves it', () => {
    const clock = new FixedClock('2026-02-28T00:00:00.000Z');
    clock.advanceDays(1);
    clock.advanceMs(1);
    expect(clock.now().toISOString()).toBe('2026-03-01T00:00:00.001Z');
    clock.set('2026-05-06T01:02:03.000Z');
    expect(clock.now().toISOString()).toBe('2026-05-06T01:02:03.000Z');
  });

  test('who changes the instant that was handed out does not change the clock', () => {
    const clock = new FixedClock('2026-02-28T00:00:00.000Z');
    clock.now().setFullYear(1999);
    expect(clock.now().getUTCFullYear()).toBe(2026);
  });

  test('the clock of training runs ahead of the machine by whole days', () => {
    const ahead = new SystemClock(30).now().getTime() - new SystemClock().now().getTime();
    expect(Math.abs(ahead - 30 * dayMs)).toBeLessThan(1_000);
  });

  test('everybody in one process gets the same clock, without importing its module', async () => {
    @Injectable()
    class Asker {
      constructor(readonly clock: Clock) {}
    }
    @Module({ providers: [Asker] })
    class Elsewhere {}
    const clock = new FixedClock('2026-02-28T00:00:00.000Z');
    @Module({ imports: [ClockModule.forRoot({ clock }), Elsewhere] })
    class Root {}
    const context = await NestFactory.createApplicationContext(Root, { logger: false });
    try {
      expect(context.get(Asker, { strict: false }).clock).toBe(clock);
    } finally {
      await context.close();
    }
  });
});
