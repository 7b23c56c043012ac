import { expect, test } from '@jest/globals';
import { ConfigError } from '../config/config.ts';
import { faults } from '../database/embedded/faults.ts';
import { explainFailure } from './explain-failure.ts';

test('a fault that people can mend is told with what to do, in both languages', () => {
  expect(explainFailure(faults.diskFull('/srv/data'))).toMatch(
    /已满[\s\S]*→ 请腾出[\s\S]*is full[\s\S]*→ Free at least/,
  );
  expect(explainFailure(new ConfigError('PORT: 应为整数'))).toBe('PORT: 应为整数');
});

test('what the operating system says is repeated without a stack', () => {
  const missing = Object.assign(new Error("ENOENT: no such file or directory, open 'a.csv'"), {
    code: 'ENOENT',
  });
  expect(explainFailure(missing)).toBe("ENOENT: no such file or directory, open 'a.csv'");
});

test('anything else comes with its stack, for whoever mends the program', () => {
  expect(explainFailure(new TypeError('x is not a function'))).toMatch(
    /^TypeError: x is not a function\n {4}at /,
  );
  expect(explainFailure('thrown text')).toBe('thrown text');
});
