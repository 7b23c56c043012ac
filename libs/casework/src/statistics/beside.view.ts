import { z } from 'zod';
import {
  type BesideGroup,
  besideDefinitions,
  besideGroups,
  besideIds,
  besideUnits,
  preventionCount,
  preventionKinds,
} from '#domain';
import { besideFigureIds } from './beside.figures.ts';
import type { Beside } from './beside.query.ts';
import type { NamedKey } from './figures.names.ts';
import { periodView } from './figures.view.ts';

const label = z.object({ zh: z.string(), en: z.string() });

/** Figures of other registers: groups of lines, to be shown as they come. */
export const besideGroupsView = z.array(
  z.object({
    id: z.enum(Object.keys(besideGroups) as [BesideGroup, ...BesideGroup[]]),
    title: label,
    lines: z.array(
      z.object({
        id: z.string(),
        title: label,
        definition: label,
        version: z.int(),
        unit: label,
        /** Null: what was asked is no part of the tree that does such work. */
        value: z.int().nullable(),
        /** The same in the period before and a year before, cut like this one while it runs; only where a report compares. */
        before: z.int().nullable().optional(),
        yearBefore: z.int().nullable().optional(),
        /** Under which figure its cases open; null: it counts no cases. */
        opens: z.enum(besideFigureIds).nullable(),
      }),
    ),
  }),
);
export type BesideGroups = z.output<typeof besideGroupsView>;

/** The same by village, under the ids of the lines; what is not there is none. */
export const besideVillagesView = z.array(
  z.object({ key: z.string(), name: z.string(), values: z.record(z.string(), z.int()) }),
);
export type BesideVillages = z.output<typeof besideVillagesView>;

/** What silent reports there were tells of their writers, not of the work: it is not compared. */
const isCompared = (id: string): boolean => id !== 'unstatedReports';

/** The groups as they are shown. @param then  what the periods counted with which they are compared */
export const besideGroupsOf = (
  { total }: Beside,
  then?: { readonly before: Beside; readonly yearBefore: Beside },
): BesideGroups =>
  (Object.keys(besideGroups) as BesideGroup[]).map((id) => ({
    id,
    title: { ...besideGroups[id] },
    lines: besideIds
      .filter((line) => besideDefinitions[line].group === id)
      .map((line) => {
        const { title, definition, version, unit } = besideDefinitions[line];
        const kind = preventionKinds.find(
          (one) => line === preventionCount(one, 'cases') || line === preventionCount(one, 'persons'),
        );
        return {
          id: line,
          title: { ...title },
          definition: { ...definition },
          version,
          unit: { ...besideUnits[unit] },
          value: total[line],
          ...(then && isCompared(line)
            ? { before: then.before.total[line], yearBefore: then.yearBefore.total[line] }
            : {}),
          opens: line === 'found' ? 'found' : kind === undefined ? null : `prevented-${kind}`,
        };
      }),
  }));

/** @param lines  the villages that are named, in their order */
export const besideVillagesOf = ({ villages }: Beside, lines: readonly NamedKey[]): BesideVillages =>
  lines.flatMap(({ key, name }) =>
    key === null ? [] : [{ key, name: name.zh, values: { ...villages.get(key) } as Record<string, number> }],
  );

/** What registers other than that of the accepted cases say of a period. */
export const besideView = z.object({
  period: periodView,
  asOf: z.iso.datetime(),
  groups: besideGroupsView,
  villages: besideVillagesView,
});
export type BesideView = z.output<typeof besideView>;

z.globalRegistry.add(besideView, { title: 'FiguresBeside' });
z.globalRegistry.add(besideGroupsView, { title: 'BesideGroups' });
