import { type Absence, absencesOf, type StaffActor } from '#casework/organisation';
import { namedByText, type Statement } from '#platform';
import { type DeadlineRow, deadlineRows } from './dispute.clocks.ts';
import { type Destroyed, destroyedBySql } from './dispute.destroyed.ts';
import { type TieEvent, tieEvents } from './dispute.relations.ts';
import { type FactRow, factColumns, rowJoins, type TieRow, tieColumns } from './dispute.row.ts';
import type { DisputeView } from './dispute.view.ts';
import { Parameters, visible } from './dispute.visibility.ts';
import { type LedgerRows, ledgerRows } from './dispute.waiting.ts';
import { type SealedCase, sealedColumns } from './personal.sealed.ts';

/** Everything that the page of one case shows, as JSON: instants are ISO strings. */
export interface Page extends Omit<FactRow, 'updatedAt'>, SealedCase {
  readonly updatedAt: string;
  readonly snapshot: unknown;
  readonly channel: DisputeView['channel'];
  readonly township: DisputeView['township'];
  readonly lead: DisputeView['lead'];
  readonly offeredTo: DisputeView['offeredTo'];
  readonly reporter: DisputeView['reporter'];
  readonly assisting: DisputeView['assisting'];
  /** Of the mediators. */
  readonly absences: readonly Absence[] | null;
  readonly createdAt: string;
  readonly ties: readonly TieEvent[] | null;
  readonly deadlines: readonly DeadlineRow[] | null;
  readonly ledger: LedgerRows;
  readonly destroyed: Destroyed | null;
}

const nameOf = (table: string, id: string): string =>
  `(select json_build_object('id', x.id, 'name', x.name) from ${table} x where x.id = ${id})`;

const pageColumns = `
  ${factColumns}, d.snapshot, d.channel, d.created_at as "createdAt",
  ${nameOf('organisation', 'd.township_id')} as township, ${nameOf('organisation', 'd.lead_id')} as lead,
  ${nameOf('organisation', 'd.offered_to_id')} as "offeredTo", ${nameOf('staff', 'd.reporter_id')} as reporter,
  coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name)
            from organisation o where o.id = any(d.assisting_ids)), '[]') as assisting,
  ${tieEvents('d.id')} as ties, ${deadlineRows('d.id')} as deadlines,
  ${ledgerRows('d.id')} as ledger,
  ${destroyedBySql} as destroyed,
  ${sealedColumns('d.id')}`;

/** Whose eyes a page is read with. */
export interface PageReader {
  readonly actor: StaffActor;
  readonly today: string;
  /** Whatever the actor may see: once more to whoever gave the case away a moment ago. Default: what they may see. */
  readonly isLastLook?: boolean;
}

/** What {@link standingStatement} reads. */
export interface StandingRow extends TieRow {
  readonly version: number;
  readonly sensitive: boolean;
  readonly townshipId: string;
  readonly snapshot: unknown;
}

/**
 * Reads the page of a case in one round trip; no row where this person may not know of it. As one JSON value, because a
 * driver spends more on describing and reading fifty columns than on everything else that it does for a statement.
 */
export function pageStatement(id: string, { actor, today, isLastLook = false }: PageReader): Statement {
  const parameters = new Parameters();
  const absences = absencesOf('d.mediator_ids', `${parameters.add(today)}::date`);
  const columns = `${pageColumns}, ${absences} as absences`;
  const { name, text, values } = statementFor('dispute.page', columns, rowJoins, {
    id,
    actor: isLastLook ? null : actor,
    parameters,
  });
  return { name, text: `select to_json(page) as page from (${text}) as page`, values };
}

/** Reads how somebody stands to a case; no row where this person may not know of it. */
export const standingStatement = (id: string, actor: StaffActor): Statement =>
  statementFor(
    'dispute.standing',
    `d.version, d.sensitive, d.township_id as "townshipId", d.snapshot, ${tieColumns}`,
    '',
    { id, actor, parameters: new Parameters() },
  );

function statementFor(
  name: string,
  columns: string,
  joins: string,
  {
    id,
    actor,
    parameters,
  }: {
    readonly id: string;
    /** Null: whoever it is. */
    readonly actor: StaffActor | null;
    readonly parameters: Parameters;
  },
): Required<Statement> {
  const isSeen = actor === null ? 'true' : visible(actor, 'masked', parameters);
  const where = `d.id = ${parameters.add(id)} and ${isSeen}`;
  const text = `select ${columns} from dispute d ${joins} where ${where}`;
  // One text for each set of rights: there are few, and each is planned once.
  return { name: namedByText(name, text), text, values: parameters.values };
}
