import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { partOf, type StaffActor } from '#casework/organisation';
import {
  editsAmong,
  isCapable,
  overOf,
  type PeriodKind,
  periodOf,
  type ReportSentenceId,
  sentencesWith,
} from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { Figures } from '../figures.service.ts';
import { keepFiles, noteOf } from './edition.files.ts';
import { digestOfCases, freezeCases, hashOfEdition, type Published } from './edition.freezing.ts';
import { keepEdition, nextEdition } from './edition.store.ts';
import { doubtsIn, generatedSentences, reportContent } from './report.content.ts';
import { reportNotes } from './report.notes.ts';
import { printedReport } from './report.printed.ts';
import { asBody, noReportOf, refuseDoubts } from './report.refusals.ts';
import {
  editionHeads,
  editionLineOf,
  editionOf,
  keepLookedAt,
  keepWords,
  type ReportRow,
  refuseUnread,
  reportLineOf,
  reportOf,
  reportsOf,
  wordedOf,
} from './report.store.ts';
import type {
  BeginReport,
  CorrectReport,
  EditReport,
  PublishReport,
  ReportKind,
  ReportPage,
  ReportQuery,
  ReportView,
} from './report.view.ts';

const kindOf: Readonly<Partial<Record<PeriodKind, ReportKind>>> = {
  month: 'month',
  quarter: 'quarter',
  halfYear: 'halfYear',
  year: 'annual',
};

