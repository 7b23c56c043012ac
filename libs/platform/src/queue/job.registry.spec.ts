import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { definitionOf, JobHandler, jobName, RecurringJob } from './job.catalogue.ts';
import { wiringFaults } from './job.registry.ts';

class Baker {}
class Miller {}
const declared = [
  { name: 'bread.bake', handler: Baker },
  { name: 'corn.mill', handler: Miller },
];

describe('the jobs of a process', () => {
  test('are wired when each name has one object', () => {
    expect(wiringFaults(declared, ['bread.bake'], [new Baker(), new Miller(), new Date()])).toEqual([]);
  });

  test('are not wired when no module provides the handler', () => {
    expect(wiringFaults(declared, [], [new Baker()])).toEqual([
      '"corn.mill" has no handler: no module provides Miller',
    ]);
  });

  test('are not wired when somebody writes messages that nobody handles', () => {
    expect(wiringFaults([], ['bread.eat'], [])).toEqual(['"bread.eat" has no handler']);
  });

  test('are not wired when two classes, or two objects of one class, handle the same name', () => {
    const twoClasses = [...declared, { name: 'bread.bake', handler: Miller }];
    expect(wiringFaults(twoClasses, [], [new Baker(), new Miller()])).toEqual([
      '"bread.bake" has 2 handlers: Baker, Miller',
    ]);
    expect(wiringFaults(declared, [], [new Baker(), new Baker(), new Miller()])).toEqual([
      '"bread.bake" has 2 handlers: Baker is provided twice',
    ]);
  });
});

describe('the name of a job', () => {
  test.each(['bake', 'Bread.bake', 'bread.bake:now', 'bread.bake.now', ''])(
    'is noun.verb, not "%s"',
    (name) => {
      expect(() => jobName(name)).toThrow('noun.verb');
      expect(() =>
        JobHandler(
          name,
          z.strictObject({}),
        )(
          class {
            async handle() {}
          },
        ),
      ).toThrow('noun.verb');
      expect(() =>
        RecurringJob({ name, every: 1_000 })(
          class {
            async run() {}
          },
        ),
      ).toThrow('noun.verb');
    },
  );

  test('finds what was declared, eight attempts from one second on unless told otherwise', () => {
    JobHandler(
      'bread.slice',
      z.strictObject({}),
    )(
      class {
        async handle() {}
      },
    );
    expect(definitionOf('bread.slice')).toMatchObject({ attempts: 8, backoffMs: 1_000 });
    expect(definitionOf('bread.toast')).toBeUndefined();
  });
});
