import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RuleBook } from '#casework/deadline';
import { DisputeIntake, PersonalData } from '#casework/dispute';
import { RegisterImportService } from '#casework/exchange';
import type { StaffActor } from '#casework/organisation';
import { rateDefinitions } from '#domain';
import { Figures } from '../libs/casework/src/statistics/figures.service.ts';
import type { FiguresView } from '../libs/casework/src/statistics/figures.view.ts';
import { anOffice, type Office } from './support/office.ts';
import { acceptedIn, publishedTables, registerOf } from './support/published-tables.ts';

let office: Office;
let centre: StaffActor;
let imports: RegisterImportService;
let statistics: Figures;

beforeAll(async () => {
  office = await anOffice();
  centre = await office.actor('zhongxin');
  const intake = new DisputeIntake(
    office.clock,
    new PersonalData(office.vault),
    new RuleBook(office.dataSource),
  );
  imports = new RegisterImportService(office.dataSource, office.clock, intake, office.vault);
  statistics = new Figures(office.dataSource, office.clock, { smallBelow: 10 });
});
afterAll(() => office.close());

describe.each(publishedTables)('$title', (table) => {
  const accepted = acceptedIn(table);
  let view: FiguresView;
  beforeAll(async () => {
    const { id } = await imports.begin(centre, `${table.year}.csv`, registerOf(table));
    expect(await imports.commit(centre, id)).toEqual({
      imported: accepted,
      repeated: 0,
      held: 0,
      refused: [],
    });
    view = await statistics.show(centre, {
      period: `${table.year}`,
      by: ['cohort', 'type', 'localType'],
      compare: false,
    });
  }, 120_000);

  test('gives the published counts, and every table adds up', () => {
    const { settled, notSettled } = table;
    expect(view.counts).toMatchObject({ accepted, settled, notSettled, closed: settled + notSettled });
    const [cohort, type, localType] = view.breakdowns;
    expect(cohort?.lines.find(({ key }) => key === 'accepted')?.counts).toMatchObject({
      accepted,
      open: accepted - settled - notSettled,
    });
    const byType = type?.lines.filter(({ counts }) => counts.accepted !== 0) ?? [];
    expect(Object.fromEntries(byType.map(({ key, counts }) => [key, counts.accepted]))).toEqual(table.byType);
    const ofPlace = localType?.lines.filter(({ key, counts }) => key !== null && counts.accepted !== 0) ?? [];
    expect(Object.fromEntries(ofPlace.map(({ key, counts }) => [key, counts.accepted]))).toEqual(
      table.localTypes ?? {},
    );
    expect(view.checks.allAgree).toBe(true);
  });

  test('gives the published rate under the name of what it divides', () => {
    expect(view.rates.successRate).toMatchObject({ percent: table.success, numerator: table.settled });
    expect(view.rates.settledOfAccepted).toMatchObject({
      percent: table.ofAccepted,
      denominator: accepted,
    });
    expect(rateDefinitions.settledOfAccepted.definition.zh).toContain('在办的计入分母');
    const { open } = view.counts;
    const told = `期末在办${open}件尚无结果，不计为调解不成`;
    expect(view.notes.map(({ zh }) => zh.startsWith(told))).toEqual(open === 0 ? [] : [true]);
  });
});
