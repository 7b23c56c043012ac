import createClient from 'openapi-fetch';
import { Problem } from './problem.ts';
import type { components, paths } from './schema.generated.ts';

/** The shapes that the interface answers with, by their names in its document. */
export type Shapes = components['schemas'];

/** The interface of the product, typed by its own document. A refusal is thrown as a {@link Problem}. */
export const api = createClient<paths>({
  baseUrl: '/',
  credentials: 'same-origin',
  // Repeated parameters as the interface reads them: ?stage=a&stage=b.
  querySerializer: { array: { style: 'form', explode: true } },
});

api.use({
  async onResponse({ response }) {
    if (!response.ok) throw await Problem.from(response);
    return response;
  },
  onError: () => Problem.unreachable(),
});

/** The body of an answer that has one. */
export function bodyOf<Body>({ data }: { readonly data?: Body }): Body {
  if (data === undefined) throw new Error('an answer without a body');
  return data;
}
