import type { StaffActor } from '#casework/organisation';
import type { DisputeFilter } from './dispute.filter.ts';
import { type Parameters, visible } from './dispute.visibility.ts';

/** The columns that a list of codes or ids narrows. */
const columns = {
  stage: 'd.stage',
  state: 'd.state',
  type: 'd.type_code',
  origin: 'd.origin',
  village: 'd.place_id',
  holder: 'd.holder_id',
  risk: 'd.risk',
  escalation: 'd.escalation',
  outcome: 'd.outcome',
} as const;

/** The condition on `dispute d` for what was asked and may be seen. */
export function conditions(
  filter: DisputeFilter,
  actor: StaffActor,
  today: string,
  parameters: Parameters,
): string {
  const parts = [visible(actor, 'masked', parameters)];
  for (const [name, column] of Object.entries(columns)) {
    const wanted = filter[name as keyof typeof columns];
    const type = column.endsWith('_id') ? 'uuid' : 'text';
    if (wanted) parts.push(`${column} = any(${parameters.add(wanted)}::${type}[])`);
  }
  if (filter.mediator) parts.push(`d.mediator_ids @> array[${parameters.add(filter.mediator)}::uuid]`);
  if (filter.overdue !== undefined) {
    parts.push(
      `(d.next_due_on is not null and d.next_due_on < ${parameters.add(today)}) = ${filter.overdue}`,
    );
  }
  if (filter.dueUntil) parts.push(`d.next_due_on <= ${parameters.add(filter.dueUntil)}`);
  if (filter.reportedFrom) parts.push(`d.reported_on >= ${parameters.add(filter.reportedFrom)}`);
  if (filter.reportedUntil) parts.push(`d.reported_on <= ${parameters.add(filter.reportedUntil)}`);
  if (filter.mine) {
    const [unit, person] = [parameters.add(actor.organisationId), parameters.add(actor.staffId)];
    parts.push(
      `(d.holder_id = ${unit} or d.mediator_ids @> array[${person}::uuid] or d.reporter_id = ${person})`,
    );
  }
  parts.push(
    ...(filter.q?.split(/\s+/).slice(0, 5) ?? [])
      .filter(Boolean)
      .map((word) => matches(word, actor, parameters)),
  );
  return parts.join(' and ');
}

/**
 * A word is looked for in the number, the summary and the names. Where a case is seen masked only its number is searched:
 * a search that finds a name would tell it.
 */
function matches(word: string, actor: StaffActor, parameters: Parameters): string {
  const text = parameters.add(word.toLowerCase());
  const within = (words: string) =>
    `(search_pieces(${words}) @> search_pieces(${text}) and position(${text} in lower(${words})) > 0)`;
  return `(${within(`coalesce(d.number, '') || ' ' || d.summary`)} or ${within(`d.search_names || ' ' || d.name_initials`)})
    and (position(${text} in lower(coalesce(d.number, ''))) > 0 or (${visible(actor, 'case', parameters)}))`;
}
