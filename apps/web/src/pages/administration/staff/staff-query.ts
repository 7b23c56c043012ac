import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../../../api/client.ts';
import { officeKeys, type StaffMember } from '../../../api/office.ts';
import type { paths } from '../../../api/schema.generated.ts';

export type Appointment = StaffMember['appointments'][number];
type Body<Path extends '/api/v1/staff' | '/api/v1/staff/{id}/appointments'> =
  paths[Path]['post']['requestBody']['content']['application/json'];
type NewMember = Body<'/api/v1/staff'>;
type Change = paths['/api/v1/staff/{id}']['patch']['requestBody']['content']['application/json'];

type EndOfTerm =
  paths['/api/v1/staff/{id}/appointments/{appointmentId}']['patch']['requestBody']['content']['application/json'];

const at = (id: string) => ({ params: { path: { id } } });

/** Sends something that changes the list of people. */
function useChanging<Input>(send: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: officeKeys.staff }),
  });
}

/** Adds somebody with an account. */
export const useAddMember = () => useChanging((body: NewMember) => api.POST('/api/v1/staff', { body }));

/** Shuts or opens an account, or sets a first password again. */
export const useChangeMember = (id: string) =>
  useChanging((body: Change) => api.PATCH('/api/v1/staff/{id}', { ...at(id), body }));

/** Gives somebody a role for a term. */
export const useAppoint = (id: string) =>
  useChanging((body: Body<'/api/v1/staff/{id}/appointments'>) =>
    api.POST('/api/v1/staff/{id}/appointments', { ...at(id), body }),
  );

/** Ends a term. */
export const useEndTerm = (id: string, appointmentId: string) =>
  useChanging((body: EndOfTerm) =>
    api.PATCH('/api/v1/staff/{id}/appointments/{appointmentId}', {
      params: { path: { id, appointmentId } },
      body,
    }),
  );

/** How somebody signs in: ends that, or takes a second factor or an account elsewhere away. */
export const useAccess = (id: string) =>
  useMutation({
    mutationFn: (what: 'sessions' | 'second-factor' | 'oidc-identity'): Promise<unknown> =>
      ({
        sessions: () => api.DELETE('/api/v1/staff/{id}/sessions', at(id)),
        'second-factor': () => api.DELETE('/api/v1/staff/{id}/second-factor', at(id)),
        'oidc-identity': () => api.DELETE('/api/v1/staff/{id}/oidc-identity', at(id)),
      })[what](),
  });

/** Registers who somebody is at the identity provider. */
export const useRegisterIdentity = (id: string) =>
  useMutation({
    mutationFn: (body: { username: string }) =>
      api.PUT('/api/v1/staff/{id}/oidc-identity', { ...at(id), body }),
  });

/** Is there an identity provider at all? */
export const useHasIdentityProvider = () =>
  useQuery({
    queryKey: ['identity-provider'],
    queryFn: async () => bodyOf(await api.GET('/api/v1/session/oidc')).isAvailable,
    staleTime: Number.POSITIVE_INFINITY,
  }).data ?? false;
