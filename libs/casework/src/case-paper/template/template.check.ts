import { strFromU8 } from 'fflate';
import type { PaperForm } from '#domain';
import { dangersIn } from './template.dangers.ts';
import { fault, type TemplateFault } from './template.fault.ts';
import { fieldFaults } from './template.fields.ts';
import { countOf, documentPart, type TemplateParts, xmlPart } from './template.parts.ts';
import { templateBytes, unpackedTemplate } from './template.unpacking.ts';

/** Ten times what a form of some pages has with all its styles, each: what is slowest to read of so much takes two or three seconds. */
const xmlBytes = 2_000_000;
const xmlTags = 100_000;

const notWord = fault(
  '这不是 Word 文档（.docx），请用 WPS 或 Word 打开，另存为 .docx 后再上传',
  'This is no .docx: save it as .docx in WPS or Word',
);

const ambiguous = fault(
  '文件内有同名的部分，无法确定以哪个为准，请用 WPS 或 Word 打开后另存为 .docx 再上传',
  'Two parts of the file have the same name: open it in WPS or Word and save it as .docx',
);

const tooLarge = fault('模板解压后过大，不予接受', 'The template is too large when unpacked');

/**
 * Checks a template before anything is made of it.
 * @returns its parts, ready to be filled; or everything that is wrong with it
 */
export function checkedTemplate(
  form: PaperForm,
  bytes: Uint8Array,
): { readonly parts: TemplateParts } | { readonly faults: readonly TemplateFault[] } {
  if (bytes.length > templateBytes)
    return { faults: [fault('模板超过 1 MB，请压缩或去掉图片', 'The template is larger than 1 MB')] };
  if (strFromU8(bytes.subarray(0, 4), true) !== 'PK\u0003\u0004') return { faults: [notWord] };
  const parts = unpackedTemplate(bytes);
  if (parts === 'damaged') return { faults: [notWord] };
  if (parts === 'ambiguous') return { faults: [ambiguous] };
  if (parts === 'too-large' || sizeOfXml(parts) > xmlBytes || countOf(parts, '<') > xmlTags)
    return { faults: [tooLarge] };
  if (!(documentPart in parts && '[Content_Types].xml' in parts)) return { faults: [notWord] };
  const found = dangersIn(parts);
  if ('faults' in found) return found;
  const faults = fieldFaults(form, parts, found.read);
  return faults.length > 0 ? { faults } : { parts };
}

const sizeOfXml = (parts: TemplateParts): number =>
  Object.entries(parts).reduce((sum, [path, { length }]) => (xmlPart.test(path) ? sum + length : sum), 0);
