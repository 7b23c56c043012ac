import { strToU8 } from 'fflate';
import { codePicture } from '#casework/paper';
import type { TemplateParts } from '../template/template.parts.ts';
import { documentPart } from '../template/template.parts.ts';
import { markEnd } from './stamp.end.ts';
import { withFeet } from './stamp.feet.ts';
import { type Parts, relate, textOf, withEnd } from './stamp.parts.ts';
import { pictureInLine } from './stamp.picture.ts';
import { withRoomBelow } from './stamp.room.ts';

/** What a printed paper bears at the foot of every page. */
export interface Stamp {
  /** For machines. */
  readonly code: string;
  /** For machines, on the page on which it ends; left out where nothing hangs on that page. */
  readonly endCode?: string;
  /** For people: number, form, version, check. */
  readonly line: string;
}

const picturePath = 'word/media/fengqiao-code.png';
const mainSpace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationsPart = 'word/_rels/document.xml.rels';
const relationId = 'fengqiaoCode';
const picture = { id: relationId, kind: 'image', target: 'media/fengqiao-code.png' } as const;
const footerType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml';

/**
 * Puts the code at the foot of every page, whatever the template: into each foot that it has, and into one of our own for the
 * pages that have none, also where first or even pages go by themselves. A township that rewrites a template cannot lose the code.
 */
export function stamped(parts: TemplateParts, stamp: Stamp): TemplateParts {
  const all = new Map(Object.entries(parts));
  all.set(picturePath, codePicture(stamp.code));
  const [body, relations] = [withRoomBelow(textOf(all, documentPart)), textOf(all, relationsPart)];
  const feet = targetsOf(relations, 'footer').filter(({ path }) => all.has(path));
  for (const path of new Set(feet.map((foot) => foot.path))) {
    all.set(path, strToU8(withEnd(textOf(all, path), 'w:ftr', paragraphOf(stamp))));
    relate(all, path, picture);
  }
  const settings = targetsOf(relations, 'settings').map(({ path }) => textOf(all, path));
  const ids = new Set(feet.map(({ id }) => id));
  const footed = withFeet(body, settings.join(''), (id) => ids.has(id), ownRelation);
  all.set(documentPart, strToU8(footed));
  if (footed.includes(`"${ownRelation}"`)) addFooter(all, stamp);
  if (stamp.endCode !== undefined) markEnd(all, stamp.endCode);
  declareKinds(all);
  return Object.fromEntries(all);
}

/** The parts of one kind to which the document is related. */
function targetsOf(
  relations: string,
  kind: string,
): readonly { readonly id: string; readonly path: string }[] {
  const attributeOf = (tag: string, name: string) =>
    new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';
  return [...relations.matchAll(/<Relationship\b[^>]*>/g)]
    .filter(([tag]) => attributeOf(tag, 'Type').endsWith(`/${kind}`))
    .map(([tag]) => {
      const target = attributeOf(tag, 'Target');
      return {
        id: attributeOf(tag, 'Id'),
        path: target.startsWith('/') ? target.slice(1) : `word/${target}`,
      };
    });
}

/** The line beside the picture, small and grey: how many pages there are, and what they are. */
function paragraphOf({ line, endCode }: Stamp): string {
  // At the right stands the code of the end, on the page that has it.
  const right = endCode === undefined ? 0 : 1_134;
  const size = '<w:sz w:val="15"/><w:szCs w:val="15"/>';
  const letters = `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:hint="eastAsia"/><w:color w:val="404040"/>${size}</w:rPr>`;
  const text = line.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;' })[mark] ?? '&gt;');
  const words = (some: string) => `<w:r>${letters}<w:t xml:space="preserve">${some}</w:t></w:r>`;
  const mark = (type: string) => `<w:r>${letters}<w:fldChar w:fldCharType="${type}"/></w:r>`;
  return (
    `<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:ind w:left="0" w:right="${right}" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>` +
    `<w:r>${letters}${pictureInLine({ relationId, number: 9001, words: '文书编码' })}</w:r>${words('　共')}${mark('begin')}<w:r>${letters}<w:instrText xml:space="preserve"> NUMPAGES </w:instrText></w:r>` +
    `${mark('end')}${words('页　')}${words(text)}</w:p>`
  );
}

const ownFooter = 'word/fengqiao-footer.xml';
const ownRelation = 'fengqiaoFooter';

/** A foot of our own for the pages that have none. */
function addFooter(all: Parts, stamp: Stamp): void {
  const content = `<w:ftr xmlns:w="${mainSpace}">${paragraphOf(stamp)}</w:ftr>`;
  all.set(ownFooter, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`));
  relate(all, ownFooter, picture);
  relate(all, documentPart, { id: ownRelation, kind: 'footer', target: 'fengqiao-footer.xml' });
}

/** The package says of what kind its pictures and our foot are. */
function declareKinds(all: Parts): void {
  const at = '[Content_Types].xml';
  const types = textOf(all, at);
  const pictures = /<Default\b[^>]*Extension="png"/i.test(types)
    ? types
    : types.replace(/(<Types\b[^>]*>)/, '$1<Default Extension="png" ContentType="image/png"/>');
  const footer = `<Override PartName="/${ownFooter}" ContentType="${footerType}"/></Types>`;
  all.set(at, strToU8(all.has(ownFooter) ? pictures.replace('</Types>', footer) : pictures));
}
