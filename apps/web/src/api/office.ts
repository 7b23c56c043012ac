import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, type Shapes } from './client.ts';

export type Organisation = Shapes['Organisation'];
export type StaffMember = Shapes['StaffMember'];

/** The keys under which they are kept; whoever changes one drops it. */
export const officeKeys = { organisations: ['organisations'], staff: ['staff'] } as const;

/** Everything in this person's part of the tree, and the county above it. */
export const useOrganisations = () =>
  useQuery({
    queryKey: officeKeys.organisations,
    queryFn: async (): Promise<readonly Organisation[]> =>
      bodyOf(await api.GET('/api/v1/organisations')).items,
    staleTime: 300_000,
  });

/** Everybody who works in this part of the tree, also those who have left. */
export const useStaff = () =>
  useQuery({
    queryKey: officeKeys.staff,
    queryFn: async (): Promise<readonly StaffMember[]> => bodyOf(await api.GET('/api/v1/staff')).items,
    staleTime: 300_000,
  });
