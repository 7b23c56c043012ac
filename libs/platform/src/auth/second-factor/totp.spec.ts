import { describe, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import { qrSquare } from './qr.square.ts';
import { newRecoveryCode, readRecoveryCode } from './recovery.codes.ts';
import { base32Of, codeAt, keyUri, matchingStep, newSecret, stepOf } from './totp.ts';

/** Of RFC 6238, appendix B; its eight figures end in these six. */
const secret = Buffer.from('12345678901234567890');

describe('a code', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %d is %s, as RFC 6238 says', (second, code) => {
    expect(codeAt(secret, stepOf(new Date(second * 1_000)))).toBe(code);
  });

  test('is taken from a clock that is up to 30 seconds off, and from no other', () => {
    const now = new Date('2026-11-23T01:00:10.000Z');
    const offsets = [-2, -1, 0, 1, 2].map((aside) =>
      matchingStep(secret, codeAt(secret, stepOf(now) + aside), now),
    );
    const present = stepOf(now);
    expect(offsets).toEqual([undefined, present - 1, present, present + 1, undefined]);
  });

  test.each(['', '1', '12345', '1234567890123', 'abcdef', '二八七〇八二'])('is not "%s"', (typed) => {
    expect(matchingStep(secret, typed, new Date(59_000))).toBeUndefined();
  });
});

describe('a secret', () => {
  test('has 160 random bits and is written in base 32', () => {
    expect(newSecret()).toHaveLength(20);
    expect(newSecret()).not.toEqual(newSecret());
    // RFC 4648, section 10.
    expect(
      ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32Of(Buffer.from(text))),
    ).toEqual(['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI']);
  });

  test('is handed over in a square that a telephone reads', () => {
    const uri = keyUri(secret, '王芳&secret=x');
    expect(new URL(uri).searchParams.getAll('secret')).toEqual([base32Of(secret)]);
    expect(decodeURIComponent(new URL(uri).pathname)).toContain('枫桥:王芳&secret=x');
    expect(read(qrSquare(uri))).toBe(uri);
  });
});

/** What a camera sees of the square, read by another library. */
function read(svg: string): string | undefined {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const scale = 4;
  const pixels = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let n = 0; n < scale * scale; n += 1) {
      const row = Number(y) * scale + Math.floor(n / scale);
      const at = (row * size * scale + Number(x) * scale + (n % scale)) * 4;
      pixels.fill(0, at, at + 3);
    }
  }
  // The package is CommonJS: its default is the function under Jest, the module elsewhere.
  const decode = jsQR as unknown as typeof jsQR.default & { readonly default?: typeof jsQR.default };
  return (decode.default ?? decode)(pixels, size * scale, size * scale)?.data;
}

describe('a recovery code', () => {
  test('bears its slot and no letter that is mistaken for another', () => {
    for (let slot = 0; slot < 10; slot += 1) {
      const code = newRecoveryCode(slot);
      expect(code).toMatch(/^\d[0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expect(code).not.toMatch(/[ILOU]/);
      expect(readRecoveryCode(code)).toEqual({ slot, code });
    }
  });

  test.each(['3k7q 9fwd xt2m', '3K7Q9FWDXT2M', ' 3k7q-9fwd-xt2m ', '３Ｋ７Ｑ-9FWD-XT2M'])(
    'is read from "%s"',
    (typed) => {
      expect(readRecoveryCode(typed)).toEqual({ slot: 3, code: '3K7Q-9FWD-XT2M' });
    },
  );

  test('forgives the letters that look like figures', () => {
    expect(readRecoveryCode('3OIL-0000-0000')?.code).toBe('3011-0000-0000');
  });

  test.each(['', '123456', '3K7Q-9FWD-XT2', '3K7Q-9FWD-XT2MM', 'XK7Q-9FWD-XT2M', '3K7U-9FWD-XT2M'])(
    'is not "%s"',
    (typed) => {
      expect(readRecoveryCode(typed)).toBeUndefined();
    },
  );
});
