import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../../api/client.ts';
import type { paths } from '../../../api/schema.generated.ts';

type Created<Path extends '/api/v1/verifications' | '/api/v1/certificates'> =
  paths[Path]['post']['responses'][201]['content']['application/json'];
export type Verification = Created<'/api/v1/verifications'>;
export type Certificate = Created<'/api/v1/certificates'>;

const key = ['certificates'] as const;

/** What a proof found, and how long it took. */
export interface Proof {
  readonly found: Verification;
  readonly seconds: number;
}

/** The certificates of this part of the tree, the latest first. */
export const useCertificates = () =>
  useQuery({ queryKey: key, queryFn: async () => bodyOf(await api.GET('/api/v1/certificates')).items });

/** Proves the record. */
export const useVerify = () =>
  useMutation({
    mutationFn: async (): Promise<Proof> => {
      const from = performance.now();
      const found = bodyOf(await api.POST('/api/v1/verifications'));
      return { found, seconds: Math.round((performance.now() - from) / 1000) };
    },
  });

/** Proves the record and issues a certificate of it. */
export function useIssue() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (): Promise<Certificate> => bodyOf(await api.POST('/api/v1/certificates')),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** The page of a certificate, to be printed on A4. */
export const pageOfCertificate = (id: string): string => `/api/v1/certificates/${id}/page`;
