import { outcomeLabels } from '../dispute/dispute.codes.ts';
import type { Note } from './note.ts';
import type { RegisterDraft, RegisterRecord } from './register.record.ts';
import type { RowCells } from './row.cells.ts';
import { noteContradictions } from './row.order.ts';

/** What other columns say about the result. */
export interface StatusFacts {
  /** A column of its own asks for judicial confirmation. */
  readonly confirmed: boolean | null;
  /** The result is a bare yes or no (是否化解). */
  readonly answer?: 'yes' | 'no';
}

/** The note for a must-field that is empty: the row is held. */
export function missing(code: string, name: string, nameEn: string): Note {
  return { code, severity: 'error', zh: `${name}未填，请补填后重新导入`, en: `The ${nameEn} is empty.` };
}

/**
 * Compares the fields of a row with each other and settles what follows from several of them: the status of an empty
 * or bare answer, the closing day from the day of mediation, what an agreement means in a case that was not settled.
 */
export function settleRow(cells: RowCells, read: RegisterDraft, facts: StatusFacts): RegisterDraft {
  const status = statusOf(cells, read, facts);
  const closed = withClosing(cells, { ...read, status });
  noteContradictions(cells, closed);
  const draft = withAgreement(cells, closed, facts);
  checkMustFields(cells, draft);
  checkDates(cells, draft);
  if (draft.parties.length === 0) cells.note('parties', partiesMissing());
  if (draft.summary === null) cells.note('summary', summaryMissing(cells.name('summary')));
  return draft;
}

/** The record of a row that lacks no must-field, or null. */
export function completeRecord(draft: RegisterDraft): RegisterRecord | null {
  const { reported_on, village_code, village_name, type_code, type_raw, status } = draft;
  if (reported_on === null || village_code === null || village_name === null) return null;
  if (type_code === null || type_raw === null || status === null) return null;
  return { ...draft, reported_on, village_code, village_name, type_code, type_raw, status };
}

function statusOf(cells: RowCells, draft: RegisterDraft, { answer }: StatusFacts): RegisterDraft['status'] {
  const name = cells.name('status');
  if (answer === 'no') {
    const status = draft.closed_on === null ? 'open' : 'not_settled';
    cells.note('status', {
      code: 'WORDING_DOUBTFUL',
      severity: 'warn',
      zh: `${name}只写“否”，${status === 'open' ? '没有' : '有'}化解日期，按“${outcomeLabels[status].zh}”登记，请核对`,
      en: `The result says only “no”; the case is entered as ${outcomeLabels[status].en}.`,
      read: outcomeLabels[status].zh,
    });
    return status;
  }
  if (draft.status !== null || !cells.isBlank('status')) return draft.status;
  const proof = draft.closed_on ?? draft.agreement ?? draft.performance;
  if (!cells.column('status') || (proof !== null && proof !== 'none')) {
    cells.note('status', missing('STATUS_MISSING', name, 'result'));
    return null;
  }
  cells.note('status', {
    code: 'STATUS_EMPTY_READ_OPEN',
    severity: 'warn',
    zh: `${name}未填，也没有化解日期，按在办登记，请核对`,
    en: 'The result is empty and there is no closing date; the case is entered as open.',
  });
  return 'open';
}

/** A register without a closing date has often only the day of mediation: for an ended case that is the day. */
function withClosing(cells: RowCells, draft: RegisterDraft): RegisterDraft {
  const ended = draft.status !== null && draft.status !== 'open';
  if (ended && draft.closed_on === null && !cells.column('closed_on') && draft.mediated_on !== undefined) {
    cells.note('mediated_on', {
      code: 'CLOSED_ON_MEDIATION_DAY',
      severity: 'info',
      zh: `没有化解日期一栏，按${cells.name('mediated_on')}${draft.mediated_on}作为化解日期`,
      en: `There is no closing date; the day of mediation ${draft.mediated_on} stands in for it.`,
      read: draft.mediated_on,
    });
    return { ...draft, closed_on: draft.mediated_on };
  }
  if (ended && draft.closed_on === null && cells.column('closed_on') && cells.isBlank('closed_on')) {
    cells.note('closed_on', {
      code: 'CLOSE_DATE_MISSING',
      severity: 'warn',
      zh: `${cells.name('status')}为“${statusName(draft)}”，但没有化解日期，按上报日期登记为化解日期，请补填`,
      en: 'The case has ended, but its closing date is missing: the day of report is entered for it.',
    });
  }
  return draft;
}

