import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { type Scope, scopeOf } from '#casework/review';
import {
  addDays,
  beginOf,
  type Counts,
  countDefinitions,
  cutLike,
  dayInShanghai,
  invalidAt,
  noCounts,
  type Period,
  periodBefore,
  periodOf,
  periodYearBefore,
  RuleError,
  rateDefinitions,
  stageLabels,
} from '#domain';
import { Clock, query, type Tx } from '#platform';
import { besideCases } from './beside.cases.ts';
import { isBesideFigure } from './beside.figures.ts';
import { besideFigures } from './beside.query.ts';
import { type BesideView, besideGroupsOf, besideVillagesOf } from './beside.view.ts';
import { figureCases } from './cases.query.ts';
import { durations } from './durations.query.ts';
import { linesOf } from './figures.names.ts';
import { figureGroups } from './figures.query.ts';
import { breakdownOf, checksOf, comparedWith, figuresOf, notesOf, wantedOf } from './figures.ts';
import type {
  CasesQuery,
  DefinitionsView,
  DurationsView,
  FigureCasesView,
  FiguresQuery,
  FiguresView,
  PeriodView,
  ScopedQuery,
  SeriesQuery,
  SeriesView,
} from './figures.view.ts';
import type { Asked } from './known.query.ts';
import { partsOf } from './series.parts.ts';
import { figureSeries } from './series.query.ts';
import { STATISTICS_RULES, type StatisticsRules } from './statistics.rules.ts';

/** On what is read, and which moment is now: the same for several answers that must agree. */
export interface Reading {
  readonly on: Tx | DataSource;
  /** ISO instant. */
  readonly now: string;
}

/** A question, read: what part of the tree, which days, as of when. */
export interface Question {
  readonly scope: Scope;
  readonly period: Period;
  readonly asked: Asked;
}

