import type { StaffActor } from '#casework/organisation';
import { type DisputeFilter, peopleActedFor } from '#domain';
import { type Parameters, visible } from './dispute.visibility.ts';

/** The columns that a list of codes or ids narrows. */
const columns = {
  stage: 'd.stage',
  state: 'd.state',
  type: 'd.type_code',
  localType: 'd.local_type_code',
  origin: 'd.origin',
  village: 'd.place_id',
  holder: 'd.holder_id',
  risk: 'd.risk',
  escalation: 'd.escalation',
  outcome: 'd.outcome',
  dossier: 'd.dossier',
} as const;

/** The nearest day on which anything is due; the end of time where nothing is. An index holds exactly this. */
export const nextDue = `coalesce(d.next_due_on, 'infinity'::date)`;

/** The condition on `dispute d` for what was asked and may be seen. */
export function conditions(
  filter: DisputeFilter,
  actor: StaffActor,
  today: string,
  parameters: Parameters,
): string {
  return [visible(actor, 'masked', parameters), ...askedFor(filter, actor, today, parameters)].join(' and ');
}

/** The conditions on `dispute d` for what was asked, whoever may see it. */
export function askedFor(
  filter: DisputeFilter,
  actor: StaffActor,
  today: string,
  parameters: Parameters,
): readonly string[] {
  const parts: string[] = [];
  for (const [name, column] of Object.entries(columns)) {
    const wanted = filter[name as keyof typeof columns];
    const type = column.endsWith('_id') ? 'uuid' : 'text';
    if (wanted) parts.push(`${column} = any(${parameters.add(wanted)}::${type}[])`);
  }
  if (filter.mediator) parts.push(`d.mediator_ids @> array[${parameters.add(filter.mediator)}::uuid]`);
  if (filter.overdue !== undefined) {
    parts.push(`${nextDue} ${filter.overdue ? '<' : '>='} ${parameters.add(today)}`);
  }
  if (filter.dueUntil) parts.push(`${nextDue} <= ${parameters.add(filter.dueUntil)}`);
  if (filter.reportedFrom) parts.push(`d.reported_on >= ${parameters.add(filter.reportedFrom)}`);
  if (filter.reportedUntil) parts.push(`d.reported_on <= ${parameters.add(filter.reportedUntil)}`);
  if (filter.mine) {
    const own = peopleActedFor(actor)
      .map((id) => parameters.add(id))
      .map((person) => `d.mediator_ids @> array[${person}::uuid] or d.reporter_id = ${person}`);
    parts.push(`(d.holder_id = ${parameters.add(actor.organisationId)} or ${own.join(' or ')})`);
  }
  const words = filter.q?.split(/\s+/).filter(Boolean) ?? [];
  return [...parts, ...words.map((word) => matches(word, actor, parameters))];
}

/** What a word is looked for in; an index holds the pieces of each. */
const texts = [
  `coalesce(d.number, '') || ' ' || d.summary`,
  `d.search_names || ' ' || d.name_initials || ' ' || coalesce(d.name_pinyin, '')`,
] as const;

/**
 * A word is looked for in the number, the summary and the names. Where a case is seen masked only its number is searched:
 * a search that finds a name would tell it. The indexes answer which cases have all pieces of the word, which stand apart
 * from the words themselves: in one condition both would be computed again for every case that is found.
 */
function matches(word: string, actor: StaffActor, parameters: Parameters): string {
  const spellings = spellingsOf(word).map((spelling) => parameters.add(spelling.toLowerCase()));
  const either = (conditions: readonly string[]) => `(${conditions.join(' or ')})`;
  const eachIn = (held: (text: string, spelling: string) => string) =>
    either(texts.flatMap((text) => spellings.map((spelling) => held(text, spelling))));
  const inNumber = spellings.map((spelling) => `position(${spelling} in lower(coalesce(d.number, ''))) > 0`);
  return [
    eachIn((text, spelling) => `search_pieces(${text}) @> search_pieces(${spelling})`),
    eachIn((text, spelling) => `position(${spelling} in lower(${text})) > 0`),
    either([...inNumber, `(${visible(actor, 'case', parameters)})`]),
  ].join(' and ');
}

/** As typed; with the brackets of a case number: （2026）, which a keyboard set to Latin letters writes (2026); ü as typed: v. */
function spellingsOf(word: string): readonly string[] {
  return [...new Set([word, word.replaceAll('(', '（').replaceAll(')', '）'), word.replace(/[üÜ]/g, 'v')])];
}
