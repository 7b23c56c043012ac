import { type NestFastifyApplication, RouteConfig } from '@nestjs/platform-fastify';

/** The ETag of a version, as `If-Match` sends it back: `"7"`. */
export const etagOf = (version: number): string => `"${version}"`;

/** For a route whose answer has a `version`: it is also the ETag, ready for the next If-Match. */
export const Versioned = (): MethodDecorator => RouteConfig({ isVersioned: true });

/** Reads the version out of what a route answers. A hook: Nest's interceptors pack every answer into streams and out again. */
export function tellVersions(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preSerialization', (request, reply, answer, done) => {
      const { isVersioned } = request.routeOptions.config as { readonly isVersioned?: boolean };
      if (isVersioned === true && reply.statusCode < 300) {
        const version = (answer as { readonly version?: unknown } | null)?.version;
        if (typeof version === 'number') void reply.header('etag', etagOf(version));
      }
      done(null, answer);
    });
}
