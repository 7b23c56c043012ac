import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { RuleError } from '#domain';
import { Clock } from '#platform';
import { annualFigures } from './annual.query.ts';
import { annualReport } from './annual.report.ts';
import type { AnnualQuery, AnnualView } from './annual.view.ts';

/** The figures of a year, of the townships into which the person may look. */
@Injectable()
export class AnnualStatistics {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws RuleError kind "not-found", code "no-such-township" for a township that is not the person's;
   *         kind "invalid", code "period-not-begun" for a day before the year
   */
  async annual(actor: StaffActor, { year, asOf, townshipId }: AnnualQuery): Promise<AnnualView> {
    if (townshipId !== undefined && !actor.townshipIds.includes(townshipId)) throw noSuchTownship();
    const [from, end] = [`${year}-01-01`, `${year}-12-31`];
    const day = asOf ?? this.clock.today();
    if (day < from) throw periodNotBegun(asOf === undefined ? '/query/year' : '/query/asOf');
    const period = {
      townshipIds: townshipId === undefined ? actor.townshipIds : [townshipId],
      from,
      to: day < end ? day : end,
    };
    return annualReport(year, period, await annualFigures(this.dataSource, period));
  }
}

const noSuchTownship = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-township',
    message: 'There is no such township, or it is not yours',
    messageZh: '没有这个乡镇，或您无权查看',
  });

const periodNotBegun = (pointer: string): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'period-not-begun',
    message: 'The year has not begun on that day',
    messageZh: '所选年度在该日尚未开始',
    errors: [{ pointer, message: 'The year has not begun on that day', messageZh: '该年度尚未开始' }],
  });
