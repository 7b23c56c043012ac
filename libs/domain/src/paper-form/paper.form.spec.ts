import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { paperCodeText, parsePaperCode } from './paper.code.ts';
import { paperForms } from './paper.codes.ts';
import { examplePaperData, withRoomToWrite } from './paper.data.ts';
import { paperFieldsOf } from './paper.fields.ts';
import { paperFormFacts } from './paper.form.ts';

describe('the forms', () => {
  test('fill every place of the dossier', () => {
    const places = new Set(paperForms.map((form) => paperFormFacts[form].place));
    expect([...places].toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 13 }, (_, n) => n + 1),
    );
  });

  test.each(paperForms)('%s names each field once', (form) => {
    const { fields, lists } = paperFieldsOf(form);
    const names = [...fields, ...lists].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const list of lists)
      expect(new Set(list.fields.map(({ name }) => name)).size).toBe(list.fields.length);
  });
});

describe('the data of a form', () => {
  test('where nothing is known are lines to write on, and empty lines in a table', () => {
    const data = withRoomToWrite('agreement', {});
    expect(data.案号).toBe('＿'.repeat(8));
    expect(data.协议内容).toBe(Array.from({ length: 5 }, () => '＿'.repeat(25)).join('\n　　'));
    expect(data.约定).toHaveLength(3);
  });

  test('that is known stays as it is', () => {
    const example = examplePaperData('agreement');
    expect(withRoomToWrite('agreement', example)).toEqual(example);
  });
});

describe('the code of a paper', () => {
  const code = fc.record(
    {
      disputeId: fc.uuid(),
      form: fc.constantFrom(...paperForms),
      version: fc.integer({ min: 1, max: 999_999 }),
      check: fc.stringMatching(/^[0-9a-f]{20}$/),
      isEnd: fc.constant(true as const),
    },
    { requiredKeys: ['disputeId', 'form', 'version', 'check'] },
  );

  test('is read as it was written, in capitals, digits and colons', () => {
    fc.assert(
      fc.property(code, (written) => {
        const text = paperCodeText(written);
        expect(text).toMatch(/^[0-9A-Z:]+$/);
        expect(parsePaperCode(` ${text.toLowerCase()}\n`)).toEqual(written);
      }),
    );
  });

  test.each(['', 'FQ1', 'FQ2:00', 'https://example.org', `FQ1:${'0'.repeat(32)}:99:1:${'0'.repeat(20)}`])(
    'is not %j',
    (text) => {
      expect(parsePaperCode(text)).toBeNull();
    },
  );
});
