import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { commandTypes, disputeStates, machineDiagram, policyTable, roles, stages } from '#domain';
import { generatedDocuments, writeDocuments } from '../apps/cli/src/write-docs.ts';

const root = join(import.meta.dirname, '..');

describe('a generated document', () => {
  test.each(generatedDocuments.map(({ path, content }) => [path, content] as const))(
    '%s is up to date (npm run docs)',
    async (path, content) => {
      const written = await readFile(join(root, path), 'utf8');
      expect(content(written)).toBe(written);
    },
  );

  test('is written where it is out of date, and left alone where it is not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'documents-'));
    try {
      await mkdir(join(folder, 'docs'));
      for (const path of [
        'docs/policy.md',
        'docs/deadlines.md',
        'docs/statistics.md',
        'docs/statistics-checks.md',
        'docs/verification.md',
      ])
        await copyFile(join(root, path), join(folder, path));
      const marked = '# House\n<!-- diagram -->\nan old one\n<!-- /diagram -->\nThe end.\n';
      await writeFile(join(folder, 'docs/architecture.md'), marked);
      expect(await writeDocuments(folder)).toEqual(['docs/architecture.md']);
      const text = await readFile(join(folder, 'docs/architecture.md'), 'utf8');
      expect(text).toMatch(/^# House\n<!-- diagram -->\n\n```mermaid\nstateDiagram-v2\n/);
      expect(text).toMatch(/<!-- \/diagram -->\nThe end\.\n$/);
      expect(text).not.toContain('an old one');
      expect(await writeDocuments(folder)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('without its marks is refused, not overwritten', async () => {
    const architecture = generatedDocuments.find(({ path }) => path === 'docs/architecture.md');
    expect(() => architecture?.content('# House\n')).toThrow(
      '<!-- diagram --> … <!-- /diagram --> is missing',
    );
  });
});

describe('the diagram', () => {
  const lines = machineDiagram().split('\n');

  test('has a group for every stage and a box for every state but the beginning', () => {
    for (const stage of stages) {
      expect(lines.filter((line) => line.endsWith(` as ${stage} {`))).toHaveLength(1);
    }
    for (const state of disputeStates) {
      const boxes = lines.filter((line) => line.endsWith(` as ${state}`));
      expect([state, boxes.length]).toEqual([state, state === 'unreported' ? 0 : 1]);
    }
  });

  test.each([
    '  [*] --> registered : 上报登记 REPORT',
    '  accepted --> dispatched : 研判交办 ANALYZE',
    '  reported --> assigned : 紧急处置 ACT_AT_ONCE [red]',
    '  accepted --> refused : 当事人拒绝调解 REFUSE',
    '  mediated --> refused : 当事人拒绝调解 REFUSE',
    '  closed --> accepted : 重新启动 REOPEN',
  ])('draws %s', (arrow) => {
    expect(lines).toContain(arrow);
  });

  test('draws every way once', () => {
    const arrows = lines.filter((line) => line.includes('-->'));
    expect(new Set(arrows).size).toBe(arrows.length);
    expect(arrows).toHaveLength(36);
  });
});

test('the table of the policy names every event and every role', () => {
  const page = policyTable();
  for (const type of commandTypes) expect(page).toContain(`\`${type}\` |`);
  for (const role of roles) expect(page).toContain(` ${role} |`);
  expect(page).toContain('`account.own` |');
});
