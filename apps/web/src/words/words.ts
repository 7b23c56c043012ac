import { useTranslation } from 'react-i18next';
import { i18n, type Language } from './language.ts';

/** What may stand in the gaps of a sentence: `{{name}}`. */
type Gaps = Readonly<Record<string, string | number>>;

/** A group of words in both languages. */
export interface Words<Key extends string> {
  readonly name: string;
  readonly keys: readonly Key[];
}

/** Looks up a word in the language that is shown. */
export type Say<Key extends string> = (key: Key, gaps?: Gaps) => string;

/**
 * Declares the words of a page or part. The compiler asks for the same keys in both languages, so neither can be
 * incomplete.
 * @param name  of the folder or part, once in the application
 */
export function defineWords<const Chinese extends Readonly<Record<string, string>>>(
  name: string,
  zh: Chinese,
  en: Readonly<Record<keyof Chinese, string>>,
): Words<keyof Chinese & string> {
  const both: Readonly<Record<Language, object>> = { zh, en };
  for (const [language, words] of Object.entries(both)) i18n.addResourceBundle(language, name, words);
  return { name, keys: Object.keys(zh) };
}

/** The words of a group, in the language that is shown; the component is drawn again when it changes. */
export function useWords<Key extends string>(words: Words<Key>): Say<Key> {
  const { t } = useTranslation(words.name, { i18n });
  return (key, gaps) => t(key, { ...gaps });
}
