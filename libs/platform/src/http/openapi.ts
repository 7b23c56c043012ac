import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { withNamedComponents } from './openapi.components.ts';

/** Every error is answered like this. */
const problem = {
  type: 'object',
  required: ['type', 'title', 'titleEn', 'status', 'code', 'instance', 'correlationId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: '中文说明' },
    titleEn: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    instance: { type: 'string' },
    correlationId: { type: 'string', description: '报障时请提供 · quote it when you report a fault' },
    article: { type: 'string', description: 'The article of law on which the refusal rests' },
    retryAfterSeconds: { type: 'integer' },
    allowedEvents: { type: 'array', items: { type: 'string' } },
    version: { type: 'integer', description: '412: 现在的版本 · the version as it is now' },
    changes: {
      type: 'array',
      description: '412: 此后的变化 · what has happened since',
      items: {
        type: 'object',
        properties: { seq: { type: 'integer' }, type: { type: 'string' }, sentence: { type: 'object' } },
      },
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'message', 'messageEn'],
        properties: {
          pointer: { type: 'string' },
          message: { type: 'string' },
          messageEn: { type: 'string' },
        },
      },
    },
  },
};

/** The description of the interface, made from the same schemas that check it. */
export function documentOf(app: NestFastifyApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('枫桥 Fengqiao')
    .setDescription('矛盾纠纷化解案件管理接口 · Case management for dispute mediation')
    .setVersion('1')
    .addCookieAuth('fengqiao_session')
    .addSecurity('apiKey', { type: 'http', scheme: 'bearer', description: 'API key: fq_…' })
    .addSecurityRequirements('cookie')
    .addSecurityRequirements('apiKey')
    .build();
  const document = SwaggerModule.createDocument(app, head, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problem as never },
  };
  return withNamedComponents(document);
}