/** Reports of the figures: begun, worded, published, corrected. */
@Injectable()
export class StatisticsReports {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly figures: Figures,
  ) {}

  async page(actor: StaffActor, asked: ReportQuery): Promise<ReportPage> {
    const rows = await reportsOf(this.dataSource, actor, asked);
    const shown = rows.slice(0, asked.limit);
    const heads = await editionHeads(
      this.dataSource,
      shown.map(({ id }) => id),
    );
    return {
      items: shown.map((row) =>
        reportLineOf(
          row,
          heads.filter(({ reportId }) => reportId === row.id),
        ),
      ),
      nextCursor: rows.length > asked.limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  /**
   * Begins the report of a period, or finds the one that was begun.
   * @throws RuleError kind "invalid": code "period-invalid", "period-not-begun", "no-report-of-such-periods",
   *         "unknown-reference"
   */
  async begin(actor: StaffActor, { period: id, organisation }: BeginReport): Promise<ReportView> {
    const organisationId = organisation ?? partOf(actor);
    const kind = await asBody(() => kindOf[periodOf(id).kind]);
    if (kind === undefined) throw noReportOf();
    return await inTransaction(this.dataSource, async (tx) => {
      // Nobody begins what they could not look at, nor of a time that has not come.
      await asBody(() =>
        this.figures.question(actor, { period: id, organisation: organisationId }, this.reading(tx)),
      );
      await execute(tx, {
        name: 'statistics.begin-report',
        text: `insert into statistics_report (organisation_id, kind, period, created_by, created_at)
               values ($1, $2, $3, $4, $5) on conflict do nothing`,
        values: [organisationId, kind, id, actor.staffId, this.clock.now()],
      });
      const [row] = await query<{ id: string }>(tx, {
        name: 'statistics.begun-report',
        text: `select id from statistics_report where organisation_id = $1 and period = $2`,
        values: [organisationId, id],
      });
      if (row === undefined) throw new Error('an insert leaves its row');
      return await this.viewOf(actor, await reportOf(tx, actor, row.id), tx);
    });
  }

  /** The report as it would be published now. @throws RuleError kind "not-found", code "no-such-report" */
  async view(actor: StaffActor, id: string): Promise<ReportView> {
    return await this.viewOf(actor, await reportOf(this.dataSource, actor, id), this.dataSource);
  }

  /**
   * Words sentences anew; a published edition stays as it is.
   * @param read  the version that was read; undefined when any will do
   * @throws RuleError kind "not-found", code "no-such-report"; kind "stale", code "report-changed-meanwhile"
   */
  async edit(actor: StaffActor, id: string, { texts }: EditReport, read?: number): Promise<ReportView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const report = await reportOf(tx, actor, id, true);
      refuseUnread(report, read);
      const figures = await this.readingOf(actor, report, tx);
      // What the figures give is no edit: kept as one, it would stand still while they change.
      const generated = generatedSentences(figures.content, report.organisationName);
      const kept = editsAmong(generated, report.texts, texts);
      await keepWords(
        tx,
        id,
        { texts: kept, writtenOver: { ...report.writtenOver, ...overOf(texts, generated) } },
        { by: actor.staffId, at: this.clock.now() },
      );
      return await this.laidOut(actor, await reportOf(tx, actor, id), figures, tx);
    });
  }

  /**
   * Publishes the first edition: figures, their definitions, the cases behind them and the words, as of this moment.
   * @param read  the version of the words that was read; undefined when any will do
   * @throws RuleError kind "not-found", code "no-such-report"; kind "conflict", code "already-published"; kind "stale", code
   *         "report-changed-meanwhile"; kind "conflict", code "sentences-not-looked-at" where edited sentences are in doubt
   */
  async publish(
    actor: StaffActor,
    id: string,
    asked: PublishReport = {},
    read?: number,
  ): Promise<ReportView> {
    return await this.freeze(actor, id, { ...asked, reason: null }, read);
  }

  /**
   * Publishes another edition, which says why.
   * @throws RuleError as {@link publish}; kind "conflict", code "not-published"
   */
  async correct(actor: StaffActor, id: string, asked: CorrectReport, read?: number): Promise<ReportView> {
    return await this.freeze(actor, id, asked, read);
  }

  /**
   * Everything is read in one view of the data, so that no case is in a list and not in its number. The edition itself is added
   * afterwards: the chain of seals that its note enters must be read as it is then. Cases of an edition that never came
   * to be belong to nothing.
   */
  private async freeze(
    actor: StaffActor,
    id: string,
    { reason, acknowledged = [] }: Publishing,
    read: number | undefined,
  ): Promise<ReportView> {
    const { figures, ...frozen } = await inTransaction(
      this.dataSource,
      async (tx) => {
        const report = await reportOf(tx, actor, id);
        refuseUnread(report, read);
        await nextEdition(tx, id, reason);
        const figures = await this.readingOf(actor, report, tx);
        refuseDoubts(doubtsIn(report, figures.content), acknowledged);
        const editionId = randomUUID();
        await freezeCases(tx, editionId, figures.asked);
        const { digest: casesDigest } = await digestOfCases(tx, editionId);
        return { editionId, casesDigest, figures };
      },
      { isolation: 'REPEATABLE READ' },
    );
    return await inTransaction(this.dataSource, async (tx) => {
      const { content, asked } = figures;
      await this.keep(tx, actor, {
        id,
        reason,
        acknowledged,
        read,
        asOf: asked.asOf,
        figures: content,
        ...frozen,
      });
      return await this.laidOut(actor, await reportOf(tx, actor, id), figures, tx);
    });
  }

  private async keep(
    tx: Tx,
    actor: StaffActor,
    {
      id,
      editionId,
      read,
      acknowledged,
      ...frozen
    }: Pick<Published, 'figures' | 'casesDigest' | 'asOf' | 'reason'> & {
      readonly id: string;
      readonly editionId: string;
      readonly read: number | undefined;
      readonly acknowledged: readonly ReportSentenceId[];
    },
  ): Promise<void> {
    const report = await reportOf(tx, actor, id, true);
    refuseUnread(report, read);
    const doubts = doubtsIn(report, frozen.figures);
    refuseDoubts(doubts, acknowledged);
    const publishedAt = this.clock.now().toISOString();
    const generated = generatedSentences(frozen.figures, report.organisationName);
    const what: Published = {
      ...frozen,
      edition: await nextEdition(tx, id, frozen.reason),
      definitions: this.figures.definitions(),
      texts: sentencesWith(generated, report.texts),
      publishedBy: actor.staffId,
      publishedAt,
    };
    const hash = hashOfEdition(report, what);
    await keepEdition(tx, { editionId, reportId: id, hash }, what);
    await keepLookedAt(tx, id, overOf(doubts, generated));
    const files = await keepFiles(tx, report, await editionOf(tx, report, what.edition));
    await audit(tx, {
      action: what.reason === null ? 'statistics.publish' : 'statistics.correct',
      staffId: actor.staffId,
      organisationId: actor.organisationId,
      townshipId: partOf(actor),
      reason: `${report.organisationName} ${report.periodId} 第${what.edition}版 ${[hash, ...files.map(noteOf)].join(' ')}`,
      at: publishedAt,
    });
  }

  private async viewOf(actor: StaffActor, row: ReportRow, on: Tx | DataSource): Promise<ReportView> {
    return await this.laidOut(actor, row, await this.readingOf(actor, row, on), on);
  }

  /** Everything that a report prints, read anew. */
  private async readingOf(actor: StaffActor, row: ReportRow, on: Tx | DataSource) {
    return await reportContent(this.figures, actor, subjectOf(row), this.reading(on));
  }

  private async laidOut(
    actor: StaffActor,
    row: ReportRow,
    { content, asked }: Awaited<ReturnType<typeof reportContent>>,
    on: Tx | DataSource,
  ): Promise<ReportView> {
    const heads = await editionHeads(on, [row.id]);
    const sentences = sentencesWith(generatedSentences(content, row.organisationName), row.texts);
    return {
      ...reportLineOf(row, heads),
      version: row.version,
      worded: wordedOf(row),
      editions: heads.map(editionLineOf),
      mayPublish: isCapable(actor.roles, 'statistics.publish'),
      draft: {
        doubts: doubtsIn(row, content),
        asOf: asked.asOf,
        content,
        sentences: [...sentences],
        notes: reportNotes(content),
        printed: printedReport(row, { figures: content, definitions: this.figures.definitions() }),
      },
    };
  }

  private reading(on: Tx | DataSource) {
    return { on, now: this.clock.now().toISOString() };
  }
}

const subjectOf = ({ kind, periodId: period, organisationId }: ReportRow) => ({
  kind,
  period,
  organisationId,
});

/** What a publication says: why it corrects, where it does, and which doubtful sentences somebody has looked at. */
type Publishing = PublishReport & { readonly reason: string | null };
