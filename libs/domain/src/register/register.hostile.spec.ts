import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aCase, codesOf, dataRows, headers, readGrid } from '../../../../test/support/a-register.ts';
import { identityCheckDigit } from '../party/identity-number.ts';
import type { RegisterCell } from './register.reading.ts';

describe('hostile text', () => {
  const dirty = "=cmd|'/C calc'!A0<script>alert(1)</script>\u200B\u0000郭家\u00A0水沟\uFEFF\u202E\uD800";

  test('is cleaned of what nobody sees and of markup, keeps its words and is marked', () => {
    const [row] = dataRows(readGrid([headers, aCase({ 纠纷简要情况: dirty })]));
    expect(row).toMatchObject({
      result: 'imported',
      record: { summary: "=cmd|'/C calc'!A0alert(1)郭家 水沟" },
    });
    expect(codesOf(row)).toEqual(['TEXT_CLEANED', 'HTML_REMOVED', 'FORMULA_TEXT']);
  });

  test('of 3,000 characters is kept whole', () => {
    const long = '两家争吵。'.repeat(600);
    const [row] = dataRows(readGrid([headers, aCase({ 纠纷简要情况: long })]));
    expect(row).toMatchObject({ result: 'imported', record: { summary: long }, messages: [] });
  });

  test('in every cell costs no more than a moment', () => {
    const nasty = [
      '与诉和、<a'.repeat(4000),
      '一二三四五'.repeat(790),
      '未'.repeat(3900),
      '((('.repeat(1300),
      '13800000101'.repeat(350),
    ];
    const cells = [headers, ...nasty.map((text) => headers.map(() => text))];
    const started = process.cpuUsage();
    expect(readGrid(cells).summary).toMatchObject({ dataRows: nasty.length, held: nasty.length });
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  });
});

describe('any grid of cells', () => {
  const idNumber = `41082219000101001${identityCheckDigit('41082219000101001')}`;
  const cell: fc.Arbitrary<RegisterCell> = fc.oneof(
    fc.constantFrom<RegisterCell>(
      ...headers,
      ...aCase(),
      null,
      '合计',
      '同上',
      '30日内',
      '约3.5万',
      '2026.3.5',
      46_055,
      idNumber,
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.double(),
    fc.boolean(),
    fc.record({ date: fc.constantFrom('2026-01-05', '1899-12-31', 'x', '') }),
  );
  const merge = fc.record({ top: fc.nat(12), left: fc.nat(12), bottom: fc.nat(12), right: fc.nat(12) });

  test('is read without throwing, row by row, into plain data', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 10 }),
        fc.array(merge, { maxLength: 3 }),
        (rows, merges) => {
          for (const grid of [rows, [headers, ...rows]]) {
            const reading = readGrid(grid, { merges });
            expect(reading.rows.map((row) => row.row)).toEqual(reading.rows.map((_, index) => index + 1));
            expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
            expect(reading.summary.imported + reading.summary.held).toBe(reading.summary.dataRows);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('never repeats an identity number outside its own field', () => {
    for (const [index, header] of headers.entries()) {
      for (const written of [
        idNumber,
        `${idNumber}号`,
        Number(idNumber),
        idNumber.replace(/(.{6})(.{8})/, '$1 $2 '),
      ]) {
        const row = aCase({ [header]: written });
        const { rows } = readGrid([headers, row, row]);
        const said = JSON.stringify(
          rows.map((one) =>
            'record' in one ? [one.messages, { ...one.record, id_numbers: [] }] : one.messages,
          ),
        );
        expect([index, said.replace(/[ -]/g, '').includes(idNumber.slice(8))]).toEqual([index, false]);
      }
    }
  });

  test('holds every row that has an error and imports every other', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 10, maxLength: 10 }), { maxLength: 6 }), (rows) => {
        for (const row of dataRows(readGrid([headers, ...rows]))) {
          expect(row.result === 'held').toBe(row.messages.some((message) => message.severity === 'error'));
        }
      }),
      { numRuns: 200 },
    );
  });
});
