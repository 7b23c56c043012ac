import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RuleBookEdit } from '#domain';
import { api, bodyOf } from '../../../api/client.ts';
import { ruleBookKeys } from '../../../api/rule-book.ts';
import type { paths } from '../../../api/schema.generated.ts';

/** Changes that were thought of and not made yet. */
export type Draft = RuleBookEdit['rules'];

/** The same edit, as the document of the interface describes it: it does not know fields that are there and undefined. */
type Sent = NonNullable<
  paths['/api/v1/deadline-rules']['post']['requestBody']
>['content']['application/json'];

/** Computes what a change would do to the open cases; the server refuses what cannot be changed like this. */
export const usePreviewRules = () =>
  useMutation({
    mutationFn: async (body: RuleBookEdit) =>
      bodyOf(await api.POST('/api/v1/deadline-rules/preview', { body: body as Sent })),
  });

/** Makes an edition. */
export function useMakeEdition() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (
      body: RuleBookEdit & { readonly openCases: 'keep' | 'goOver'; readonly replaces: string },
    ) => bodyOf(await api.POST('/api/v1/deadline-rules', { body: body as Sent })),
    onSuccess: () => client.invalidateQueries({ queryKey: ruleBookKeys.all }),
  });
}
