import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RegisterField, RowCorrection } from '#domain';
import { api, bodyOf } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { paths } from '../../api/schema.generated.ts';

export type Preview =
  paths['/api/v1/register-imports/{id}']['get']['responses'][200]['content']['application/json'];
export type PreviewRow = Preview['rows'][number];

/** What a person decides about how a file is read. */
export interface Choices {
  readonly mapping?: Readonly<Record<string, RegisterField | 'ignore'>>;
  readonly sheetName?: string;
  readonly headerRow?: number;
  readonly save?: boolean;
}

const key = (id: string) => ['register-import', id] as const;
const at = (id: string) => ({ params: { path: { id } } });
const atRow = (id: string, row: number) => ({ params: { path: { id, row } } });

/** How a register reads, row by row. */
export const usePreview = (id: string | undefined) =>
  useQuery({
    queryKey: key(id ?? ''),
    enabled: id !== undefined,
    queryFn: async (): Promise<Preview> =>
      bodyOf(await api.GET('/api/v1/register-imports/{id}', at(id ?? ''))),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Hands in a file. */
export function useHandIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (file: File): Promise<Preview> => {
      const body = new FormData();
      body.append('file', file);
      const response = await fetch('/api/v1/register-imports', { method: 'POST', body }).catch(() => {
        throw Problem.unreachable();
      });
      if (!response.ok) throw await Problem.from(response);
      return (await response.json()) as Preview;
    },
    onSuccess: (preview) => client.setQueryData(key(preview.id), preview),
  });
}

/** Corrects how the file is read. */
export function useCorrect(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (choices: Choices): Promise<Preview> =>
      bodyOf(await api.PATCH('/api/v1/register-imports/{id}', { ...at(id), body: choices as never })),
    onSuccess: (preview) => client.setQueryData(key(id), preview),
  });
}

/** Corrects a held row, or accepts it as it reads; null takes back what was corrected. */
export function useCorrectRow(id: string, row: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (correction: RowCorrection | null): Promise<PreviewRow> =>
      correction === null
        ? bodyOf(await api.DELETE('/api/v1/register-imports/{id}/rows/{row}', atRow(id, row)))
        : bodyOf(
            await api.PUT('/api/v1/register-imports/{id}/rows/{row}', {
              ...atRow(id, row),
              body: correction as never,
            }),
          ),
    onSuccess: () => client.invalidateQueries({ queryKey: key(id) }),
  });
}

/** Enters the good rows. */
export function useCommit(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => bodyOf(await api.POST('/api/v1/register-imports/{id}/commit', at(id))),
    // Somebody may have corrected it meanwhile: then it is looked at anew.
    onSettled: () => client.invalidateQueries(),
  });
}
