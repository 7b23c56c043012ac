import type { Document } from '@xmldom/xmldom';
import { fault, shortened, type TemplateFault } from './template.fault.ts';
import { placeOf } from './template.places.ts';
import { attributeOf, elementsOf } from './template.xml.ts';

/** Fields of Word that only count pages, to their last sign: what follows a harmless beginning can fetch a file. */
const harmless =
  /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)(?:\s*\\\*\s*(?:MERGEFORMAT|CHARFORMAT|Arabic|ArabicDash|Roman|alphabetic|Ordinal|CardText|CHINESENUM[1-4]|GB[1-4]|DBNUM[1-4]|DBCHAR|SBCHAR)|\s*\\#\s*"?[0#]{1,8}"?)*\s*$/i;

/** The fields of Word in a part that could do more. */
export const wordFieldFaults = (path: string, document: Document): readonly TemplateFault[] =>
  instructionsOf(document)
    .filter((code) => code.trim() !== '' && !harmless.test(code))
    .map((code) =>
      fault(
        `${placeOf(path).zh}含有不允许的 Word 域：${shortened(code)}（只能用页码和页数）`,
        `In ${placeOf(path).en} there is a field of Word that is not allowed: ${shortened(code)}`,
      ),
    );

/** Each whole: Word tears an instruction into runs, and a field within the instruction of another makes a new one of it. */
function instructionsOf(document: Document): readonly string[] {
  const done: string[] = [];
  const open: { code: string; isShown: boolean }[] = [];
  for (const element of elementsOf(document)) {
    const inner = open.at(-1);
    switch (element.localName) {
      case 'fldSimple':
        done.push(attributeOf(element, 'instr'));
        break;
      case 'instrText':
      case 'delInstrText':
        if (inner === undefined || inner.isShown) done.push(element.textContent ?? '');
        else inner.code += element.textContent ?? '';
        break;
      case 'fldChar':
        switch (attributeOf(element, 'fldCharType')) {
          case 'begin':
            if (inner?.isShown === false) inner.code += '{}';
            open.push({ code: '', isShown: false });
            break;
          case 'separate':
            if (inner !== undefined) inner.isShown = true;
            break;
          default:
            done.push(open.pop()?.code ?? '');
        }
    }
  }
  return [...done, ...open.map(({ code }) => code)];
}
