import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TableEntry } from './figure.ts';
import { checkGrid, checkTable, checkText } from './table-check.ts';

const types = [
  '婚姻家庭',
  '邻里',
  '房屋宅基地',
  '合同',
  '生产经营',
  '损害赔偿',
  '山林土地',
  '征地拆迁',
  '环境污染',
  '劳动争议',
  '消费',
  '医疗',
  '道路交通事故',
  '物业',
  '其他',
];
const count = fc.nat(3_000);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const percent = (over: number, under: number): string => {
  const tenths = (2_000n * BigInt(over) + BigInt(under)) / (2n * BigInt(under));
  return `${tenths / 10n}.${tenths % 10n}%`;
};

/** The counts of a period that holds together, as a list of figures. */
const aList = fc
  .record({
    byType: fc.array(count, { minLength: types.length, maxLength: types.length }),
    carriedIn: fc.nat(200),
    cut: fc.tuple(fc.nat(1_000), fc.nat(1_000), fc.nat(1_000)),
    written: fc.nat(1_000),
    confirmed: fc.nat(1_000),
  })
  .filter(({ byType }) => sum(byType) > 10)
  .map(({ byType, carriedIn, cut, written, confirmed }): readonly TableEntry[] => {
    const accepted = sum(byType);
    const all = accepted + carriedIn;
    const settled = Math.min(accepted, Math.floor((all * cut[0]) / 1_000));
    const failed = Math.floor(((all - settled) * cut[1]) / 1_000);
    const onPaper = Math.floor((settled * written) / 1_000);
    const figures: readonly (readonly [string, number | string])[] = [
      ['上期结转', carriedIn],
      ['受理', accepted],
      ...types.map((type, at) => [`受理${type}纠纷`, byType[at] ?? 0] as const),
      ['调解成功', settled],
      ['调解不成', failed],
      ['在办', all - settled - failed],
      ['结案', settled + failed],
      ['书面协议', onPaper],
      ['口头协议', settled - onPaper],
      ['司法确认', Math.floor((onPaper * confirmed) / 1_000)],
      ...(settled + failed > 0 ? [['调解成功率', percent(settled, settled + failed)] as const] : []),
    ];
    return figures.map(([wording, value]) => ({
      wording,
      value: typeof value === 'number' ? `${value}件` : value,
    }));
  });

/** Villages by types with totals on both sides. */
const aTable = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.nat(500), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
  .map((cells) => {
    const body = cells.map((row, at) => [`第${at + 1}村`, ...row, sum(row)]);
    const columns = (cells[0] ?? []).map((_, at) => sum(cells.map((row) => row[at] ?? 0)));
    return [
      ['村', ...columns.map((_, at) => types[at] ?? ''), '合计'],
      ...body,
      ['合计', ...columns, sum(columns)],
    ];
  });

describe('a table that holds together', () => {
  test('has no contradiction, as a list', () => {
    fc.assert(fc.property(aList, (entries) => expect(checkTable(entries).counts.contradiction).toBe(0)));
  });

  test('has none with rows and columns, nor pasted as text', () => {
    fc.assert(
      fc.property(aTable, (cells) => {
        expect(checkGrid(cells).findings).toEqual([]);
        expect(checkText(cells.map((row) => row.join('\t')).join('\n')).findings).toEqual([]);
      }),
    );
  });
});

describe('one wrong number', () => {
  /** Nothing is above them: 司法确认 may be any number below the written agreements. */
  const isFree = (wording: string) => wording === '司法确认';

  test('in a list is a contradiction', () => {
    fc.assert(
      fc.property(aList, fc.nat(), fc.integer({ min: 1, max: 50 }), (entries, at, by) => {
        const checked = entries.filter(({ wording }) => !isFree(wording) && wording !== '调解成功率');
        const target = checked[at % checked.length];
        const wrong = entries.map((entry) =>
          entry === target
            ? { ...entry, value: `${Number.parseInt(String(entry.value), 10) + by}件` }
            : entry,
        );
        const check = checkTable(wrong);
        const found = check.findings.filter(({ severity }) => severity === 'contradiction');
        expect(found.length).toBeGreaterThan(0);
        expect(
          found.some(({ figures }) => figures.some((index) => wrong[index]?.wording === target?.wording)),
        ).toBe(true);
      }),
    );
  });

  test('in a rate is a contradiction, unless another denominator explains it', () => {
    fc.assert(
      fc.property(aList, fc.constantFrom(-1, 1), (entries, by) => {
        const rate = entries.find(({ wording }) => wording === '调解成功率');
        fc.pre(rate !== undefined);
        const tenths = Number.parseFloat(String(rate?.value)) * 10;
        const wrong = entries.map((entry) =>
          entry === rate ? { ...entry, value: `${((Math.round(tenths) + by) / 10).toFixed(1)}%` } : entry,
        );
        const { findings } = checkTable(wrong);
        expect(findings.map(({ check }) => check)).toContainEqual(
          expect.stringMatching(/^(?:rate-|open-counted)/),
        );
      }),
    );
  });

  test('in a table is a contradiction that names its cell', () => {
    fc.assert(
      fc.property(aTable, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), (cells, r, c, by) => {
        const [row, column] = [1 + (r % (cells.length - 1)), 1 + (c % ((cells[0]?.length ?? 2) - 1))];
        const wrong = cells.map((line, at) =>
          line.map((cell, of) => (at === row && of === column ? Number(cell) + by : cell)),
        );
        const check = checkGrid(wrong);
        const found = check.findings.filter(({ severity }) => severity === 'contradiction');
        expect(found.length).toBeGreaterThan(0);
        expect(found.flatMap(({ figures }) => figures.map((one) => check.places[one]?.cell))).toContainEqual({
          row,
          column,
        });
      }),
    );
  });
});

describe('whatever is handed in', () => {
  const words = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf'),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.stringMatching(/^[受理调解成功率占同比合计其中1-9年月%件元，。（）／:]{0,30}$/),
  );
  const value = fc.oneof(
    words,
    fc.double(),
    fc.integer(),
    fc.stringMatching(/^-?\d{0,6}(\.\d{0,4})?[%件元万]?$/),
  );

  test('nothing crashes, and every figure is accounted for', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record(
            { wording: words, value, row: words, column: words, unit: words, group: words, period: words },
            { requiredKeys: ['wording', 'value'] },
          ),
          { maxLength: 30 },
        ),
        (entries) => {
          const check = checkTable(entries);
          expect(check.figures).toHaveLength(entries.length);
          for (const { figures } of check.findings)
            for (const one of figures) expect(entries[one]).toBeDefined();
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 12 }),
        (cells) => void checkGrid(cells),
      ),
    );
    fc.assert(fc.property(fc.array(words, { maxLength: 20 }), (lines) => void checkText(lines.join('，'))));
  });
});
