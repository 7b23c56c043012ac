import { forget, keep, kept } from './vault.ts';

/** Something that is being written; under its id it is also handed in. */
export interface Draft {
  readonly id: string;
}

interface KeptDraft {
  readonly keptAt: string;
  readonly draft: Draft;
}

// Each under a key of its own: two windows write two drafts, and people who share a telephone never each other's.
const prefix = 'draft:';

/** The drafts of a person on this device, the latest first. */
export async function keptDrafts(ownerId: string): Promise<readonly Draft[]> {
  const all = [...(await kept(ownerId))].filter(([key]) => key.startsWith(prefix));
  return all
    .flatMap(([, value]) => ('draft' in (value as object) ? [value as KeptDraft] : []))
    .sort((a, b) => (a.keptAt < b.keptAt ? 1 : -1))
    .map(({ draft }) => draft);
}

/** @param now  ISO instant */
export const keepDraft = (ownerId: string, draft: Draft, now: string): Promise<void> =>
  keep(ownerId, prefix + draft.id, { keptAt: now, draft } satisfies KeptDraft);

/** Takes a draft from the device. */
export const forgetDraft = (id: string): Promise<void> => forget(prefix + id);

/** Is this being written, or was it handed in and the page closed before the form was emptied? */
export const hasDraft = async (ownerId: string, id: string): Promise<boolean> =>
  (await kept(ownerId)).has(prefix + id);
