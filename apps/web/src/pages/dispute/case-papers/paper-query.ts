import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { PaperForm } from '#domain';
import { api, bodyOf, type Shapes } from '../../../api/client.ts';
import { handedOut, intoDownloads } from '../../../api/handed-out.ts';
import { newKey } from '../../../api/new-key.ts';
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

/** What the code on a page names in this case. */
export const readCode = async (id: string, code: string) =>
  bodyOf(await api.POST('/api/v1/disputes/{id}/paper-codes', { ...caseAt(id), body: { code } }));

/** A signed page, and where it belongs: with the paper whose code it bears, or with the form that a person has named. */
export interface SignedPage {
  readonly file: File;
  readonly form: PaperForm;
  readonly printId?: string;
}

/** Files a signed page. The same one sent again, after a lost answer or chosen anew, is there once. */
export function useFiling(id: string) {
  const client = useQueryClient();
  const keys = useRef(new Map<string, string>());
  const keyOf = ({ file, form, printId }: SignedPage): string => {
    const page = JSON.stringify([file.name, file.size, file.lastModified, form, printId]);
    const key = keys.current.get(page) ?? newKey();
    keys.current.set(page, key);
    return key;
  };
  return useMutation({
    mutationFn: async (page: SignedPage) =>
      await upload({
        path: `/api/v1/disputes/${id}/attachments`,
        fields: {
          kind: 'paper',
          form: page.form,
          ...(page.printId === undefined ? {} : { printId: page.printId }),
        },
        file: page.file,
        key: keyOf(page),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['dispute', id] }),
  });
}
