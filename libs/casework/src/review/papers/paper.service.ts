import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { docxOf, type Paper } from '#casework/paper';
import { editionMark, RuleError } from '#domain';
import { query } from '#platform';
import type { ReviewFiguresView } from '../dashboard/dashboard.view.ts';
import { MeetingReader } from '../meeting.reader.ts';
import { meetingOf } from '../meeting.store.ts';
import type { FrozenMinutes } from '../minutes.view.ts';
import { analysisPaper } from './analysis.paper.ts';
import { minutesPaper } from './minutes.paper.ts';

/** A paper as it is handed out. */
export interface PaperFile {
  /** Without the extension. */
  readonly name: string;
  readonly plain: string;
  readonly bytes: Uint8Array;
}

/** The papers of a closed meeting, of what was frozen and of nothing else: asked again, the same bytes. */
@Injectable()
export class ReviewPapers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reader: MeetingReader,
  ) {}

  /**
   * 会议纪要. Whoever does not read the words of a meeting gets it without them.
   * @param edition  default the latest
   * @throws RuleError kind "not-found", code "no-such-meeting", "no-such-minutes"
   */
  async minutes(actor: StaffActor, id: string, edition?: number): Promise<PaperFile> {
    const minutes = await this.reader.minutes(id, actor, edition);
    return fileOf(minutesPaper(minutes), minutes, 'minutes');
  }

  /**
   * 研判报告: figures as of the opening, compared with those that the weekly meeting before has frozen.
   * @throws RuleError kind "not-found", code "no-such-meeting", "no-such-minutes"
   */
  async analysis(actor: StaffActor, id: string, edition?: number): Promise<PaperFile> {
    const minutes = await this.reader.minutes(id, actor, edition);
    const { figures } = await meetingOf(this.dataSource, id, actor);
    if (figures === null) throw withoutFigures();
    const [before] = await query<{ figures: ReviewFiguresView }>(this.dataSource, {
      name: 'review.figures-before',
      text: `
        select before.figures from review_meeting m
        join review_meeting before on before.township_id = m.township_id and before.kind = 'weekly'
          and before.opened_at < m.opened_at
        where m.id = $1 order by before.opened_at desc limit 1`,
      values: [id],
    });
    const paper = analysisPaper({ minutes, figures, previous: before?.figures ?? null });
    return fileOf(paper, minutes, 'analysis');
  }
}

/** Named by the edition, too: whoever keeps several in one folder tells them apart. */
const fileOf = (paper: Paper, minutes: FrozenMinutes, plain: string): PaperFile => ({
  name: `${paper.title}${minutes.number ?? ''}${editionMark(minutes.edition)}`,
  plain,
  bytes: docxOf(paper),
});

const withoutFigures = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-minutes',
    message: 'The meeting has frozen no figures',
    messageZh: '会议没有固定数据，不能生成研判报告',
  });
