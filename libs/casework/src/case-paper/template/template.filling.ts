import Docxtemplater, { type DXT } from 'docxtemplater';
import PizZip from 'pizzip';
import type { PaperData } from '#domain';
import type { TemplateParts } from './template.parts.ts';

/** A placeholder as the engine has understood it; what stands between the ends of a list is in `subparsed`. */
export interface Placeholder {
  readonly type: string;
  readonly value: string;
  readonly module?: string;
  readonly inverted?: boolean;
  readonly subparsed?: readonly Placeholder[];
}

/** Every placeholder, with those that stand in lists. */
export function* everyPlaceholder(found: readonly Placeholder[]): Generator<Placeholder> {
  for (const one of found) {
    if (one.type === 'placeholder') yield one;
    yield* everyPlaceholder(one.subparsed ?? []);
  }
}

/** Watches what the engine finds in each part. */
class Watch {
  readonly name = 'watch';
  readonly found: Placeholder[] = [];

  set({ inspect }: { readonly inspect?: { readonly postparsed?: readonly Placeholder[] } }): void {
    this.found.push(...(inspect?.postparsed ?? []));
  }
}

/** People who write in Word put blanks within braces: `{{ 案号 }}`, `{{ # 约定 }}`. */
class Blanks {
  readonly name = 'blanks';
  /** Before the engine's own, which seek the ends of lists and the values of fields by their names. */
  readonly priority = 1_000;

  /** Asked where a text begins with no sign that the engine knows. Its types leave out by what it lets a module ask again. */
  parse(words: string, engine?: { readonly parse: (words: string) => DXT.Part }): DXT.Part | null {
    const bare = words.trimStart();
    return bare === words ? null : (engine?.parse(bare) ?? null);
  }

  postparse(parsed: DXT.Part[]): DXT.Part[] {
    return parsed.map((one) => (one.type === 'placeholder' ? { ...one, value: one.value.trim() } : one));
  }
}

/**
 * A template that was read. A name is looked up and nothing else: there are no expressions, no raw XML and no other
 * delimiters in our templates.
 */
export class ReadTemplate {
  readonly placeholders: readonly Placeholder[];
  readonly #engine: Docxtemplater<PizZip>;

  /**
   * @param parts  checked: the engine unpacks nothing itself
   * @throws what the engine says of a template that is not well formed, with `properties.errors`
   */
  constructor(parts: TemplateParts) {
    const watch = new Watch();
    const zip = new PizZip();
    for (const [path, bytes] of Object.entries(parts)) zip.file(path, bytes);
    this.#engine = new Docxtemplater(zip, {
      delimiters: { start: '{{', end: '}}' },
      syntax: { changeDelimiterPrefix: null },
      paragraphLoop: true,
      linebreaks: true,
      stripInvalidXMLChars: true,
      errorLogging: false,
      parser: (name) => ({
        get: (scope: unknown) =>
          typeof scope === 'object' && scope !== null && Object.hasOwn(scope, name)
            ? (scope as Readonly<Record<string, unknown>>)[name]
            : undefined,
      }),
      nullGetter: () => '',
      modules: [new Blanks(), watch],
    });
    this.placeholders = watch.found;
  }

  /** Fills the template. A read template is filled once. */
  filled(data: PaperData): TemplateParts {
    this.#engine.render(data);
    const { files } = this.#engine.getZip();
    return Object.fromEntries(
      Object.entries(files).flatMap(([path, file]) => (file.dir ? [] : [[path, file.asUint8Array()]])),
    );
  }
}
