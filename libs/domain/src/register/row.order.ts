import { outcomeLabels } from '../dispute/dispute.codes.ts';
import type { Note } from './note.ts';
import type { RegisterField } from './register.fields.ts';
import type { RegisterDraft } from './register.record.ts';
import type { RowCells } from './row.cells.ts';

/** Notes what the row says against itself and still leaves it a case: the order of its days, and what was kept of what. */
export function noteContradictions(cells: RowCells, draft: RegisterDraft): void {
  noteOrderOfDays(cells, draft);
  noteUnfoundedPerformance(cells, draft);
}

/** The days of a row that come one after the other: [earlier, later, code]. */
const orders = [
  ['occurred_on', 'reported_on', 'REPORT_BEFORE_OCCURRENCE'],
  ['reported_on', 'accepted_on', 'ACCEPTANCE_BEFORE_REPORT'],
  ['accepted_on', 'mediated_on', 'MEDIATION_BEFORE_ACCEPTANCE'],
  ['reported_on', 'mediated_on', 'MEDIATION_BEFORE_REPORT'],
  ['accepted_on', 'closed_on', 'CLOSE_BEFORE_ACCEPTANCE'],
  ['mediated_on', 'closed_on', 'CLOSE_BEFORE_MEDIATION'],
] as const satisfies readonly (readonly [RegisterField, RegisterField, string])[];

function noteOrderOfDays(cells: RowCells, draft: RegisterDraft): void {
  for (const [earlier, later, code] of orders) {
    const [first, second] = [draft[earlier], draft[later]];
    // Only what two columns state: of a day that stands in for another something is said already.
    if (!first || !second || second >= first || !cells.column(earlier) || !cells.column(later)) continue;
    cells.note(later, {
      code,
      severity: 'warn',
      zh: `${cells.name(later)}${second}早于${cells.name(earlier)}${first}，请核对`,
      en: `${second} is before ${first}, which should come first.`,
    });
  }
}

/** What was agreed on the spot and kept at once needs no paper; what is kept bit by bit was agreed before. */
function noteUnfoundedPerformance(cells: RowCells, { status, agreement, performance }: RegisterDraft): void {
  if (status === null || performance === null) return;
  const isUnsettled = status !== 'settled' && (performance === 'performed' || performance === 'partial');
  const isUnagreed = status === 'settled' && agreement === 'none' && performance !== 'performed';
  const note = (code: string, zh: string, en: string): Note => ({ code, severity: 'warn', zh, en });
  const name = cells.name('performance');
  if (isUnsettled)
    cells.note(
      'performance',
      note(
        'PERFORMANCE_WITHOUT_SETTLEMENT',
        `${name}填有履行，但${cells.name('status')}为“${outcomeLabels[status].zh}”，没有可履行的协议，请核对`,
        'Something was performed, but the case was not settled: there is no agreement to perform.',
      ),
    );
  if (isUnagreed)
    cells.note(
      'performance',
      note(
        'PERFORMANCE_WITHOUT_AGREEMENT',
        `${name}不是已履行完毕，但${cells.name('agreement')}为未签订，没有可履行的协议，请核对`,
        'Performance is under way or due, but no agreement was made.',
      ),
    );
}
