import { Controller, Get, Query } from '@nestjs/common';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { besideView } from './beside.view.ts';
import { Figures } from './figures.service.ts';
import {
  type CasesQuery,
  casesQuery,
  definitionsView,
  durationsQuery,
  durationsView,
  type FiguresQuery,
  figureCasesView,
  figuresQuery,
  figuresView,
  type ScopedQuery,
  type SeriesQuery,
  seriesQuery,
  seriesView,
} from './figures.view.ts';

/** Figures with their definitions, each of which opens its cases. */
@Controller('statistics')
export class StatisticsController {
  constructor(private readonly figures: Figures) {}

  @Get('definitions')
  @Access('statistics.read')
  @Answers(200, definitionsView, { zh: '统计口径', en: 'What every figure means' })
  definitions() {
    return this.figures.definitions();
  }

  @Get('figures')
  @Access('statistics.read')
  @Answers(200, figuresView, { zh: '期间统计', en: 'Figures of a period' })
  show(@CurrentActor() actor: StaffActor, @Query({ schema: figuresQuery }) query: FiguresQuery) {
    return this.figures.show(actor, query);
  }

  @Get('series')
  @Access('statistics.read')
  @Answers(200, seriesView, { zh: '分期统计', en: 'Figures period by period' })
  series(@CurrentActor() actor: StaffActor, @Query({ schema: seriesQuery }) query: SeriesQuery) {
    return this.figures.series(actor, query);
  }

  @Get('durations')
  @Access('statistics.read')
  @Answers(200, durationsView, { zh: '办理时长', en: 'How long cases took' })
  durations(@CurrentActor() actor: StaffActor, @Query({ schema: durationsQuery }) query: ScopedQuery) {
    return this.figures.durations(actor, query);
  }

  @Get('beside')
  @Access('statistics.read')
  @Answers(200, besideView, { zh: '案件以外的统计', en: 'Screenings, prevention and publicity of a period' })
  beside(@CurrentActor() actor: StaffActor, @Query({ schema: durationsQuery }) query: ScopedQuery) {
    return this.figures.beside(actor, query);
  }

  @Get('cases')
  @Access('statistics.read')
  @Answers(200, figureCasesView, { zh: '数字背后的案件', en: 'The cases behind a figure' })
  cases(@CurrentActor() actor: StaffActor, @Query({ schema: casesQuery }) query: CasesQuery) {
    return this.figures.cases(actor, query);
  }
}