/** The figures of any period and any part of the tree that the person may look into. Reads only. */
@Injectable()
export class Figures {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(STATISTICS_RULES) private readonly rules: StatisticsRules,
  ) {}

  /** What every number means, by id. */
  definitions(): DefinitionsView {
    return structuredClone({
      counts: countDefinitions,
      rates: rateDefinitions,
    }) as unknown as DefinitionsView;
  }

  /**
   * @param reading  a transaction and its moment, for whoever needs several answers that agree
   * @throws RuleError kind "invalid": code "period-invalid", "period-not-begun", or "unknown-reference" for an organisation
   *         that is not the person's
   */
  async show(actor: StaffActor, wantedBy: FiguresQuery, reading: Reading = this.now()): Promise<FiguresView> {
    const { on } = reading;
    const { scope, period, asked } = await this.question(actor, wantedBy, reading);
    const wanted = wantedOf(wantedBy.figures, this.rules.smallBelow);
    const groups = await figureGroups(on, asked, wantedBy.by, wanted.counts);
    const total = groups.find(({ dimension }) => dimension === null) ?? noCounts;
    const breakdowns = await Promise.all(
      wantedBy.by.map(async (by) => {
        const parts = groups.filter(({ dimension }) => dimension === by);
        const found = parts.map(({ key }) => key);
        return breakdownOf(by, await linesOf(on, by, found, asked), parts, wanted);
      }),
    );
    return {
      period: shown(period, asked.until),
      asOf: asked.asOf,
      isPast: asked.isPast,
      scope: scope.organisation,
      townships: await this.townships(asked, on),
      smallBelow: wanted.smallBelow,
      ...figuresOf(total, wanted),
      breakdowns,
      comparison: wantedBy.compare
        ? await this.comparison({ scope, period, asked }, total, { wanted, on })
        : null,
      notes: notesOf(total, wanted),
      checks: checksOf(total, breakdowns, wanted),
    };
  }

  private now(): Reading {
    return { on: this.dataSource, now: this.clock.now().toISOString() };
  }

  private async comparison(
    { period, asked }: Question,
    now: Counts,
    { wanted, on }: { readonly wanted: ReturnType<typeof wantedOf>; readonly on: Tx | DataSource },
  ): Promise<NonNullable<FiguresView['comparison']>> {
    const compared = async (other: Period) => {
      const until = cutLike(other, { period, until: asked.until });
      const [then = noCounts] = await figureGroups(
        on,
        { ...asked, from: other.from, until },
        [],
        wanted.counts,
      );
      return comparedWith(shown(other, until), { now, then }, wanted);
    };
    const [before, yearBefore] = await Promise.all([
      compared(periodBefore(period)),
      compared(periodYearBefore(period)),
    ]);
    return { before, yearBefore };
  }

  /** @throws RuleError as {@link show}; kind "invalid", code "too-many-periods" */
  async series(actor: StaffActor, wantedBy: SeriesQuery, reading: Reading = this.now()): Promise<SeriesView> {
    const { period, asked } = await this.question(actor, wantedBy, reading);
    const wanted = wantedOf(wantedBy.figures, this.rules.smallBelow);
    const parts = partsOf(period, asked.until, wantedBy.each);
    const counted = await figureSeries(reading.on, asked, parts, wanted.counts);
    return {
      period: shown(period, asked.until),
      items: parts.map((part, n) => ({
        period: shown(part, part.until),
        ...figuresOf(counted[n] ?? noCounts, wanted),
      })),
    };
  }

  /** @throws RuleError as {@link show} */
  async durations(
    actor: StaffActor,
    wantedBy: ScopedQuery,
    reading: Reading = this.now(),
  ): Promise<DurationsView> {
    const { period, asked } = await this.question(actor, wantedBy, reading);
    const { total, stages, holders } = await durations(reading.on, asked);
    return {
      period: shown(period, asked.until),
      total,
      stages: stages.map((line) => ({ ...line, name: stageLabels[line.key as keyof typeof stageLabels] })),
      holders: [...holders],
    };
  }

  /** The cases behind a number, of those that the person may see. @throws RuleError as {@link show} */
  async cases(actor: StaffActor, wantedBy: CasesQuery): Promise<FigureCasesView> {
    const { asked } = await this.question(actor, wantedBy);
    const { figure, ...rest } = wantedBy;
    if (!isBesideFigure(figure))
      return { ...(await figureCases(this.dataSource, asked, { figure, ...rest }, actor)), records: [] };
    const { records, ...page } = await besideCases(this.dataSource, actor, asked, { figure, ...rest });
    return { ...page, records: [...records] };
  }

  /** What other registers say of the period: screenings, what was prevented, publicity. @throws RuleError as {@link show} */
  async beside(actor: StaffActor, wantedBy: ScopedQuery, reading: Reading = this.now()): Promise<BesideView> {
    const { period, asked } = await this.question(actor, wantedBy, reading);
    const found = await besideFigures(reading.on, asked);
    const lines = await linesOf(reading.on, 'village', [...found.villages.keys()], asked);
    return {
      period: shown(period, asked.until),
      asOf: asked.asOf,
      groups: besideGroupsOf(found),
      villages: besideVillagesOf(found, lines),
    };
  }

  /** Reads a question, for whoever asks of the same cases what figures do not tell. @throws RuleError as {@link show} */
  async question(
    actor: StaffActor,
    { period: id, organisation, asOf }: ScopedQuery,
    { on, now }: Reading = this.now(),
  ): Promise<Question> {
    const period = at('/query/period', () => periodOf(id));
    const known = asOf === undefined ? now : earlier(now, instantOf(asOf));
    const today = dayInShanghai(known);
    if (today < period.from) throw notBegun(asOf === undefined ? '/query/period' : '/query/asOf');
    const { townshipIds, placeId, holderId, ...scope } = await scopeOf(on, actor, known, organisation);
    const until = today < period.to ? today : period.to;
    return {
      scope: { townshipIds, placeId, holderId, ...scope },
      period,
      asked: {
        townshipIds,
        placeId,
        leadId: holderId,
        from: period.from,
        until,
        asOf: known,
        isPast: known < now,
      },
    };
  }

  private async townships(
    { townshipIds }: Asked,
    on: Tx | DataSource,
  ): Promise<{ id: string; name: string }[]> {
    const found = await query<{ id: string; name: string }>(on, {
      name: 'statistics.townships',
      text: 'select id, name from organisation where id = any($1::uuid[]) order by code, name, id',
      values: [townshipIds],
    });
    return [...found];
  }
}

const shown = ({ id, kind, title, from, to }: Period, until: string): PeriodView => ({
  id,
  kind,
  title: { ...title },
  from,
  to,
  until,
});

const earlier = (one: string, other: string): string => (one < other ? one : other);
/** The last instant of a day of the office, or the instant itself. */
const instantOf = (asOf: string): string =>
  asOf.length > 10
    ? new Date(asOf).toISOString()
    : new Date(Date.parse(beginOf(addDays(asOf, 1))) - 1).toISOString();

/** A fault of the domain, told with the place in the request at which it stands. */
function at<T>(pointer: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const { kind, code, message, messageZh } = error;
    throw new RuleError({ kind, code, message, messageZh, errors: [{ pointer, message, messageZh }] });
  }
}

const notBegun = (pointer: string): RuleError =>
  invalidAt('period-not-begun', {
    pointer,
    message: 'The period has not begun on that day',
    messageZh: '所选期间在该日尚未开始',
  });
