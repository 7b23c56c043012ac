import {
  type DisputeState,
  disputeTypeLabels,
  dossierStateLabels,
  type Label,
  originLabels,
  outcomeLabels,
  riskLabels,
  stageLabels,
  stateMeta,
} from '#domain';
import { useLocalTypesOn } from '../../api/local-types.ts';
import { useOrganisations } from '../../api/office.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { type ListFilter, sortWords, usualSort } from './filter.ts';
import { disputesWords } from './words.ts';

const stateLabels: Readonly<Record<DisputeState, Label>> = stateMeta;
const codes: readonly (readonly [
  'stage' | 'state' | 'type' | 'origin' | 'risk' | 'outcome' | 'dossier',
  Readonly<Record<string, Label>>,
])[] = [
  ['stage', stageLabels],
  ['state', stateLabels],
  ['type', disputeTypeLabels],
  ['origin', originLabels],
  ['risk', riskLabels],
  ['outcome', outcomeLabels],
  ['dossier', dossierStateLabels],
];

/** Says in one sentence which cases a list holds and in what order: on paper nobody sees the fields above it. */
export function useFilterSentence(filter: ListFilter): string {
  const say = useWords(disputesWords);
  const name = useNames();
  const dates = useDates();
  const { clauses, join, named } = useLists();
  const { data: units = [] } = useOrganisations();
  const unitOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? id;
  const list = (key: Parameters<typeof say>[0], words: readonly string[]) =>
    words.length > 0 ? [named(say(key), join(words))] : [];
  const localTypes = useLocalTypesOn();
  const localTypeOf = (code: string) =>
    localTypes.find((type) => type.code === code) ?? { zh: code, en: code };
  const searched = filter.one('q');
  const until = filter.one('dueUntil');
  const narrowed = [
    ...(searched ? [named(say('searched'), searched)] : []),
    ...codes.flatMap(([key, labels]) =>
      list(
        key,
        filter.many(key).map((code) => name(labels[code] ?? { zh: code, en: code })),
      ),
    ),
    ...list(
      'localType',
      filter.many('localType').map((code) => name(localTypeOf(code))),
    ),
    ...(['village', 'holder'] as const).flatMap((key) => list(key, filter.many(key).map(unitOf))),
    ...(filter.one('overdue') === 'true' ? [named(say('due'), say('overdue'))] : []),
    ...(until ? [named(say('due'), say('until', { day: dates.day(until) }))] : []),
    ...(filter.one('mine') === 'true' ? [say('mine')] : []),
  ];
  return clauses([
    ...(narrowed.length > 0 ? narrowed : [say('everything')]),
    say(sortWords[filter.one('sort') ?? usualSort] ?? 'newestFirst'),
  ]);
}
