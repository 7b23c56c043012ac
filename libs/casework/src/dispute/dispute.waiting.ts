import {
  type Charge,
  type LedgerEvent,
  ledgerOf,
  type OrganisationKind,
  waitingClassLabels,
  waitingClassOf,
} from '#domain';
import type { DisputeView } from './dispute.view.ts';

/** What the ledger of a case is made of, as JSON. */
export interface LedgerRows {
  readonly moments: readonly LedgerEvent[];
  readonly holders:
    | readonly { readonly id: string; readonly name: string; readonly kind: OrganisationKind }[]
    | null;
}

/** SQL for the moments of a history, and the units that held the case. @param id  SQL for the dispute */
export const ledgerRows = (id: string): string => `
  (select json_build_object(
     'moments', json_agg(json_build_object('type', e.type, 'at', e.at, 'state', e.to_state, 'holderId', e.holder_id,
                                            'refusals', e.payload -> 'refusals')
                         order by e.seq),
     'holders', (select json_agg(json_build_object('id', o.id, 'name', o.name, 'kind', o.kind))
                 from organisation o where o.id = any(array_agg(distinct e.holder_id))))
   from dispute_event e where e.dispute_id = ${id})`;

/**
 * For whom a case has waited up to its latest event, and whom it waits for since then. Without the minutes since: a case that
 * nobody changed reads the same an hour later.
 */
export function waitingView({ moments, holders }: LedgerRows): DisputeView['waiting'] {
  const ledger = ledgerOf(moments);
  const shown = (charge: Charge) => {
    const holder = holders?.find(({ id }) => id === charge.organisationId);
    const kind = waitingClassOf(charge, holder?.kind ?? null);
    const { zh, en } = waitingClassLabels[kind];
    return {
      class: kind,
      name: { zh, en },
      organisation: holder === undefined ? null : { id: holder.id, name: holder.name },
    };
  };
  return {
    waited: ledger.waited.map((line) => ({ ...shown(line), minutes: line.minutes })),
    running: ledger.running && shown(ledger.running),
    since: new Date(ledger.since * 60_000).toISOString(),
  };
}
