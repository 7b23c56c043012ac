import type { DataSource } from 'typeorm';
import { Parameters, visible } from '#casework/dispute';
import { isHeldSql } from '#casework/legal-hold';
import type { StaffActor } from '#casework/organisation';
import { type RetentionClass, retentionEndsOn, retentionStartedBy } from '#domain';
import { query, type Tx } from '#platform';
import { type RetentionTerms, retentionTerms } from './retention.terms.ts';

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
  readonly terms: RetentionTerms;
  readonly until: string;
  /** Only cases that this person may know of; left out for the product itself. */
  readonly actor?: StaffActor;
  /** Only these. */
  readonly disputeIds?: readonly string[];
  readonly limit: number;
}

/**
 * Dossiers whose term is over by a day and that were not destroyed, the longest overdue first. They are looked for among
 * what was archived before the day from which the term has run, so that those that are kept cost nothing.
 */
export async function dueDossiers(
  on: Tx | DataSource,
  { terms, until, actor, disputeIds, limit }: Asked,
): Promise<readonly DueDossier[]> {
  const parameters = new Parameters();
  const where = actor === undefined ? 'true' : visible(actor, 'masked', parameters);
  const only = disputeIds === undefined ? 'true' : `d.id = any(${parameters.add(disputeIds)}::uuid[])`;
  const asked = [null, ...terms.deciding].flatMap((townshipId) =>
    dossierClasses.flatMap((name) => {
      const startedBy = retentionStartedBy(terms.rule(townshipId, name).term, until);
      return startedBy === null ? [] : [{ townshipId, class: name, startedBy }];
    }),
  );
  const rows = await query<Omit<DueDossier, 'endsOn'> & { readonly townshipId: string }>(on, {
    text: `
      select d.id as "disputeId", d.township_id as "townshipId", d.number, asked.class, e.happened_on::text as "archivedOn",
        ${isHeldSql('d.id')} as "isHeld", i.list_id as "listId"
      from jsonb_to_recordset(${parameters.add(JSON.stringify(asked))}::jsonb)
        as asked ("townshipId" uuid, class text, "startedBy" date)
      join dispute_event e on e.type = 'ARCHIVE' and e.happened_on < asked."startedBy"
        and asked.class = 'dossier_' || (e.payload ->> 'retention')
        and date_trunc('year', e.happened_on) + interval '1 year' <= asked."startedBy"
      join dispute d on d.id = e.dispute_id and d.dossier = 'archived' and asked."townshipId" is not distinct from
        case when d.township_id = any(${parameters.add(terms.deciding)}::uuid[]) then d.township_id end
      left join destruction_item i on i.dispute_id = d.id and i.open
      where i.outcome is null and ${only} and ${where} and not exists (
        select 1 from dispute_event later where later.dispute_id = d.id and later.type = 'ARCHIVE' and later.seq > e.seq)
      order by date_trunc('year', e.happened_on) + interval '1 year' - asked."startedBy", e.happened_on, d.id limit ${limit}`,
    values: parameters.values,
  });
  return rows.flatMap(({ townshipId, ...row }) => {
    const rule = terms.rule(townshipId, row.class);
    const endsOn = retentionEndsOn(rule, rule.term, row.archivedOn);
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
  const terms = await retentionTerms(tx);
  const [due] = await dueDossiers(tx, { terms, until: today, disputeIds: [disputeId], limit: 1 });
  return due;
}