/** Without a settlement there is no agreement to speak of: 否 and 未履行 say nothing there. */
function withAgreement(cells: RowCells, draft: RegisterDraft, { confirmed }: StatusFacts): RegisterDraft {
  const { agreement, performance } = draft;
  if (draft.status !== 'settled') {
    if (draft.status !== null && agreement !== null && agreement !== 'none') {
      cells.note('agreement', {
        code: 'AGREEMENT_WITHOUT_SETTLEMENT',
        severity: 'warn',
        zh: `${cells.name('agreement')}填有协议，但${cells.name('status')}为“${statusName(draft)}”，请核对`,
        en: 'An agreement is stated, but the case was not settled.',
      });
    }
    return { ...draft, agreement: agreement === 'none' ? null : agreement, performance: null };
  }
  if (confirmed === true && (agreement === 'written' || agreement === null)) {
    return { ...draft, agreement: 'confirmed' };
  }
  if (confirmed === true && agreement !== 'confirmed') {
    cells.note('confirmation', {
      code: 'CONFIRMATION_CONTRADICTS',
      severity: 'warn',
      zh: `${cells.name('confirmation')}为是，但没有书面协议，请核对`,
      en: 'Judicial confirmation is stated, but there is no written agreement.',
    });
  }
  return { ...draft, performance };
}

function checkMustFields(cells: RowCells, draft: RegisterDraft): void {
  if (draft.village_code === null && draft.village_name === null) {
    cells.note('village', missing('VILLAGE_MISSING', cells.name('village'), 'village'));
  }
  if (draft.type_raw === null) cells.note('type', missing('TYPE_MISSING', cells.name('type'), 'type'));
}

function checkDates(cells: RowCells, draft: RegisterDraft): void {
  const { reported_on: reported, closed_on: closed, due_on: due } = draft;
  const report = cells.name('reported_on');
  if (draft.status === 'open' && closed !== null) {
    cells.note('status', {
      code: 'STATUS_CONTRADICTS',
      severity: 'error',
      zh: `${cells.name('status')}为在办，却填有${cells.name('closed_on')}${closed}，请核对后重新导入`,
      en: `The case is said to be open, yet it has the closing date ${closed}.`,
    });
  }
  if (reported !== null && closed !== null && closed < reported) {
    cells.note(cells.column('closed_on') ? 'closed_on' : 'mediated_on', {
      code: 'CLOSE_BEFORE_REPORT',
      severity: 'error',
      zh: `${cells.name(cells.column('closed_on') ? 'closed_on' : 'mediated_on')}${closed}早于${report}${reported}，请核对后重新导入`,
      en: `The closing date ${closed} is before the date of report ${reported}.`,
    });
  }
  if (reported !== null && due !== null && due < reported) {
    cells.note('due_on', {
      code: 'DUE_BEFORE_REPORT',
      severity: 'warn',
      zh: `${cells.name('due_on')}${due}早于${report}${reported}，请核对`,
      en: `The due date ${due} is before the date of report ${reported}.`,
    });
  }
}

function partiesMissing(): Note {
  return {
    code: 'PARTIES_MISSING',
    severity: 'warn',
    zh: '没有填写当事人，按当事人不明登记，请核对',
    en: 'No party is named; the parties are entered as unknown.',
  };
}

function summaryMissing(name: string): Note {
  return {
    code: 'SUMMARY_MISSING',
    severity: 'warn',
    zh: `${name}未填，请补填`,
    en: 'The summary is empty.',
  };
}

function statusName({ status }: RegisterDraft): string {
  return status === null ? '' : outcomeLabels[status].zh;
}

/** The note of a row that repeats an earlier one. */
export function repeatNote(
  other: { readonly row: number; readonly seq: number | null },
  same: boolean,
): Note & { readonly otherRow: number } {
  const which = `第${other.row}行${other.seq === null ? '' : `（序号${other.seq}）`}`;
  return {
    code: same ? 'DUPLICATE_ROW' : 'SAME_CASE_DIFFERS',
    severity: 'error',
    zh: same
      ? `与${which}内容相同，疑为重复登记，未导入`
      : `与${which}的日期、村、类型、当事人和案情相同，其他栏不同，像是同一案件，未导入，请只保留一行`,
    en: same
      ? `repeats row ${other.row} and was not imported.`
      : `seems to be the same case as row ${other.row}, told differently.`,
    otherRow: other.row,
  };
}

/** The note of a row whose number is merged with the row above: the second line of one case. */
export function continuedNote(row: number): Note & { readonly otherRow: number } {
  return {
    code: 'CONTINUED_ROW',
    severity: 'error',
    zh: `序号与第${row}行合并，像是同一案件的续行，请并入该行后重新导入`,
    en: `The number is merged with row ${row}: this seems to be the second line of the same case.`,
    otherRow: row,
  };
}
