import type { RowCorrection } from '#domain';
import type { PreviewRow } from './import-query.ts';

/** The fields of the form: as a row was read, with what a person changes in it. A line that was added may be empty. */
export type CorrectedFields = Omit<RowCorrection, 'parties'> & {
  readonly parties?: readonly {
    readonly name?: string | undefined;
    readonly side?: 'A' | 'B' | undefined;
  }[];
};

/** What the form shows first: the reading of the row. */
export function fieldsOf({ read }: PreviewRow): CorrectedFields {
  if (read === null) return {};
  const known = Object.entries(read).filter(([key, value]) => value !== null && key in correctable);
  const parties = read.parties.map(({ side, ...party }) => (side === null ? party : { ...party, side }));
  return { ...(Object.fromEntries(known) as CorrectedFields), parties };
}

/** Fields of a reading that the form holds, and whether they may be emptied. */
const correctable = {
  reportedOn: false,
  placeId: false,
  typeCode: false,
  summary: false,
  status: false,
  closedOn: true,
} as const;

/** What a person changed, and nothing else: what was read and stands is not said again. */
export function correctionOf({ read }: PreviewRow, fields: CorrectedFields): RowCorrection {
  const given: CorrectedFields = fields.status === 'open' ? { ...fields, closedOn: null } : fields;
  const changes = Object.entries(correctable).flatMap(([key, mayBeEmpty]) => {
    const [before, after] = [valueAt(read, key), valueAt(given, key)];
    if (after === before || (after === null && !mayBeEmpty)) return [];
    return [[key, after] as const];
  });
  const parties = partiesOf(given);
  const areTheSame =
    JSON.stringify(parties.map(essence)) === JSON.stringify((read?.parties ?? []).map(essence));
  return {
    ...(Object.fromEntries(changes) as RowCorrection),
    ...(areTheSame ? {} : { parties }),
    ...(given.isOwnCase === undefined ? {} : { isOwnCase: given.isOwnCase }),
  };
}

const valueAt = (values: object | null, key: string): unknown =>
  (values as Readonly<Record<string, unknown>> | null)?.[key] ?? null;

const partiesOf = ({ parties = [] }: CorrectedFields): NonNullable<RowCorrection['parties']> =>
  parties.map(({ name = '', side, ...others }) => ({ ...others, name: name.trim(), side: side ?? null }));

const essence = ({ name, side }: { readonly name: string; readonly side: 'A' | 'B' | null }) => [name, side];

/** Does the row read like another one? */
export const isRepeat = ({ messages }: PreviewRow): boolean =>
  messages.some(({ code }) => code === 'DUPLICATE_ROW' || code === 'SAME_CASE_DIFFERS');
