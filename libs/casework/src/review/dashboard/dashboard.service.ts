import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { Clock } from '#platform';
import { type FigureCases, figureCases } from './dashboard.cases.ts';
import { figuresOf } from './dashboard.figures.ts';
import { type Scope, scopeOf } from './dashboard.scope.ts';
import type { DashboardQuery, DashboardView, FigureQuery } from './dashboard.view.ts';
import { type Moment, timeBy } from './moment.ts';

/** How things stand, or stood at the end of any past week. Figures are of all cases of a part of the tree, without a name. */
@Injectable()
export class Dashboard {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Asked again at any later time, a past week answers the same bytes.
   * @throws RuleError kind "invalid", code "unknown-reference" for an organisation that is not the person's to see
   */
  async show(actor: StaffActor, asked: DashboardQuery): Promise<DashboardView> {
    const { organisation, ...moment } = await this.asked(actor, asked);
    const { figures, townships } = await figuresOf(this.dataSource, moment);
    return {
      asOf: moment.asOf,
      isPast: moment.isPast,
      townships: [...townships],
      scope: organisation,
      ...figures,
    };
  }

  /**
   * The cases behind a number, of those that the person may see.
   * @throws RuleError kind "invalid", code "unknown-reference"; "not-counted-so" for a table that a figure has not
   */
  async cases(actor: StaffActor, asked: FigureQuery): Promise<FigureCases> {
    return await figureCases(this.dataSource, await this.asked(actor, asked), asked, actor);
  }

  private async asked(actor: StaffActor, { weekOf, organisation }: DashboardQuery): Promise<Scope & Moment> {
    const time = await timeBy(this.dataSource, this.clock, weekOf);
    return { ...time, ...(await scopeOf(this.dataSource, actor, time.asOf, organisation)) };
  }
}
