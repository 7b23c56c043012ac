import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PaperForm } from '#domain';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';
import { newKey } from '../../../api/new-key.ts';
import { Problem } from '../../../api/problem.ts';
import { upload } from '../../../api/upload.ts';

export type CasePaper = Shapes['CasePaper'];

const caseAt = (id: string) => ({ params: { path: { id } } });

/** The papers of a case. */
export const useCasePapers = (id: string) =>
  useQuery({
    queryKey: ['dispute', id, 'papers'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/disputes/{id}/papers', caseAt(id))),
  });

/** A paper that is to be printed. */
export interface Printing {
  readonly form: PaperForm;
  readonly seq: number | null;
  /** With numbers in full, which is noted. */
  readonly personal: boolean;
}

/** Prints a paper. @returns its .docx, under the name that it is to have */
export async function printPaper(
  id: string,
  { form, seq, personal }: Printing,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string }> {
  const response = await fetch(`/api/v1/disputes/${id}/papers/${form}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personal, ...(seq === null ? {} : { seq }) }),
  }).catch(() => {
    throw Problem.unreachable();
  });
  if (!response.ok) throw await Problem.from(response);
  const spelt = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    name: decodeURIComponent(spelt ?? `${form}.docx`),
  };
}

/** Prints a paper into the downloads. */
export function useDownload(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (printing: Printing) => {
      const { bytes, name } = await printPaper(id, printing);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([bytes]));
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['dispute', id, 'papers'] }),
  });
}

/** What the code on a page names in this case. */
export const readCode = async (id: string, code: string) =>
  bodyOf(await api.POST('/api/v1/disputes/{id}/paper-codes', { ...caseAt(id), body: { code } }));

/** Files a signed page: with the paper whose code it bears, or with the form that a person has named. */
export function useFiling(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, form, printId }: { file: File; form: PaperForm; printId?: string }) =>
      await upload({
        path: `/api/v1/disputes/${id}/attachments`,
        fields: { kind: 'paper', form, ...(printId === undefined ? {} : { printId }) },
        file,
        key: newKey(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['dispute', id] }),
  });
}
