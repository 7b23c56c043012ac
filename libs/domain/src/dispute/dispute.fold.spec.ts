import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  histories,
  type RecordedStep,
  retractedHistories,
} from '../../../../test/support/dispute-history.ts';
import type { RecordedEvent } from './dispute.events.ts';
import { fold, follow } from './dispute.fold.ts';
import { retractable } from './dispute.retraction.ts';

test('a fold gives what was stored after every event of any history', () => {
  fc.assert(
    fc.property(histories, (steps) => {
      expect(fold(steps.map(({ event }) => event))).toEqual(steps.at(-1)?.after ?? fold([]));
    }),
    { numRuns: 200 },
  );
});

describe('what is taken back', () => {
  const always = (law: (steps: readonly RecordedStep[]) => void): void =>
    fc.assert(fc.property(retractedHistories, law), { numRuns: 200 });
  const eventsOf = (steps: readonly RecordedStep[]): readonly RecordedEvent[] =>
    steps.map(({ event }) => event);

  test('leaves the case as it stood, but for the number that it was given', () => {
    always((steps) => {
      for (const { event, before, after } of steps) {
        if (event.type !== 'RETRACT') continue;
        const there = steps[(event.seqs[0] ?? 0) - 1]?.before;
        const { number } = before.context;
        expect(after).toEqual({ ...there, context: { ...there?.context, number } });
      }
    });
  });

  test('might as well never have happened: what stands gives the same case, but for the number', () => {
    always((steps) => {
      const taken = new Set(steps.flatMap(({ event }) => (event.type === 'RETRACT' ? event.seqs : [])));
      const stands = steps.filter(({ event }, n) => event.type !== 'RETRACT' && !taken.has(n + 1));
      const bare = fold(eventsOf(stands));
      const whole = fold(eventsOf(steps));
      expect({ ...whole, context: { ...whole.context, number: bare.context.number } }).toEqual(bare);
    });
  });

  test('can be read again from what is stored, in JSON', () => {
    always((steps) => {
      const events = JSON.parse(JSON.stringify(eventsOf(steps))) as readonly RecordedEvent[];
      expect(JSON.parse(JSON.stringify(fold(events)))).toEqual(
        JSON.parse(JSON.stringify(steps.at(-1)?.after ?? fold([]))),
      );
    });
  });

  test('is only what stands latest: neither what lies under it, nor what was taken back, nor what never was', () => {
    always((steps) => {
      const course = follow(eventsOf(steps));
      const codeOf = (seqs: readonly number[]): string => {
        try {
          return retractable(course, seqs)
            .map(({ seq }) => seq)
            .join();
        } catch (error) {
          return (error as { readonly code: string }).code;
        }
      };
      const latest = course.standing?.seq ?? 0;
      const below = course.standing?.below?.seq;
      expect(codeOf([latest])).toBe(course.standing === null ? 'retracted-already' : String(latest));
      expect(codeOf([steps.length + 1])).toBe('retracted-already');
      if (below === undefined) return;
      expect(codeOf([below])).toBe('happened-since');
      expect(codeOf([below, latest])).toBe(`${below},${latest}`);
      for (const { event } of steps)
        if (event.type === 'RETRACT') expect(codeOf(event.seqs)).toBe('retracted-already');
    });
  });

  test('cannot tell of other refusals than those that stand again', () => {
    always((steps) => {
      const events = eventsOf(steps);
      const last = events.at(-1);
      if (last?.type !== 'RETRACT') return;
      const forged = { ...last, refusals: last.refusals + 1 };
      expect(() => follow([...events.slice(0, -1), forged])).toThrow('does not tell');
    });
  });
});
