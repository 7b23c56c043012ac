import { strFromU8, strToU8 } from 'fflate';

/** The parts of a document that is being stamped. */
export type Parts = Map<string, Uint8Array>;

export const relationsSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageSpace = 'http://schemas.openxmlformats.org/package/2006';
const emptyRelations = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${packageSpace}/relationships"></Relationships>`;

/** A part as text; nothing where it is not there. */
export const textOf = (all: Parts, path: string): string => strFromU8(all.get(path) ?? new Uint8Array(0));

/** Adds to the end of an element, which may be written as one tag. */
export const withEnd = (xml: string, name: string, added: string): string =>
  xml
    .replace(new RegExp(`<${name}\\b([^>]*?)/>\\s*$`), `<${name}$1></${name}>`)
    .replace(new RegExp(`</${name}>(?![\\s\\S]*</${name}>)`), () => `${added}</${name}>`);

/** What one part says of another. */
interface Relation {
  readonly id: string;
  readonly kind: 'image' | 'footer';
  /** Beside the document. */
  readonly target: string;
}

/** Tells a part of the folder of the document where another lies. */
export function relate(all: Parts, path: string, { id, kind, target }: Relation): void {
  const at = `word/_rels/${path.slice(path.lastIndexOf('/') + 1)}.rels`;
  const before = textOf(all, at);
  const relation = `<Relationship Id="${id}" Type="${relationsSpace}/${kind}" Target="${target}"/>`;
  all.set(at, strToU8(withEnd(before === '' ? emptyRelations : before, 'Relationships', relation)));
}
