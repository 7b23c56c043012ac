/** A name as it is compared: without spaces and middle dots, in the width and the letters that everybody types. */
const foldedName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·•‧・∙⋅．.]/gu, '')
    .toLowerCase();

/** A character in its simplified form; itself where it has none. */
export type Simplified = (character: string) => string;

const asTyped: Simplified = (character) => character;

/**
 * Are these the same name, however it was typed? Whether it is the same person, a name does not tell.
 * @param simplified  by which traditional characters are read; left out: each is itself. Asked only of names that are as long
 */
export function isSameName(one: string, other: string, simplified: Simplified = asTyped): boolean {
  const [ours, theirs] = [[...foldedName(one)], [...foldedName(other)]];
  return (
    ours.length === theirs.length &&
    ours.every((sign, n) => {
      const another = theirs[n] ?? '';
      return sign === another || (isHan(sign) && isHan(another) && simplified(sign) === simplified(another));
    })
  );
}

const isHan = (sign: string): boolean => /\p{Script=Han}/u.test(sign);
