import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** `/api/v1/disputes/:id` as a pattern of addresses. */
const patternOf = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split('/')
      .map((step) => (step.startsWith(':') ? '[^/]+' : step.replaceAll(/[^\w-]/g, '\\$&')))
      .join('/')}$`,
  );

/**
 * Remembers every route that is registered from now on, because the router answers a wrong method like an address
 * that does not exist. Routes for everything (`*`) are left out: they would make every address known.
 * @returns the methods that an address knows, in alphabetical order
 */
export function rememberRoutes(app: NestFastifyApplication): (path: string) => readonly string[] {
  const routes = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ url, method }) => {
      if (url.includes('*')) return;
      const route = routes.get(url) ?? { pattern: patternOf(url), methods: new Set() };
      for (const name of [method].flat()) route.methods.add(name);
      routes.set(url, route);
    });
  return (path) =>
    [
      ...new Set(
        [...routes.values()].flatMap(({ pattern, methods }) => (pattern.test(path) ? [...methods] : [])),
      ),
    ].sort();
}
