import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Response, Test } from 'supertest';
import type { Browser } from './app.ts';

type Json = Readonly<Record<string, unknown>>;

/** One operation of the OpenAPI document, as far as the tests read it. */
export interface Operation {
  /** Where it differs from that of the whole document. */
  readonly security?: readonly object[];
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Json }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Json }>> }>
  >;
}

/** The document, as far as the tests read it. */
export interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> };
}

/** An answer as it was given. */
export interface Answer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

/** Every operation with its address, e.g. `POST /api/v1/disputes/{id}/accept`. */
export const operationsOf = (document: Document): readonly (readonly [string, Operation])[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
    ),
  );

/** Writes down every answer that this browser gets from now on. */
export function recordAnswers(browser: Browser, answers: Answer[]): void {
  browser.use((request: Test) => {
    request.on('response', (response: Response) => {
      const { pathname } = new URL(request.url);
      answers.push({
        method: request.method,
        path: pathname,
        status: response.status,
        contentType: response.type,
        body: response.body,
      });
    });
  });
}

/** Holds answers against a document. */
export class Contract {
  readonly #ajv: Ajv2020;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(readonly document: Document) {
    this.#ajv = new Ajv2020({ strict: false, allErrors: true });
    // The package is CommonJS: its default is the function under Jest, the module elsewhere.
    const add = formats as unknown as ((ajv: Ajv2020) => void) & { default?: (ajv: Ajv2020) => void };
    (add.default ?? add)(this.#ajv);
    this.#ajv.addSchema({ $id: 'document', components: document.components });
  }

  /** The operation that an address belongs to; a literal step wins over a parameter. */
  operationAt(method: string, path: string): readonly [string, Operation] | undefined {
    return operationsOf(this.document)
      .filter(([name]) => {
        const [verb, template = ''] = name.split(' ');
        return verb === method && new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
      })
      .sort(([a], [b]) => a.split('{').length - b.split('{').length)[0];
  }

  /** @returns what is wrong with the answer, in words; empty when it is as documented */
  faultsOf(answer: Answer): readonly string[] {
    const [name, operation] = this.operationAt(answer.method, answer.path) ?? [];
    if (!name || !operation) return [`${answer.method} ${answer.path} is not documented`];
    const documented = operation.responses[answer.status] ?? operation.responses.default;
    if (answer.status < 400 && operation.responses[answer.status] === undefined) {
      return [`${name} does not document ${answer.status}`];
    }
    const schema = documented?.content?.[answer.contentType]?.schema;
    if (documented?.content === undefined && answer.status === 204) return [];
    if (schema === undefined) return [`${name} ${answer.status} does not document ${answer.contentType}`];
    const validate = this.#validatorFor(`${name} ${answer.status}`, schema);
    if (validate(answer.body)) return [];
    const said = (validate.errors ?? []).slice(0, 3).map((error) => `${error.instancePath} ${error.message}`);
    return [`${name} ${answer.status}: ${said.join('; ')}`];
  }

  /** Compiles a schema of the document. @throws Error when it is none */
  compile(schema: Json): ValidateFunction {
    // References lead to the components of the document.
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/');
    return this.#ajv.compile(JSON.parse(text));
  }

  #validatorFor(key: string, schema: Json): ValidateFunction {
    const known = this.#validators.get(key) ?? this.compile(schema);
    this.#validators.set(key, known);
    return known;
  }
}
