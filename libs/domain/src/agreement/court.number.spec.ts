import { expect, test } from '@jest/globals';
import { asCourtNumber, looksLikeCourtNumber } from './court.number.ts';

test.each([
  ['(2026)豫0822诉前调确18号', '（2026）豫0822诉前调确18号'],
  ['〔2026〕豫0822民特1号', '（2026）豫0822民特1号'],
  [' （２０２６） 豫0822 民特 1 号 ', '（2026）豫0822民特1号'],
  ['（2013）博民调确字第12号', '（2013）博民调确字第12号'],
  ['(2026)豫0822民特1号之一', '（2026）豫0822民特1号之一'],
])('%s is written %s', (typed, written) => {
  expect(asCourtNumber(typed)).toBe(written);
  expect(looksLikeCourtNumber(written)).toBe(true);
});

test.each(['X', '18', '调确第一号', '（2026）1号', '（26）豫0822民特1号', '（2026）豫0822民特', '待定'])(
  '%s is no number of a court',
  (typed) => {
    expect(looksLikeCourtNumber(asCourtNumber(typed))).toBe(false);
  },
);
