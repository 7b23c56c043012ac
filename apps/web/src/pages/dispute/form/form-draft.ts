import type { CommandType } from '#domain';
import { forget, keep, kept } from '../../../offline/vault.ts';
import type { Dispute } from '../dispute-query.ts';

/** Forms that take long to write; all others are a few fields. */
const long: ReadonlySet<CommandType> = new Set(['HOLD_SESSION', 'REACH_AGREEMENT', 'AMEND_AGREEMENT']);
const daysKept = 30;
const msOfDay = 86_400_000;

/** What stood in a form when it was left. */
export interface KeptForm {
  /** ISO instant. */
  readonly keptAt: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Of whom and of what a form is. */
export interface FormOf {
  readonly ownerId: string;
  readonly dispute: Pick<Dispute, 'id' | 'sensitive'>;
  readonly type: CommandType;
}

/** Of a sensitive case nothing stays on a device: it may be looked at by whoever else is in the house. @source decision 0017 */
export const isKeepable = ({ dispute, type }: FormOf): boolean => long.has(type) && !dispute.sensitive;

const idOf = ({ ownerId, dispute, type }: FormOf): string => `event-form:${type}:${dispute.id}:${ownerId}`;

/** Keeps what stands in a form on this device, encrypted, for whoever wrote it. */
export const keepForm = (of: FormOf, values: KeptForm['values']): Promise<void> =>
  keep(of.ownerId, idOf(of), { keptAt: new Date().toISOString(), values } satisfies KeptForm);

/** What stood in the form; null where nothing was kept, or longer ago than it is kept. */
export async function keptForm(of: FormOf): Promise<KeptForm | null> {
  const found = (await kept(of.ownerId)).get(idOf(of)) as KeptForm | undefined;
  if (found === undefined) return null;
  if (Date.now() - Date.parse(found.keptAt) < daysKept * msOfDay) return found;
  await forgetForm(of);
  return null;
}

/** Takes it from the device. */
export const forgetForm = (of: FormOf): Promise<void> => forget(idOf(of));
