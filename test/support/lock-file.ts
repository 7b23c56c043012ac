import { readFile } from 'node:fs/promises';

/** One installed package, as the lock file has it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string | undefined;
  readonly integrity: string | undefined;
  readonly resolved: string | undefined;
  readonly hasInstallScript: boolean;
  /** Needed to develop only. */
  readonly isDev: boolean;
}

/** Every package of the lock file, the product itself left out. */
export async function lockedPackages(): Promise<readonly LockedPackage[]> {
  const text = await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8');
  const { packages } = JSON.parse(text) as {
    packages: Record<string, Partial<LockedPackage> & { readonly dev?: boolean; readonly name?: string }>;
  };
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      license: entry.license,
      integrity: entry.integrity,
      resolved: entry.resolved,
      hasInstallScript: entry.hasInstallScript ?? false,
      isDev: entry.dev ?? false,
    }));
}

/** Is the first version older than the second? Only the three numbers count; what is a preview of one is it. */
export function isOlder(version: string, than: string): boolean {
  const numbers = (text: string) => (text.split(/[-+]/, 1)[0] ?? '').split('.').map(Number);
  const [a, b] = [numbers(version), numbers(than)];
  const differing = [0, 1, 2].find((n) => a[n] !== b[n]);
  return differing !== undefined && (a[differing] ?? 0) < (b[differing] ?? 0);
}

/**
 * Versions that nobody may install here: with a published weakness (older than the mended one) or planted by a thief
 * (exactly that one). Kept by hand from the public advisories, because the registry of a closed network answers no
 * `npm audit`; where one does, run that as well.
 */
export const knownBad: readonly {
  readonly name: string;
  readonly before?: string;
  readonly exactly?: readonly string[];
  readonly advisory: string;
}[] = [
  { name: '@fastify/multipart', before: '9.0.3', advisory: 'CVE-2025-24033' },
  { name: '@nestjs/common', before: '10.4.16', advisory: 'CVE-2024-29409' },
  { name: 'ajv', before: '6.12.3', advisory: 'CVE-2020-15366' },
  { name: 'ansi-regex', before: '5.0.1', advisory: 'CVE-2021-3807' },
  { name: 'ansi-regex', exactly: ['6.2.1'], advisory: 'stolen account, September 2025' },
  { name: 'ansi-styles', exactly: ['6.2.2'], advisory: 'stolen account, September 2025' },
  { name: 'braces', before: '3.0.3', advisory: 'CVE-2024-4068' },
  { name: 'chalk', exactly: ['5.6.1'], advisory: 'stolen account, September 2025' },
  { name: 'color-convert', exactly: ['3.1.1'], advisory: 'stolen account, September 2025' },
  { name: 'color-name', exactly: ['2.0.1'], advisory: 'stolen account, September 2025' },
  { name: 'cross-spawn', before: '7.0.5', advisory: 'CVE-2024-21538' },
  { name: 'debug', exactly: ['4.4.2'], advisory: 'stolen account, September 2025' },
  { name: 'error-ex', exactly: ['1.3.3'], advisory: 'stolen account, September 2025' },
  { name: 'fastify', before: '5.3.2', advisory: 'CVE-2025-32442' },
  { name: 'find-my-way', before: '9.0.1', advisory: 'CVE-2024-45813' },
  { name: 'form-data', before: '4.0.4', advisory: 'CVE-2025-7783' },
  { name: 'is-arrayish', exactly: ['0.3.3'], advisory: 'stolen account, September 2025' },
  { name: 'json5', before: '2.2.2', advisory: 'CVE-2022-46175' },
  { name: 'koa', before: '2.16.2', advisory: 'CVE-2025-54420' },
  { name: 'lodash', before: '4.17.21', advisory: 'CVE-2021-23337' },
  { name: 'micromatch', before: '4.0.8', advisory: 'CVE-2024-4067' },
  { name: 'minimist', before: '1.2.6', advisory: 'CVE-2021-44906' },
  { name: 'path-to-regexp', before: '8.0.0', advisory: 'CVE-2024-45296' },
  { name: 'qs', before: '6.10.3', advisory: 'CVE-2022-24999' },
  { name: 'semver', before: '5.7.2', advisory: 'CVE-2022-25883' },
  { name: 'send', before: '0.19.0', advisory: 'CVE-2024-43799' },
  { name: 'strip-ansi', exactly: ['7.1.1'], advisory: 'stolen account, September 2025' },
  { name: 'supports-color', exactly: ['10.2.1'], advisory: 'stolen account, September 2025' },
  { name: 'tar', before: '6.2.1', advisory: 'CVE-2024-28863' },
  { name: 'typeorm', before: '0.3.26', advisory: 'CVE-2025-60542' },
  { name: 'word-wrap', before: '1.2.4', advisory: 'CVE-2023-26115' },
  { name: 'wrap-ansi', exactly: ['9.0.1'], advisory: 'stolen account, September 2025' },
  { name: 'ws', before: '8.17.1', advisory: 'CVE-2024-37890' },
];
