/** Letters of other scripts that look like Latin ones, and which. */
const pairs: readonly (readonly [string, string])[] = [
  // Cyrillic, capital and small
  ['АВЕЅІЈКМНОРСТУХҮԚԜԀ', 'abesijkmhopctyxyqwd'],
  ['авеѕіјкмнорстухүԛԝԁһ', 'abesijkmhopctyxyqwdh'],
  // Greek, capital and small
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'abezhikmnoptyx'],
  ['αβεικνορτυχγω', 'abeikvoptuxyw'],
  // Latin that does not fall apart into a letter and a mark
  ['ıȷɑɡøØđĐłŁħĦ', 'ijagooddllhh'],
];

const latin: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(([same, letters]) => [...same].map((one, n) => [one, letters[n] ?? one] as const)),
);

/** The Latin letter for which a letter is read, and itself where there is none: Jоhn with a Cyrillic о is John. */
export const asLatin = (character: string): string => latin.get(character) ?? character;
