import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { extensionOf, safeFileName } from './file.name.ts';

describe('the name of a file', () => {
  test.each([
    ['调解协议书（签字版）.pdf', '调解协议书（签字版）.pdf'],
    ['/home/wang/a.jpg', 'a.jpg'],
    ['C:\\Users\\王\\照片.JPG', '照片.JPG'],
    ['..', '附件'],
    ['', '附件'],
    ['   ...   ', '附件'],
    ['.htaccess', 'htaccess'],
    ['a\u0000\u0007\r\nb.txt', 'a b.txt'],
    ['报告\u202Egpj.exe', '报告gpj.exe'],
    ['a\u200B\u2066b\uFEFF.pdf', 'ab.pdf'],
    ['CON.txt', '_CON.txt'],
    ['a"b<c>:d|e?f*.pdf', 'a_b_c__d_e_f_.pdf'],
    ['e\u0301.txt', '\u00e9.txt'],
    ['录音.amr. ', '录音.amr'],
    ['\ud800.txt', 'txt'],
    ['👍.png', '👍.png'],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
  });

  test('is short, has no path and nothing unseen, and stays as it is the second time, whatever came', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const safe = safeFileName(given);
        expect([...safe].length).toBeLessThanOrEqual(120);
        expect(safe).toMatch(/^[^/\\\p{Control}\p{Format}\p{Surrogate}<>:"|?*]+$/u);
        expect(safe).not.toMatch(/^[.\s]|[.\s]$/);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });

  test('keeps its extension when it is cut', () => {
    const safe = safeFileName(`${'证'.repeat(500)}.docx`);
    expect([[...safe].length, extensionOf(safe)]).toEqual([120, 'docx']);
  });
});
