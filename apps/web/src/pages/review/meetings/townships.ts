import { useOrganisations } from '../../../api/office.ts';
import { useActor } from '../../../session/actor.ts';

/** The townships into which this person looks, as the choices of a list; one only is chosen already. */
export function useTownships(): readonly { readonly value: string; readonly label: string }[] {
  const { townshipIds } = useActor();
  const { data = [] } = useOrganisations();
  const names = new Map(data.map(({ id, name }) => [id, name]));
  return townshipIds.map((id) => ({ value: id, label: names.get(id) ?? '' }));
}
