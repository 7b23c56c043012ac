import { fault, type TemplateFault } from './template.fault.ts';

const torn = fault('模板的内容不完整或已损坏', 'The template is not well formed');

interface EngineError {
  readonly id?: string;
  readonly xtag?: string;
  readonly context?: string;
  readonly openingtag?: string;
  readonly closingtag?: string;
  readonly errors?: readonly { readonly properties?: EngineError }[];
}

/** What the engine says of braces and lists that do not fit together. */
export function engineFaults(error: unknown): readonly TemplateFault[] {
  const properties = (error as { readonly properties?: EngineError }).properties;
  const all = properties?.errors?.flatMap((one) => one.properties ?? []) ?? [properties ?? {}];
  return all.map((one) => {
    const name = (one.xtag ?? one.openingtag ?? one.context ?? '').slice(0, 40);
    switch (one.id) {
      case 'unclosed_loop':
        return fault(`列表 {{#${name}}} 没有结束标记 {{/${name}}}`, `The list ${name} has no end`);
      case 'unopened_loop':
        return fault(`多出结束标记 {{/${name}}}`, `The list ${name} ends and has no beginning`);
      case 'closing_tag_does_not_match_opening_tag':
        return fault(
          `列表 {{#${one.openingtag ?? ''}}} 与结束标记 {{/${one.closingtag ?? ''}}} 不对应`,
          `The list ${one.openingtag ?? ''} ends as ${one.closingtag ?? ''}`,
        );
      case 'unbalanced_loop_tags':
      case 'loop_position_invalid':
        return fault(
          `列表 {{#${name}}} 的开始和结束不在同一行或同一单元格层级`,
          `The list ${name} begins and ends in places that do not belong together`,
        );
      case 'unclosed_tag':
      case 'unopened_tag':
      case 'duplicate_open_tag':
      case 'duplicate_close_tag':
        return fault(`花括号不成对：“${name}”`, `Braces that do not pair: ${name}`);
      default:
        return torn;
    }
  });
}
