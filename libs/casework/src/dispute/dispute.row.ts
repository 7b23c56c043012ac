import {
  type Actor,
  type CaseTies,
  codeLabels,
  type DisputeState,
  type DisputeType,
  maskName,
  type Sight,
  type Stage,
  sightOf,
  stageLabels,
  stateMeta,
} from '#domain';
import { isDestroyedSql } from './dispute.destroyed.ts';
import type { DisputeLine } from './dispute.view.ts';

/** The ties of a case. */
export interface TieRow {
  readonly placeId: string;
  readonly holderId: string | null;
  readonly leadId: string | null;
  readonly offeredToId: string | null;
  readonly assistingIds: readonly string[];
  readonly mediatorIds: readonly string[];
  readonly reporterId: string | null;
  /** Its dossier was destroyed. */
  readonly isDestroyed: boolean;
}

/** The select list that fills a {@link TieRow} from `dispute d`. */
export const tieColumns = `
  d.place_id as "placeId", d.holder_id as "holderId", d.lead_id as "leadId", d.offered_to_id as "offeredToId",
  d.assisting_ids as "assistingIds", d.mediator_ids as "mediatorIds", d.reporter_id as "reporterId",
  ${isDestroyedSql} as "isDestroyed"`;

/** What every read of a dispute selects: what line and page have in common, and the ties that the policy asks about. */
export interface FactRow extends TieRow {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly stage: Stage;
  readonly state: DisputeState;
  readonly risk: DisputeLine['risk'];
  readonly escalation: DisputeLine['escalation'];
  readonly dossier: DisputeLine['dossier'];
  readonly typeCode: DisputeType;
  readonly localType: DisputeLine['localType'];
  readonly origin: DisputeLine['origin'];
  readonly placeName: string;
  readonly holderName: string | null;
  readonly mediators: readonly { readonly id: string; readonly name: string }[];
  readonly summary: string;
  readonly persons: number;
  readonly amountFen: string | null;
  readonly reportedOn: string;
  readonly acceptedOn: string | null;
  readonly dueOn: string | null;
  readonly nextDueOn: string | null;
  readonly outcome: DisputeLine['outcome'];
  readonly outcomeOn: string | null;
  /** Shown masked in lists, whoever looks. */
  readonly sensitive: boolean;
  readonly updatedAt: Date;
}

/** A line of a list. */
export interface DisputeRow extends FactRow {
  readonly partyNames: readonly { readonly name: string; readonly kind: 'person' }[];
}

/** What the local type was called on the day of the report; most cases have none, and nothing is looked up for them. */
const localTypeColumn = `case when d.local_type_code is not null then
    coalesce((select jsonb_build_object('code', t.code, 'zh', t.zh, 'en', t.en) from local_type t
              where t.code = d.local_type_code and (t.township_id is null or t.township_id = d.township_id)
                and t.valid_from <= d.reported_on and (t.valid_to is null or t.valid_to >= d.reported_on)
              order by t.township_id nulls last limit 1),
             jsonb_build_object('code', d.local_type_code, 'zh', d.local_type_code, 'en', d.local_type_code)) end as "localType"`;

/** The select list that fills a {@link FactRow} from `dispute d`. */
export const factColumns = `
  d.id, d.version, d.number, d.stage, d.state, d.risk, d.escalation, d.dossier, d.type_code as "typeCode", ${localTypeColumn}, d.origin,
  ${tieColumns}, place.name as "placeName", holder.name as "holderName",
  coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name)
            from staff s where s.id = any(d.mediator_ids)), '[]') as mediators,
  d.summary, d.persons, d.amount_fen as "amountFen", d.reported_on::text as "reportedOn",
  d.accepted_on::text as "acceptedOn", d.due_on::text as "dueOn", d.next_due_on::text as "nextDueOn", d.outcome,
  d.outcome_on::text as "outcomeOn", d.sensitive,
  d.updated_at as "updatedAt"`;
/** The same for a {@link DisputeRow}. */
export const rowColumns = `${factColumns},
  coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'kind', p.kind) order by p.position)
            from party p where p.dispute_id = d.id and p.position <= 6), '[]') as "partyNames"`;
export const rowJoins = `
  join organisation place on place.id = d.place_id
  left join organisation holder on holder.id = d.holder_id`;

/** The ties of a case as the policy asks for them; refusals matter only for sending, not for seeing. */
export function tiesOf(row: TieRow): CaseTies {
  return {
    holderId: row.holderId,
    leadId: row.leadId,
    assistingIds: row.assistingIds,
    mediatorIds: row.mediatorIds,
    reporterId: row.reporterId,
    placeId: row.placeId,
    offer: row.offeredToId === null ? null : { toId: row.offeredToId, fromId: row.holderId ?? '' },
    refusals: 0,
    isDestroyed: row.isDestroyed,
  };
}

/** A line of a list as this person may see it. */
export function lineOf(row: DisputeRow, actor: Actor): DisputeLine {
  const sight = sightOf(actor, tiesOf(row));
  // What is sensitive is not learnt by leafing: it is opened, and the opening is noted.
  const hidden = row.sensitive ? { summary: null } : {};
  return { ...factsOf(row, sight), ...hidden, parties: partyLine(row, row.sensitive ? 'masked' : sight) };
}

/** What line and detail have in common. */
export function factsOf(row: FactRow, sight: Sight): Omit<DisputeLine, 'parties'> {
  const { zh, en } = stateMeta[row.state];
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    stage: row.stage,
    stageName: stageLabels[row.stage],
    state: row.state,
    stateName: { zh, en },
    risk: row.risk,
    escalation: row.escalation,
    dossier: row.dossier,
    typeCode: row.typeCode,
    typeName: codeLabels.disputeType[row.typeCode],
    localType: row.localType,
    origin: row.origin,
    place: { id: row.placeId, name: row.placeName },
    holder: row.holderId === null ? null : { id: row.holderId, name: row.holderName ?? '' },
    mediators: [...row.mediators],
    summary: sight === 'case' ? row.summary : null,
    persons: row.persons,
    amountFen: row.amountFen === null ? null : Number(row.amountFen),
    reportedOn: row.reportedOn,
    acceptedOn: row.acceptedOn,
    dueOn: row.dueOn,
    nextDueOn: row.nextDueOn,
    outcome: row.outcome,
    outcomeOn: row.outcomeOn,
    sensitive: row.sensitive,
    sight: sight === 'case' ? 'case' : 'masked',
    updatedAt: row.updatedAt.toISOString(),
  };
}

function partyLine({ partyNames }: DisputeRow, sight: Sight): string {
  const names = partyNames.map(({ name, kind }) => (sight === 'case' ? name : maskName(name, kind)));
  return names.length > 5 ? `${names.slice(0, 5).join('、')}等` : names.join('、');
}
