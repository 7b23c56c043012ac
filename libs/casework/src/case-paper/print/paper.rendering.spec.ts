import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { examplePaperData, paperForms, withRoomToWrite } from '#domain';
import { defaultTemplate } from '../template/default.templates.ts';
import { renderedPaper } from './paper.rendering.ts';

const at = '2026-11-26T02:00:00.000Z';
const stamp = {
  code: 'FQ1:0193B2C4D5E6700080000123456789AB:09:1:0123456789ABCDEF0123',
  line: '（2026）月人调字第001号　人民调解协议书　第1版　校验 0123-4567',
};

describe.each(paperForms)('%s', (form) => {
  test('is filled with its examples and nothing is left over', () => {
    const bytes = renderedPaper(defaultTemplate(form), examplePaperData(form), at, stamp);
    const text = Object.entries(unzipSync(bytes))
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, part]) => strFromU8(part))
      .join('');
    expect(text).not.toMatch(/\{\{|\}\}|undefined/);
    expect(bytes).toEqual(renderedPaper(defaultTemplate(form), examplePaperData(form), at, stamp));
    const folder = process.env.PAPERS;
    if (folder) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/${form}.docx`, bytes);
      writeFileSync(
        `${folder}/${form}-blank.docx`,
        renderedPaper(defaultTemplate(form), withRoomToWrite(form, {}), at, stamp),
      );
    }
  });
});
