import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { RuleError } from '#domain';
import { frozenCases } from './edition.cases.ts';
import { differencesBetween } from './edition.differences.ts';
import { fileOf, filesKept } from './edition.files.ts';
import { digestOfCases, isIntact } from './edition.freezing.ts';
import { reportNotes } from './report.notes.ts';
import { reportTitle, scopeName } from './report.paper.ts';
import { printedReport } from './report.printed.ts';
import { editionLineOf, editionOf, reportOf } from './report.store.ts';
import type {
  DifferencesView,
  EditionCases,
  EditionCasesQuery,
  EditionProof,
  EditionView,
} from './report.view.ts';

/** A file as it is handed out. */
export interface EditionFile {
  /** Without the extension. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * What was published, read from what was frozen and from nothing else. Every method throws a RuleError of kind "not-found",
 * code "no-such-report" or "no-such-edition".
 */
@Injectable()
export class StatisticsEditions {
  constructor(private readonly dataSource: DataSource) {}

  async view(actor: StaffActor, id: string, edition: number): Promise<EditionView> {
    const { report, row } = await this.find(actor, id, edition);
    return {
      ...editionLineOf(row),
      reportId: report.id,
      kind: report.kind,
      isIntact: isIntact(report, row),
      definitions: row.definitions,
      content: row.figures,
      sentences: [...row.texts],
      notes: reportNotes(row.figures),
      printed: printedReport(report, row),
    };
  }

  /** Computes the hashes again. */
  async proof(actor: StaffActor, id: string, edition: number): Promise<EditionProof> {
    const { report, row } = await this.find(actor, id, edition);
    const { digest, cases } = await digestOfCases(this.dataSource, row.id);
    return {
      hash: row.hash,
      isIntact: isIntact(report, row),
      casesDigest: row.casesDigest,
      cases,
      casesAreIntact: digest === row.casesDigest,
      files: [...(await filesKept(this.dataSource, row.id))],
    };
  }

  async cases(
    actor: StaffActor,
    id: string,
    edition: number,
    asked: EditionCasesQuery,
  ): Promise<EditionCases> {
    const { row } = await this.find(actor, id, edition);
    return await frozenCases(this.dataSource, actor, row.id, asked);
  }

  /** @throws RuleError kind "not-found", code "no-edition-before" for the first one */
  async differences(actor: StaffActor, id: string, edition: number): Promise<DifferencesView> {
    const { report, row } = await this.find(actor, id, edition);
    if (edition === 1)
      throw new RuleError({
        kind: 'not-found',
        code: 'no-edition-before',
        message: 'The first edition corrects none',
        messageZh: '第一版没有可比较的前一版',
      });
    return await differencesBetween(
      this.dataSource,
      await editionOf(this.dataSource, report, edition - 1),
      row,
    );
  }

  /** The report in the official form: the bytes that were made when it was published. */
  async paper(actor: StaffActor, id: string, edition: number): Promise<EditionFile> {
    const { report, row } = await this.find(actor, id, edition);
    const name = `${reportTitle(report, row)}${markOf(edition)}`;
    return { name, bytes: await fileOf(this.dataSource, report, row, 'docx') };
  }

  /** The figures in the layout of the statistics form: the bytes that were made when they were published. */
  async form(actor: StaffActor, id: string, edition: number): Promise<EditionFile> {
    const { report, row } = await this.find(actor, id, edition);
    const name = `${scopeName(row)}${row.figures.figures.period.title.zh}人民调解案件统计表${markOf(edition)}`;
    return { name, bytes: await fileOf(this.dataSource, report, row, 'xlsx') };
  }

  private async find(actor: StaffActor, id: string, edition: number) {
    const report = await reportOf(this.dataSource, actor, id);
    return { report, row: await editionOf(this.dataSource, report, edition) };
  }
}

const markOf = (edition: number): string => (edition === 1 ? '' : `（第${edition}版）`);
