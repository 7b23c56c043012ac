import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { type Organisation, officeKeys } from '../../../api/office.ts';
import type { paths } from '../../../api/schema.generated.ts';

type NewOrganisation = paths['/api/v1/organisations']['post']['requestBody']['content']['application/json'];
type Change = paths['/api/v1/organisations/{id}']['patch']['requestBody']['content']['application/json'];

/** An organisation with what stands under it. */
export interface Branch {
  readonly organisation: Organisation;
  readonly below: readonly Branch[];
}

/** Puts the list together again as the tree that it is. */
export function treeOf(all: readonly Organisation[]): readonly Branch[] {
  const ids = new Set(all.map(({ id }) => id));
  const branch = (organisation: Organisation): Branch => ({
    organisation,
    below: all.filter(({ parentId }) => parentId === organisation.id).map(branch),
  });
  return all.filter(({ parentId }) => parentId === null || !ids.has(parentId)).map(branch);
}

/** Adds an organisation. */
export function useAddOrganisation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewOrganisation) => api.POST('/api/v1/organisations', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: officeKeys.organisations }),
  });
}

/** Renames, closes or opens an organisation. */
export function useChangeOrganisation(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Change) => api.PATCH('/api/v1/organisations/{id}', { params: { path: { id } }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: officeKeys.organisations }),
  });
}
