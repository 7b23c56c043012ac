import { strFromU8, strToU8 } from 'fflate';
import { codePicture } from '#casework/paper';
import type { TemplateParts } from '../template/template.parts.ts';
import { documentPart } from '../template/template.parts.ts';
import { withFeet } from './stamp.feet.ts';
import { withRoomBelow } from './stamp.room.ts';

/** What a printed paper bears at the foot of every page. */
export interface Stamp {
  /** For machines. */
  readonly code: string;
  /** For people: number, form, version, check. */
  readonly line: string;
}

const picturePath = 'word/media/fengqiao-code.png';
const relationsSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const mainSpace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationsPart = 'word/_rels/document.xml.rels';
const relationId = 'fengqiaoCode';
const footerType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml';
/** 18 mm in the units of drawings: 360 of them are a hundredth of a millimetre. */
const pictureSide = 18 * 36_000;

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
    relate(all, path);
  }
  const settings = targetsOf(relations, 'settings').map(({ path }) => textOf(all, path));
  const ids = new Set(feet.map(({ id }) => id));
  const footed = withFeet(body, settings.join(''), (id) => ids.has(id), ownRelation);
  all.set(documentPart, strToU8(footed));
  if (footed.includes(`"${ownRelation}"`)) addFooter(all, relations, stamp);
  declareKinds(all);
  return Object.fromEntries(all);
}

type Parts = Map<string, Uint8Array>;
const textOf = (all: Parts, path: string): string => strFromU8(all.get(path) ?? new Uint8Array(0));

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

/** Adds to the end of an element, which may be written as one tag. */
const withEnd = (xml: string, name: string, added: string): string =>
  xml
    .replace(new RegExp(`<${name}\\b([^>]*?)/>\\s*$`), `<${name}$1></${name}>`)
    .replace(new RegExp(`</${name}>(?![\\s\\S]*</${name}>)`), () => `${added}</${name}>`);

/** The line beside the picture, small and grey: how many pages there are, and what they are. */
function paragraphOf({ line }: Stamp): string {
  const size = '<w:sz w:val="15"/><w:szCs w:val="15"/>';
  const letters = `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:hint="eastAsia"/><w:color w:val="404040"/>${size}</w:rPr>`;
  const text = line.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;' })[mark] ?? '&gt;');
  const words = (some: string) => `<w:r>${letters}<w:t xml:space="preserve">${some}</w:t></w:r>`;
  const mark = (type: string) => `<w:r>${letters}<w:fldChar w:fldCharType="${type}"/></w:r>`;
  return (
    `<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>` +
    `<w:r>${letters}${picture}</w:r>${words('　共')}${mark('begin')}<w:r>${letters}<w:instrText xml:space="preserve"> NUMPAGES </w:instrText></w:r>` +
    `${mark('end')}${words('页　')}${words(text)}</w:p>`
  );
}

const picture =
  `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
  `<wp:extent cx="${pictureSide}" cy="${pictureSide}"/><wp:docPr id="9001" name="文书编码" descr="文书编码"/>` +
  `<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
  `<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="9001" name="code.png"/><pic:cNvPicPr/></pic:nvPicPr>` +
  `<pic:blipFill><a:blip xmlns:r="${relationsSpace}" r:embed="${relationId}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
  `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${pictureSide}" cy="${pictureSide}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;

/** Tells a foot where its picture is. */
function relate(all: Parts, path: string): void {
  const at = `word/_rels/${path.slice(path.lastIndexOf('/') + 1)}.rels`;
  const relation = `<Relationship Id="${relationId}" Type="${relationsSpace}/image" Target="media/fengqiao-code.png"/>`;
  all.set(at, strToU8(withRelation(textOf(all, at), relation)));
}

const packageSpace = 'http://schemas.openxmlformats.org/package/2006';
const emptyRelations = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${packageSpace}/relationships"></Relationships>`;

const withRelation = (relations: string, added: string): string =>
  withEnd(relations === '' ? emptyRelations : relations, 'Relationships', added);

const ownFooter = 'word/fengqiao-footer.xml';
const ownRelation = 'fengqiaoFooter';

/** A foot of our own for the pages that have none. */
function addFooter(all: Parts, relations: string, stamp: Stamp): void {
  const content = `<w:ftr xmlns:w="${mainSpace}">${paragraphOf(stamp)}</w:ftr>`;
  all.set(ownFooter, strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`));
  relate(all, ownFooter);
  const relation = `<Relationship Id="${ownRelation}" Type="${relationsSpace}/footer" Target="fengqiao-footer.xml"/>`;
  all.set(relationsPart, strToU8(withRelation(relations, relation)));
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
