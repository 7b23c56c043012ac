import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');
/** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has. */
const perChapter = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];

interface Row {
  readonly id: string;
  readonly level: string;
  readonly status: string;
  readonly shown: string;
}

let page: string;
let rows: readonly Row[];
beforeAll(async () => {
  page = await readFile(join(root, 'docs/security.md'), 'utf8');
  rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| [^|]+ \| ([^|]+) \| ([^|]*) \|$/gm)].map(
    ([, id = '', level = '', status = '', shown = '']) => ({ id, level, status, shown }),
  );
});

const byNumber = ({ id: a }: Row, { id: b }: Row): number => a.localeCompare(b, 'en', { numeric: true });
const namedIn = ({ shown }: Row): readonly string[] =>
  [...shown.matchAll(/`([^`\s]+)`/g)].map(([, path = '']) => path);

describe('the table of OWASP ASVS 5.0', () => {
  test('has every requirement of levels 1 and 2 once, in order', () => {
    const chapters = rows.map(({ id }) => Number(id.split('.')[0]));
    expect(perChapter.map((_, n) => chapters.filter((chapter) => chapter === n + 1).length)).toEqual(
      perChapter,
    );
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect([...rows].sort(byNumber)).toEqual(rows);
    expect(rows.filter(({ level }) => level === '1')).toHaveLength(70);
  });

  test('names for what is met a test, a file or a paragraph that is there', async () => {
    const without = rows.filter(
      (row) => row.status === 'met' && namedIn(row).length === 0 && !/"[A-Z][\w ]+" above/.test(row.shown),
    );
    expect(without.map(({ id }) => id)).toEqual([]);
    const missing = await Promise.all(
      rows.flatMap((row) =>
        namedIn(row).map((path) =>
          access(join(root, path)).then(
            () => [],
            () => [`${row.id} ${path}`],
          ),
        ),
      ),
    );
    expect(missing.flat()).toEqual([]);
    for (const [, heading] of rows.flatMap(({ shown }) => [...shown.matchAll(/"([A-Z][\w ]+)" above/g)]))
      expect(page).toContain(`\n## ${heading}\n`);
  });

  test('says of everything else why, or when', () => {
    const statuses = ['met', 'n/a', 'planned', 'not met'];
    expect(rows.filter(({ status }) => !statuses.includes(status))).toEqual([]);
    expect(rows.filter(({ shown }) => shown.trim().length < 5)).toEqual([]);
    const planned = rows.filter(({ status, shown }) => status === 'planned' && !/issue \d+/.test(shown));
    expect(planned).toEqual([]);
  });

  test('is counted right', () => {
    const count = (status: string) => rows.filter((row) => row.status === status).length;
    expect(page).toContain(
      `**${count('met')} met, ${count('n/a')} n/a, ${count('planned')} planned, ${count('not met')} not met.**`,
    );
  });
});
