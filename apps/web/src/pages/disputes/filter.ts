import { useSearchParams } from 'react-router-dom';
import { disputeListQuery } from '#domain';
import type { paths } from '../../api/schema.generated.ts';

type ListQuery = NonNullable<paths['/api/v1/disputes']['get']['parameters']['query']>;

/** What the address of the list says: a link, a bookmark and the browser's way back all keep it. */
export interface ListFilter {
  readonly query: ListQuery;
  /** The same as it stands in the address. */
  readonly asked: string;
  /** Something in the address asks for what there is not, and was left aside: an old bookmark, a link cut short. */
  readonly isMisread: boolean;
  /** The first value of a parameter; undefined when it is not given. */
  readonly one: (name: string) => string | undefined;
  readonly many: (name: string) => readonly string[];
  /** Replaces parameters; an empty value takes one away. */
  readonly set: (changes: Readonly<Record<string, string | readonly string[] | undefined>>) => void;
  readonly clear: () => void;
  readonly isEmpty: boolean;
  /** How many parameters narrow the list, besides the words that are searched for. */
  readonly count: number;
}

/** The order of the list where nobody chooses one. */
export const usualSort = '-reportedOn';

/** The orders among which a person may choose, by what each is called. */
export const sortWords: Readonly<
  Record<string, 'newestFirst' | 'oldestFirst' | 'dueFirst' | 'changedFirst'>
> = {
  '-reportedOn': 'newestFirst',
  reportedOn: 'oldestFirst',
  nextDueOn: 'dueFirst',
  '-updatedAt': 'changedFirst',
};

const lists = [
  'stage',
  'state',
  'type',
  'localType',
  'origin',
  'village',
  'holder',
  'risk',
  'escalation',
  'outcome',
  'dossier',
];

/** Would the server take this value of this parameter? How many lines there are and from where is not the address's to say. */
function isKnown(name: string, value: string): boolean {
  const { cursor, limit, ...asked } = disputeListQuery.shape;
  return name in asked && asked[name as keyof typeof asked].safeParse(value).success;
}

const known = (address: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...address].filter(([name, value]) => isKnown(name, value)));

/** The filter of the list, kept in the address. */
export function useListFilter(): ListFilter {
  const [address, setParameters] = useSearchParams();
  const parameters = known(address);
  const query = Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => [
      name,
      lists.includes(name) ? parameters.getAll(name) : parameters.get(name),
    ]),
  ) as ListQuery;
  return {
    query,
    asked: parameters.toString(),
    isMisread: parameters.size < address.size,
    one: (name) => parameters.get(name) ?? undefined,
    many: (name) => parameters.getAll(name),
    set: (changes) =>
      setParameters(
        (before) => {
          const next = known(before);
          for (const [name, value] of Object.entries(changes)) {
            next.delete(name);
            for (const item of [value ?? []].flat()) if (item !== '') next.append(name, item);
          }
          return next;
        },
        { replace: true },
      ),
    clear: () => setParameters({}, { replace: true }),
    isEmpty: [...parameters.keys()].every((name) => name === 'sort'),
    count: new Set([...parameters.keys()].filter((name) => name !== 'sort' && name !== 'q')).size,
  };
}
