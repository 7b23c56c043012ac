import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';

/** The parts of a template that are XML, read. */
export type ReadParts = ReadonlyMap<string, Document>;

/** Why a part was not read as XML. */
export type XmlFault = 'torn' | 'declares';

/** Deeper than any program nests what it writes; readers that call themselves run out of room beyond some thousands. */
const deepest = 256;
const control = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u;
const otherEncoding = /^<\?xml\s[^>]*encoding\s*=\s*["'](?!utf-8["'])/i;
/**
 * A document type, a section of literal text, an instruction: whatever opens so, other than a comment and the word by
 * which a library of SharePoint marks its own data.
 */
const declaration = /<!(?!--)|(?!^)<\?(?!mso-contentType\?>)/;
const looseAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/i;

/**
 * A part of a .docx, read as XML in UTF-8. What could declare an entity, or hide text from one reader that another
 * sees, is refused before any of it is read.
 */
export function readXml(bytes: Uint8Array): Document | XmlFault {
  try {
    const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (control.test(xml) || otherEncoding.test(xml)) return 'torn';
    if (declaration.test(xml)) return 'declares';
    if (looseAmpersand.test(xml)) return 'torn';
    const document = new DOMParser({ onError: refuse }).parseFromString(xml, 'application/xml');
    for (const { node, depth } of nodesOf(document)) if (depth > deepest || isInText(node)) return 'torn';
    return document;
  } catch {
    return 'torn';
  }
}

/** Elements that hold text and nothing else: one within another would be read once for each of them. */
const textOnly = new Set(['w:t', 'a:t', 'm:t', 'w:instrText', 'w:delInstrText']);
const isInText = ({ nodeType, TEXT_NODE, parentNode }: Node): boolean =>
  nodeType !== TEXT_NODE && textOnly.has(parentNode?.nodeName ?? '');

function refuse(level: string, message: string): never {
  throw new Error(`${level}: ${message}`);
}

/** Every element, in the order in which they begin. */
export function* elementsOf(document: Document): Generator<Element> {
  for (const { node } of nodesOf(document)) if (node.nodeType === node.ELEMENT_NODE) yield node as Element;
}

/** Every node in its order. Without recursion: how deep a text goes is up to whoever has sent it. */
export function* nodesOf(document: Document): Generator<{ readonly node: Node; readonly depth: number }> {
  let node: Node | null = document;
  let depth = 0;
  while (node !== null) {
    yield { node, depth };
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth += 1;
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      node = node.parentNode;
      depth -= 1;
    }
    node = node?.nextSibling ?? null;
  }
}

/** The value of an attribute of this name, whatever its namespace; empty without one. */
export const attributeOf = (element: Element, name: string): string =>
  [...element.attributes].find(({ localName }) => localName === name)?.value ?? '';
