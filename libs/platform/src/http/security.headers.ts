import fastifyHelmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config.ts';

/** What is no page loads nothing and stands in no frame; a page brings its own policy, see `sendPage`. */
const dataPolicy = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** Our own pages record voice notes; photographs come as files, and nothing of the product uses the rest. */
const permissions = [
  ...['camera', 'display-capture', 'geolocation', 'payment', 'usb'].map((feature) => `${feature}=()`),
  'microphone=(self)',
].join(', ');

const yearSeconds = 365 * 24 * 3_600;

/** What browsers must not do with our pages, and that nobody between keeps what the interface answers. */
export async function addSecurityHeaders(
  app: NestFastifyApplication,
  { isCookieSecure }: Pick<Config, 'isCookieSecure'>,
): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { directives: dataPolicy, useDefaults: false },
    frameguard: { action: 'deny' },
    // Over plain HTTP it would be a promise that nobody keeps. The other names of the domain are not ours to decide about.
    strictTransportSecurity: isCookieSecure ? { maxAge: yearSeconds, includeSubDomains: false } : false,
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      void reply.header('permissions-policy', permissions);
      // Offices share computers: a case must not stay in the browser when its reader has signed out.
      if (request.url.startsWith('/api/v1/')) void reply.header('cache-control', 'no-store');
      done();
    });
}
