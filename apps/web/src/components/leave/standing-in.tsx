import { Alert } from 'antd';
import { useActor } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { useLeave } from './leave-query.ts';
import { leaveWords } from './words.ts';

/**
 * Tells whoever stands in for somebody today for whom, and until when.
 * @param of  only of these people; default of all
 */
export function StandingIn({ of }: { readonly of?: readonly string[] }) {
  const actor = useActor();
  const concerns = actor.standsInForIds.some((id) => of?.includes(id) ?? true);
  return concerns ? <Note {...(of ? { of } : {})} /> : null;
}

function Note({ of }: { readonly of?: readonly string[] }) {
  const say = useWords(leaveWords);
  const dates = useDates();
  const { join, aside } = useLists();
  const { data } = useLeave(useActor().staffId);
  const current = data?.standsIn.filter(
    ({ when, person }) => when === 'current' && (of?.includes(person.id) ?? true),
  );
  if (current === undefined || current.length === 0) return null;
  const names = join(
    current.map(({ person, endsOn }) => aside(person.name, say('until', { day: dates.day(endsOn) }))),
  );
  return <Alert type="info" title={say('standingIn', { names })} />;
}
