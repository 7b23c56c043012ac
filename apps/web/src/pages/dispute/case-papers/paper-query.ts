import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PaperForm } from '#domain';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';
import { handedOut, intoDownloads } from '../../../api/handed-out.ts';

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
export const printPaper = (id: string, { form, seq, personal }: Printing): Promise<File> =>
  handedOut(`/api/v1/disputes/${id}/papers/${form}`, { personal, ...(seq === null ? {} : { seq }) });

/** Prints a paper into the downloads. */
export function useDownload(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (printing: Printing) => intoDownloads(await printPaper(id, printing)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['dispute', id, 'papers'] }),
  });
}
