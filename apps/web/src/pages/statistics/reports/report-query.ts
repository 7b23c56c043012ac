import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';
import type { paths } from '../../../api/schema.generated.ts';

export type Report = Shapes['Report'];
export type ReportLine = Shapes['ReportLine'];
export type ReportKind = ReportLine['kind'];
export type EditionLine = Report['editions'][number];
export type Edition = Shapes['ReportEdition'];
export type Sentence = Shapes['ReportSentence'];
export type SentenceId = Sentence['id'];
export type Printed = Shapes['PrintedReport'];
export type Differences = Shapes['ReportDifferences'];

/** A number of an edition: what was counted, and in which line of which table. */
export type FrozenFigure = NonNullable<
  paths['/api/v1/statistics/reports/{id}/editions/{edition}/cases']['get']['parameters']['query']
>;

const key = ['statistics', 'reports'] as const;
const keyOf = (id: string) => [...key, id] as const;

/** Whoever saves or publishes says which version of the words was read. */
const reading = (id: string, version: number) => ({
  path: { id },
  header: { 'If-Match': `"${version}"` },
});

/** The reports of this part of the tree, the latest begun first, by pages. */
export const useReports = (kind: ReportKind | undefined) =>
  useInfiniteQuery({
    queryKey: [...key, 'list', kind],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) => {
      const query = { limit: 30, ...(kind ? { kind } : {}), ...(cursor ? { cursor } : {}) };
      return bodyOf(await api.GET('/api/v1/statistics/reports', { params: { query } }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** A report as it would be published now, and its editions. */
export const useReport = (id: string) =>
  useQuery({
    queryKey: keyOf(id),
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/statistics/reports/{id}', { params: { path: { id } } })),
  });

/** What was published: it never changes. */
export const useEdition = (id: string, edition: number | undefined) =>
  useQuery({
    queryKey: [...keyOf(id), 'edition', edition],
    enabled: edition !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () =>
      bodyOf(
        await api.GET('/api/v1/statistics/reports/{id}/editions/{edition}', {
          params: { path: { id, edition: edition ?? 0 } },
        }),
      ),
  });

/** What a correction says otherwise than the edition before. */
export const useDifferences = (id: string, edition: number) =>
  useQuery({
    queryKey: [...keyOf(id), 'differences', edition],
    enabled: edition > 1,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () =>
      bodyOf(
        await api.GET('/api/v1/statistics/reports/{id}/editions/{edition}/differences', {
          params: { path: { id, edition } },
        }),
      ),
  });

/** Computes both hashes of an edition again, when asked. */
export const useProof = (id: string, edition: number) =>
  useMutation({
    mutationFn: async () =>
      bodyOf(
        await api.GET('/api/v1/statistics/reports/{id}/editions/{edition}/proof', {
          params: { path: { id, edition } },
        }),
      ),
  });

/** The cases that an edition counted in a number, by pages. */
export const useEditionCases = (id: string, edition: number, figure: FrozenFigure) =>
  useInfiniteQuery({
    queryKey: [...keyOf(id), 'cases', edition, figure],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor }) =>
      bodyOf(
        await api.GET('/api/v1/statistics/reports/{id}/editions/{edition}/cases', {
          params: { path: { id, edition }, query: { ...figure, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Keeps what the server answered, and lets the list be read anew. */
function useKeeping() {
  const client = useQueryClient();
  return async (report: Report) => {
    // A reading that began before would show the words as they were.
    await client.cancelQueries({ queryKey: keyOf(report.id), exact: true });
    client.setQueryData(keyOf(report.id), report);
    void client.invalidateQueries({ queryKey: [...key, 'list'] });
  };
}

/** Reads a report as it stands on the server now; where that fails, as it was known. */
export function useReadingAgain(report: Report): () => Promise<Report> {
  const client = useQueryClient();
  const queryKey = keyOf(report.id);
  return async () => {
    await client.refetchQueries({ queryKey, exact: true });
    return client.getQueryData<Report>(queryKey) ?? report;
  };
}

/** Begins the report of a period, or finds the one that was begun. */
export function useBegin() {
  const keep = useKeeping();
  return useMutation({
    mutationFn: async (body: { readonly period: string; readonly organisation?: string }) =>
      bodyOf(await api.POST('/api/v1/statistics/reports', { body })),
    onSuccess: keep,
  });
}

/** What is sent of the words: null gives back what the figures say. */
export type Texts = { readonly id: SentenceId; readonly text: string | null }[];

/** Saves the words that were changed. */
export function useSaveTexts(id: string) {
  const keep = useKeeping();
  return useMutation({
    mutationFn: async ({ texts, version }: { readonly texts: Texts; readonly version: number }) =>
      bodyOf(
        await api.PUT('/api/v1/statistics/reports/{id}/texts', {
          params: reading(id, version),
          body: { texts },
        }),
      ),
    onSuccess: keep,
  });
}

/** What a publication says beside what it freezes. */
interface Publication {
  /** Null for the first edition. */
  readonly reason: string | null;
  readonly version: number;
  /** The sentences in doubt at which somebody has looked. */
  readonly acknowledged: SentenceId[];
}

/** Publishes the first edition, or with a reason one that corrects. */
export function usePublish(id: string) {
  const keep = useKeeping();
  return useMutation({
    mutationFn: async ({ reason, version, acknowledged }: Publication) => {
      const params = reading(id, version);
      return bodyOf(
        reason === null
          ? await api.POST('/api/v1/statistics/reports/{id}/publication', { params, body: { acknowledged } })
          : await api.POST('/api/v1/statistics/reports/{id}/corrections', {
              params,
              body: { reason, acknowledged },
            }),
      );
    },
    onSuccess: keep,
  });
}

/** Where the files of an edition are. */
export const editionFile = (id: string, edition: number, file: 'report.docx' | 'form.xlsx'): string =>
  `/api/v1/statistics/reports/${id}/editions/${edition}/${file}`;

/** The address of the page of an edition. */
export const editionPath = (id: string, edition: number): string =>
  `/statistics/reports/${id}/editions/${edition}`;

/** A number as an address names it. */
export interface OpenedFigure {
  readonly figure: string;
  readonly by?: string | undefined;
  /** Null: the cases that say nothing of it. */
  readonly key?: string | null | undefined;
}

/** The address of the cases behind a number of an edition. */
export function editionCasesPath(
  id: string,
  edition: number,
  { figure, by, key: line }: OpenedFigure,
): string {
  const told = by === undefined ? {} : { by, ...(typeof line === 'string' ? { key: line } : {}) };
  return `${editionPath(id, edition)}/cases?${new URLSearchParams({ figure, ...told })}`;
}
