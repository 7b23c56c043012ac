import { expect, test } from '@jest/globals';
import { durationLabel } from './duration.label.ts';

test.each([
  [0, '0分钟', '0 min'],
  [59, '59分钟', '59 min'],
  [60, '1小时', '1 h'],
  [125, '2小时5分钟', '2 h 5 min'],
  [1440, '1天', '1 d'],
  [1440 * 12 + 3 * 60 + 59, '12天3小时', '12 d 3 h'],
])('%d minutes are said as %s', (minutes, zh, en) => {
  expect(durationLabel(minutes)).toEqual({ zh, en });
});
