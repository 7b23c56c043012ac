import { type PreventionKind, preventionKinds } from '#domain';

/** What opens to cases beside the counts: what was reported, and what holds a record of something prevented. */
export const besideFigureIds = [
  'found',
  'prevented',
  ...preventionKinds.map((kind) => `prevented-${kind}` as const),
] as const;
export type BesideFigureId = (typeof besideFigureIds)[number];

export const isBesideFigure = (figure: string): figure is BesideFigureId =>
  besideFigureIds.some((one) => one === figure);

/** The kind of which a figure counts; undefined for those that count every kind, or none. */
export const kindPrevented = (figure: string): PreventionKind | undefined =>
  preventionKinds.find((kind) => figure === `prevented-${kind}`);
