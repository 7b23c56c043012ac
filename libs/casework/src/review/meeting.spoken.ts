import type { DataSource } from 'typeorm';
import { type NamedParty, withInitials, withoutPersonalNumbers } from '#domain';
import { query, type Tx } from '#platform';
import { decisionViewOf } from './decision.view.ts';
import { type Decision, decisionsOf } from './meeting.store.ts';
import type { DecisionView } from './meeting.view.ts';
import { partiesByInitials, standingParties } from './meeting.words.ts';

/** A case as a room full of people may hear of it: what a meeting answers stands on the wall. */
export interface SpokenCase {
  /** 张某、李某 */
  readonly parties: string;
  /** Free text about it: people by initials, their numbers masked; of a sensitive case nothing. */
  readonly said: (text: string | null) => string | null;
}

interface CaseRow {
  readonly id: string;
  readonly sensitive: boolean;
  readonly parties: readonly NamedParty[];
}

/** How some cases are spoken of. @returns by id; a case that was not asked for is none */
export async function spokenCases(
  on: Tx | DataSource,
  ids: readonly string[],
): Promise<(disputeId: string) => SpokenCase> {
  const rows = await query<CaseRow>(on, {
    name: 'review.spoken-cases',
    text: `
      select d.id, d.sensitive, coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'kind', p.kind) order by p.position)
                                          from party p where p.dispute_id = d.id), '[]') as parties
      from dispute d where d.id = any($1::uuid[])`,
    values: [[...new Set(ids)]],
  });
  const byId = new Map(rows.map((row) => [row.id, spoken(row)]));
  return (disputeId) => {
    const found = byId.get(disputeId);
    if (found === undefined) throw new Error('the case of an agenda or a decision is there');
    return found;
  };
}

const spoken = ({ sensitive, parties }: CaseRow): SpokenCase => ({
  parties: partiesByInitials(parties),
  said: (text) => (sensitive || text === null ? null : saidAloud(text, parties)),
});

/** Free text about a case with its people by initials and their numbers masked. */
export const saidAloud = (text: string, parties: readonly NamedParty[]): string =>
  withoutPersonalNumbers(withInitials(text, standingParties(parties)));

/** A decision as it is spoken of. */
export function spokenDecision(decision: DecisionView, { said }: SpokenCase): DecisionView {
  return { ...decision, measure: said(decision.measure), proof: said(decision.proof) };
}

/** Some decisions of a meeting as whoever has just made, or taken them back, is told. */
export async function decisionsAsSpoken(
  tx: Tx,
  meetingId: string,
  ids: readonly string[],
): Promise<DecisionView[]> {
  const decisions: readonly Decision[] = await decisionsOf(tx, meetingId, ids);
  const spokenOf = await spokenCases(
    tx,
    decisions.map(({ disputeId }) => disputeId),
  );
  return decisions.map((one) => spokenDecision(decisionViewOf(one, true), spokenOf(one.disputeId)));
}
