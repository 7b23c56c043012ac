import * as OpenCC from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import type { Spelling } from '#domain';

/** Made from its dictionary (10 MB) when the first text is read, not at the start. */
let toSimplified: ReturnType<typeof OpenCC.Converter> | undefined;
const simplified = new Map<string, string>();
const readings = new Map<string, readonly string[]>();

/** What of writing the law asks: the dictionaries of OpenCC and pinyin-pro, each character looked up once. */
export const spelling: Spelling = {
  simplified: (character) => {
    const known = simplified.get(character);
    if (known !== undefined) return known;
    toSimplified ??= OpenCC.Converter({ from: 't', to: 'cn' });
    const found = toSimplified(character);
    // One for one, so that every place in a text stays where it was.
    const plain = [...found].length === 1 ? found : character;
    simplified.set(character, plain);
    return plain;
  },
  readings: (character) => {
    const known = readings.get(character);
    if (known !== undefined) return known;
    const found = /\p{Script=Han}/u.test(character) ? readingsOf(character) : [];
    readings.set(character, found);
    return found;
  },
};

function readingsOf(character: string): readonly string[] {
  const shared = { toneType: 'none', type: 'array', v: true } as const;
  const usual = pinyin(character, { ...shared, multiple: true });
  const asSurname = pinyin(character, { ...shared, surname: 'head' });
  return [...new Set([...usual, ...asSurname])].filter((one) => /^[a-z]+$/u.test(one));
}
