import { docxOf, type PaperBlock } from '#casework/paper';
import { type PaperForm, paperFormFacts } from '#domain';
import { dossierBlocks } from './default.dossier.ts';
import { noticeBlocks } from './default.notices.ts';

const blocks = { ...dossierBlocks, ...noticeBlocks } as const satisfies Readonly<Record<PaperForm, unknown>>;

/** When the default templates were last worded: the only time in their files. */
const wordedAt = '2026-11-27T17:00:00.000Z';

const made = new Map<PaperForm, Uint8Array>();

/** The blocks of a form as they come with the product. */
export const defaultBlocks = (form: PaperForm): readonly PaperBlock[] => blocks[form];

/** The template that comes with the product: a .docx like those that townships hand in, always of the same bytes. */
export function defaultTemplate(form: PaperForm): Uint8Array {
  const known = made.get(form);
  if (known !== undefined) return known;
  const { zh } = paperFormFacts[form];
  const bytes = docxOf({ title: zh, issuer: '枫桥', at: wordedAt, blocks: blocks[form] });
  made.set(form, bytes);
  return bytes;
}
