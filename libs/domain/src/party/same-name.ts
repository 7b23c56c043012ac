/** A name as it is compared: without spaces and middle dots, in the width and the letters that everybody types. */
const foldedName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·•‧・∙⋅．.]/gu, '')
    .toLowerCase();

/** Are these the same name, however it was typed? Whether it is the same person, a name does not tell. */
export const isSameName = (one: string, other: string): boolean => foldedName(one) === foldedName(other);
