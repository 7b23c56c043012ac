import type { Command, CommandType } from '#domain';
import type { Shapes } from '../../api/client.ts';
import { type Dispute, useHistory } from './dispute-query.ts';

/** One line of the history of a case. */
export type Line = Shapes['HistoryLine'];

/** What an event carried, as far as this person may read it: free text is absent where a case is seen masked. */
export type Told<T extends CommandType> = Line & { readonly facts: Partial<Command<T>> };

/** The events of these kinds, oldest first; none while the history is being read. */
export function useEvents<T extends CommandType>(
  dispute: Pick<Dispute, 'id' | 'version'>,
  ...types: readonly T[]
): readonly Told<T>[] {
  const { data = [] } = useHistory(dispute.id, dispute.version);
  return data.filter((line): line is Told<T> => types.includes(line.type as T));
}

/** Names of the parties by their ids. */
export const partyNames = ({ parties }: Dispute, ids: readonly string[] = []): readonly string[] =>
  ids.flatMap((id) => parties.find((party) => party.id === id)?.name ?? []);
