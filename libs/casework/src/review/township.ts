import { noSuchTownship, type StaffActor } from '#casework/organisation';
import { invalidAt, RuleError } from '#domain';

/**
 * The township that a request means: whoever works in one only need not say which.
 * @throws RuleError kind "invalid", code "which-township"; kind "not-found", code "no-such-township"
 */
export function townshipOf(actor: StaffActor, asked: string | undefined): string {
  const [only, ...others] = actor.townshipIds;
  const townshipId = asked ?? (others.length === 0 ? only : undefined);
  if (townshipId === undefined) {
    throw invalidAt('which-township', {
      pointer: '/townshipId',
      message: 'Say which township',
      messageZh: '请指明乡镇',
    });
  }
  if (actor.townshipIds.includes(townshipId)) return townshipId;
  throw noSuchTownship();
}

/** What the state of things does not allow. */
export const conflict = (code: string, messageZh: string, message: string): RuleError =>
  new RuleError({ kind: 'conflict', code, message, messageZh });
