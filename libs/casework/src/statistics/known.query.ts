import { createHash } from 'node:crypto';
import { linkedAsOf } from '#casework/dispute';
import type { IsoDate } from '#domain';

/** Of which part of the tree, which days and which knowledge figures are asked. */
export interface Asked {
  readonly townshipIds: readonly string[];
  /** What happened in one village. */
  readonly placeId: string | null;
  /** What one unit had the lead of. */
  readonly leadId: string | null;
  readonly from: IsoDate;
  /** The last day that counts: the end of the period, or the day asked while it runs. */
  readonly until: IsoDate;
  /** ISO instant: what was written down later is not known yet. */
  readonly asOf: string;
  /** Something may have been written down since; what is asked as of now reads the cases alone. */
  readonly isPast: boolean;
}

/** The parameters of every statement that reads `known`, in their order. */
export const valuesOf = ({ townshipIds, placeId, leadId, from, until, asOf }: Asked): readonly unknown[] => [
  townshipIds,
  placeId,
  leadId,
  from,
  until,
  asOf,
];

/**
 * The name of a statement, by which the database keeps its plan.
 * @param words  what else tells its text from that of others of this kind
 */
export function statementName(what: string, asked: Pick<Asked, 'isPast'>, words: readonly string[]): string {
  const digest = createHash('sha1').update(words.join()).digest('base64url').slice(0, 12);
  return `statistics.${what}-${asked.isPast ? 'past' : 'now'}-${digest}`;
}

/** What a figure may ask of a case. All of it stands in one index, so that counting reads no case. */
const facts = [
  'accepted_on',
  'counted_until',
  'type_code',
  'local_type_code',
  'place_id',
  'lead_id',
  'origin',
  'risk',
  'complexity',
  'outcome',
  'outcome_on',
  'due_on',
  'persons',
  'amount_fen',
  'attempt',
  'mediated_on',
  'agreement_form',
  'agreed_fen',
  'confirmation',
  'perform_by',
  'performed_on',
  'visit_due_on',
  'visited_on',
  'satisfaction',
  'reopened_on',
  'mediator_ids',
] as const;
const of = (row: string): string => facts.map((fact) => `${row}.${fact}`).join(', ');

const inScope = (row: string): string => `${row}.township_id = t.id
  and ($2::uuid is null or ${row}.place_id = $2) and ($3::uuid is null or ${row}.lead_id = $3)`;

/** What a period can count: accepted by its end, and not counted for the last time before it began. One range of one index. */
const counts = (row: string): string => `${row}.counted_until >= $4::date and ${row}.accepted_on <= $5::date`;

const from = (table: string, row: string, where: string): string =>
  `from unnest($1::uuid[]) t (id) join ${table} ${row} on ${inScope(row)} and ${where}`;

/** In the words of the indexes of the past: what had work left is found by time, what had ended by when that changed. */
const hadWork = `(p.stage in ('reported', 'analyzed', 'mediated') or p.state = 'followUp' or p.ratification = 'pending')`;
const thenStood = [
  `${hadWork} and p.stood @> $6::timestamptz`,
  `${hadWork} is not true and p.ended_at > $6::timestamptz and p.stood @> $6::timestamptz`,
];

/**
 * SQL of the table `known`: the cases that figures of a period may count, as they were known at the moment of parameter 6. Its
 * cost grows with the cases since the period began, not with those there are. Parameters as {@link valuesOf}.
 */
export function known({ isPast }: Pick<Asked, 'isPast'>): string {
  const now = `select d.id, ${of('d')} ${from('dispute', 'd', counts('d'))}`;
  if (!isPast) return `known as (${now})`;
  const then = thenStood.map(
    (stood) => `select p.dispute_id, ${of('p')} ${from('dispute_past', 'p', `${stood} and ${counts('p')}`)}`,
  );
  return `known as (${[`${now} where d.stood_since <= $6::timestamptz`, ...then].join('\n    union all ')})`;
}

/**
 * SQL of the table `repeaters`: cases after whose settlement the same parties had another case within a year, as links said it.
 * With the tables that it reads.
 */
export const repeaters = `${linkedAsOf('same_parties', '$6::timestamptz')},
  repeaters as (
    select distinct l.id from linked l join dispute a on a.id = l.id join dispute b on b.id = l.other_id
    where b.reported_on between a.outcome_on and a.outcome_on + interval '1 year')`;
