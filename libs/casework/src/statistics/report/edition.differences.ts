import type { DataSource } from 'typeorm';
import { type CountId, countDefinitions, countIds, type RateId, rateDefinitions, rateIds } from '#domain';
import { query, type Tx } from '#platform';
import type { EditionRow } from './report.store.ts';
import type { DifferencesView, ReportFigures } from './report.view.ts';

type Figures = ReportFigures['figures'];
type Line = { readonly key: string | null; readonly name: { readonly zh: string; readonly en: string } };

/** What a later edition says otherwise than the one before, computed from what both have frozen. */
export async function differencesBetween(
  on: Tx | DataSource,
  before: EditionRow,
  after: EditionRow,
): Promise<DifferencesView> {
  const [cases] = await query<DifferencesView['cases']>(on, {
    name: 'statistics.differing-cases',
    text: `
      select count(*) filter (where b.dispute_id is null)::int as added, count(*) filter (where a.dispute_id is null)::int as removed
      from (select dispute_id from statistics_edition_case where edition_id = $1) b
      full join (select dispute_id from statistics_edition_case where edition_id = $2) a using (dispute_id)`,
    values: [before.id, after.id],
  });
  const words = new Map(before.texts.map(({ id, text }) => [id, text]));
  return {
    edition: after.edition,
    before: before.edition,
    reason: after.reason,
    figures: figuresBetween(before, after),
    rates: ratesBetween(before.figures.figures, after),
    sentences: after.texts.flatMap(({ id, text }) => {
      const then = words.get(id) ?? '';
      return then === text ? [] : [{ id, before: then, after: text }];
    }),
    definitions: definitionsBetween(before, after),
    cases: cases ?? { added: 0, removed: 0 },
  };
}

function figuresBetween(before: EditionRow, after: EditionRow): DifferencesView['figures'] {
  const [then, now] = [before.figures, after.figures];
  const found = difference('counts', null, { figure: 'found', title: foundTitle }, [then.found, now.found]);
  const screenings = difference('counts', null, { figure: 'screenings', title: screeningsTitle }, [
    then.screening.screenings,
    now.screening.screenings,
  ]);
  const totals = countsBetween('counts', null, after, [then.figures, now.figures]);
  const tables = now.figures.breakdowns.flatMap(({ by, lines }) => {
    const old = then.figures.breakdowns.find((table) => table.by === by)?.lines ?? [];
    const gone = old.filter(({ key }) => !lines.some((line) => line.key === key));
    const none = { counts: {} };
    return [
      ...lines.flatMap((line) => {
        const earlier = old.find(({ key }) => key === line.key) ?? none;
        return countsBetween(by, line, after, [earlier, line]);
      }),
      ...gone.flatMap((line) => countsBetween(by, line, after, [line, none])),
    ];
  });
  return [...screenings, ...found, ...totals, ...tables];
}

const foundTitle = { zh: '登记纠纷', en: 'found' };
const screeningsTitle = { zh: '排查次数', en: 'screenings' };

function difference(
  table: string,
  line: Line | null,
  { figure, title }: { readonly figure: string; readonly title: Line['name'] },
  [before, after]: readonly [number, number],
): DifferencesView['figures'] {
  if (before === after) return [];
  const told = { table, key: line?.key ?? null, line: line === null ? null : line.name, figure, title };
  return [{ ...told, before, after, difference: after - before }];
}

function countsBetween(
  table: string,
  line: Line | null,
  { definitions }: EditionRow,
  [before, after]: readonly [Pick<Figures, 'counts'>, Pick<Figures, 'counts'>],
): DifferencesView['figures'] {
  return countIds.flatMap((figure: CountId) =>
    difference(
      table,
      line,
      { figure, title: definitions.counts[figure]?.title ?? countDefinitions[figure].title },
      [before.counts[figure] ?? 0, after.counts[figure] ?? 0],
    ),
  );
}

function ratesBetween(then: Figures, { figures, definitions }: EditionRow): DifferencesView['rates'] {
  const shown = (rate: Figures['rates'][RateId]) =>
    rate === undefined
      ? '—'
      : rate.percent === null
        ? `${rate.numerator}/${rate.denominator}`
        : `${rate.percent}%（${rate.numerator}/${rate.denominator}）`;
  return rateIds.flatMap((figure) => {
    const [before, after] = [shown(then.rates[figure]), shown(figures.figures.rates[figure])];
    const title = definitions.rates[figure]?.title ?? rateDefinitions[figure].title;
    return before === after ? [] : [{ figure, title, before, after }];
  });
}

function definitionsBetween(before: EditionRow, after: EditionRow): DifferencesView['definitions'] {
  const all = ({ definitions: { counts, rates } }: EditionRow) => Object.entries({ ...counts, ...rates });
  const then = new Map(all(before).map(([figure, { version }]) => [figure, version]));
  return all(after).flatMap(([figure, { version, title }]) => {
    const old = then.get(figure) ?? 0;
    return old === version ? [] : [{ figure, title, before: old, after: version }];
  });
}
