import { relationsSpace } from './stamp.parts.ts';

/** 18 mm in the units of drawings: 360 of them are a hundredth of a millimetre. */
export const codeSide = 18 * 36_000;

/** A picture of a code in a part. */
interface CodePicture {
  /** Of the relation that says where it lies. */
  readonly relationId: string;
  /** Among the drawings of the document. */
  readonly number: number;
  /** For whoever does not see it. */
  readonly words: string;
}

const space = 'http://schemas.openxmlformats.org/drawingml/2006';
const extent = `<wp:extent cx="${codeSide}" cy="${codeSide}"/>`;

const graphicOf = ({ relationId, number, words }: CodePicture): string =>
  `<wp:docPr id="${number}" name="${words}" descr="${words}"/>` +
  `<a:graphic xmlns:a="${space}/main"><a:graphicData uri="${space}/picture">` +
  `<pic:pic xmlns:pic="${space}/picture"><pic:nvPicPr><pic:cNvPr id="${number}" name="${relationId}.png"/><pic:cNvPicPr/></pic:nvPicPr>` +
  `<pic:blipFill><a:blip xmlns:r="${relationsSpace}" r:embed="${relationId}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
  `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${codeSide}" cy="${codeSide}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>`;

/** The picture in a line of text. */
export const pictureInLine = (picture: CodePicture): string =>
  `<w:drawing><wp:inline xmlns:wp="${space}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
  `${extent}${graphicOf(picture)}</wp:inline></w:drawing>`;

/**
 * The picture at a place of the page on which its paragraph stands, from which it takes no room.
 * @param at  from the left and the upper edge of the page, in the units of drawings
 */
export const pictureOnPage = (picture: CodePicture, at: { readonly x: number; readonly y: number }): string =>
  `<w:drawing><wp:anchor xmlns:wp="${space}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0"` +
  ` relativeHeight="9" behindDoc="0" locked="1" layoutInCell="0" allowOverlap="1"><wp:simplePos x="0" y="0"/>` +
  `<wp:positionH relativeFrom="page"><wp:posOffset>${at.x}</wp:posOffset></wp:positionH>` +
  `<wp:positionV relativeFrom="page"><wp:posOffset>${at.y}</wp:posOffset></wp:positionV>` +
  `${extent}<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>${graphicOf(picture)}</wp:anchor></w:drawing>`;
