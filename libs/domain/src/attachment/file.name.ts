/** Of a name with its extension, in characters. */
const nameAtMost = 120;
const extensionAtMost = 10;

/** Controls, what turns the direction of writing or has no width, halves of characters: "gpj.exe" must not read "exe.jpg". */
const unseen =
  /[\p{Control}\p{Format}\p{Surrogate}\p{Line_Separator}\p{Paragraph_Separator}\p{Private_Use}]/gu;
/** What some system reads as part of a path or a command. */
const speaking = /[<>:"|?*`$%;&]/g;
/** Names that Windows takes for devices, whatever extension they have. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name under which a file can be kept and handed out on any system: no folders, nothing unseen, and no longer than it may be.
 * Chinese stays as it is.
 * @param given  as the browser sent it, which may be anything
 * @param atMost  characters with the extension, default 120
 * @returns a name with at least one character; "附件" where nothing of it is left
 */
export function safeFileName(given: string, atMost = nameAtMost): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(/[\t\n\r]/g, ' ')
    .replaceAll(unseen, '')
    .replaceAll(speaking, '_')
    .replaceAll(/\s+/g, ' ');
  // A dot in front hides a file, one at the end vanishes on Windows.
  const bare = plain.replace(/^[.\s]+/, '').replace(/[.\s]+$/, '');
  const name = bare.replace(devices, '_$1');
  if (!/[\p{Letter}\p{Number}]/u.test(name)) return '附件';
  return shortened(name, atMost);
}

/** The extension in small letters without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** Cuts in front of the extension, between characters. */
function shortened(name: string, atMost: number): string {
  const characters = [...name];
  if (characters.length <= atMost) return name;
  const extension = [...extensionOf(name)];
  const kept = extension.length > 0 && extension.length <= extensionAtMost ? `.${extension.join('')}` : '';
  return `${characters
    .slice(0, atMost - [...kept].length)
    .join('')
    .trimEnd()}${kept}`;
}
