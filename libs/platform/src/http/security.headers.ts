import fastifyHelmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Nothing from elsewhere, no script in the page; styles in the page are how the components of the web are made. */
const contentPolicy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
};

/** What browsers must not do with our pages, and that nobody between keeps what the interface answers. */
export async function addSecurityHeaders(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { directives: contentPolicy, useDefaults: false },
    frameguard: { action: 'deny' },
    // The other names of the office's domain are not ours to decide about.
    strictTransportSecurity: { includeSubDomains: false },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      // Offices share computers: a case must not stay in the browser when its reader has signed out.
      if (request.url.startsWith('/api/v1/')) void reply.header('cache-control', 'no-store');
      done();
    });
}
