import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { swcOptions } from './swc-options.mjs';

/** `#domain` and its like mean the source. Only they: some packages ship TypeScript under the same condition. */
export function resolve(specifier, context, next) {
  if (!specifier.startsWith('#')) return next(specifier, context);
  return next(specifier, { ...context, conditions: ['source', ...context.conditions] });
}

export async function load(url, context, next) {
  if (!/^file:.*\.ts$/.test(url)) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), { ...swcOptions, swcrc: false });
  return { format: 'module', source: code, shortCircuit: true };
}
