import { drawSealingCode } from '#domain';
import type { Session } from './app.ts';
import type { Case } from './case-story.ts';

/** A code as a browser draws it. */
export const drawn = (): string => drawSealingCode((count) => crypto.getRandomValues(new Uint8Array(count)));

/** Sets up a key for somebody and opens it. @returns their code */
export async function withKey(by: Session): Promise<string> {
  const code = drawn();
  await by.browser.post('/api/v1/sealing-key').send({ code }).expect(201);
  await unlock(by, code);
  return code;
}

/** Opens somebody's key for half an hour. */
export const unlock = (by: Session, code: string) =>
  by.browser.post('/api/v1/sealing-key/unlocking').send({ code }).expect(200);

/** Where the sealed notes of a case are. */
export const notesAt = ({ id }: Pick<Case, 'id'>, rest = ''): string =>
  `/api/v1/disputes/${id}/sealed-notes${rest}`;

/** What somebody is shown of them. */
export const notesSeen = async (by: Session, at: Pick<Case, 'id'>) =>
  (await by.browser.get(notesAt(at)).expect(200)).body;

interface Holder {
  readonly id: string;
  readonly keyId: string;
}
interface ShownCircle {
  readonly readers: readonly Holder[];
  readonly keepers: { readonly leading: readonly Holder[]; readonly guiding: readonly Holder[] };
}

/** Every key of a circle. */
export const keysIn = ({ readers, keepers }: ShownCircle): readonly string[] =>
  [...readers, ...keepers.leading, ...keepers.guiding].map(({ keyId }) => keyId);

/** Seals a note for everybody who may open it today. @returns its id */
export async function sealNote(by: Session, at: Pick<Case, 'id'>, text: string): Promise<string> {
  const { circle } = await notesSeen(by, at);
  const note = { talkedOn: '2026-11-23', text, keyIds: keysIn(circle) };
  const { body } = await by.browser.post(notesAt(at)).send(note).expect(201);
  return body.items.at(-1).id;
}

/** Opens a note, whatever comes of it. */
export const openNote = (by: Session, at: Pick<Case, 'id'>, noteId: string) =>
  by.browser.post(notesAt(at, `/${noteId}/opening`)).send({});
