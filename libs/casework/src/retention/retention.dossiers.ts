import type { DataSource } from 'typeorm';
import { Parameters, visible } from '#casework/dispute';
import { isHeldSql } from '#casework/legal-hold';
import type { StaffActor } from '#casework/organisation';
import { type RetentionClass, retentionEndsOn, retentionStartedBy } from '#domain';
import { query, type Tx } from '#platform';
import { type LocalRule, localRules } from './retention.terms.ts';

/** A dossier that need not be kept any longer by a day. */
export interface DueDossier {
  readonly disputeId: string;
  readonly number: string | null;
  readonly class: RetentionClass;
  readonly archivedOn: string;
  readonly endsOn: string;
  /** It must be kept all the same. */
  readonly isHeld: boolean;
  /** The list of destruction on which it stands; null while on none. */
  readonly listId: string | null;
}

/** Which class a dossier is, by the term that was chosen when it was archived. */
const dossierClasses: readonly RetentionClass[] = ['dossier_10years', 'dossier_30years'];

interface Asked {
  readonly rules: readonly LocalRule[];
  readonly until: string;
  /** Only cases that this person may know of; left out for the product itself. */
  readonly actor?: StaffActor;
  /** Only these. */
  readonly disputeIds?: readonly string[];
  readonly limit: number;
}

/** Dossiers whose term is over by a day and that were not destroyed, the longest overdue first. */
export async function dueDossiers(
  on: Tx | DataSource,
  { rules, until, actor, disputeIds, limit }: Asked,
): Promise<readonly DueDossier[]> {
  const parameters = new Parameters();
  const where = actor === undefined ? 'true' : visible(actor, 'masked', parameters);
  const only = disputeIds === undefined ? 'true' : `d.id = any(${parameters.add(disputeIds)}::uuid[])`;
  const asked = rules.flatMap((one) => {
    const startedBy = retentionStartedBy(one.term, until);
    return dossierClasses.includes(one.class) && startedBy !== null ? [{ class: one.class, startedBy }] : [];
  });
  const rows = await query<Omit<DueDossier, 'endsOn'>>(on, {
    text: `
      select d.id as "disputeId", d.number, asked.class, e.happened_on::text as "archivedOn",
        ${isHeldSql('d.id')} as "isHeld", i.list_id as "listId"
      from dispute d
      join lateral (select happened_on, payload, date_trunc('year', happened_on) + interval '1 year' as starts
                    from dispute_event
                    where dispute_id = d.id and type = 'ARCHIVE' order by seq desc limit 1) e on true
      join jsonb_to_recordset(${parameters.add(JSON.stringify(asked))}::jsonb) as asked (class text, "startedBy" date)
        on asked.class = 'dossier_' || (e.payload ->> 'retention') and e.starts <= asked."startedBy"
      left join destruction_item i on i.dispute_id = d.id and i.open
      where d.dossier = 'archived' and i.outcome is null and ${only} and ${where}
      order by e.starts - asked."startedBy", e.happened_on, d.id limit ${limit}`,
    values: parameters.values,
  });
  return rows.flatMap((row) => {
    const kept = rules.find((one) => one.class === row.class);
    const endsOn = kept && retentionEndsOn(kept, kept.term, row.archivedOn);
    return endsOn ? [{ ...row, endsOn }] : [];
  });
}

/**
 * The dossier of one case, if its term is over.
 * @param today  day of the office
 * @returns undefined while it must be kept, and once it was destroyed
 */
export async function dueDossierOf(
  tx: Tx,
  disputeId: string,
  today: string,
): Promise<DueDossier | undefined> {
  const rules = await localRules(tx);
  const [due] = await dueDossiers(tx, { rules, until: today, disputeIds: [disputeId], limit: 1 });
  return due;
}
