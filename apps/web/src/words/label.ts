import { useTranslation } from 'react-i18next';
import type { Label } from '#domain';
import { i18n, language } from './language.ts';

/** Chooses the name of a code in the language that is shown. */
export type NameOf = (label: Label) => string;

/** @returns a function, so that a component asks once for the language and names many codes */
export function useNames(): NameOf {
  useTranslation(undefined, { i18n });
  const shown = language();
  return (label) => label[shown];
}

/** A sentence as the server and the reading of a register write it. */
export interface Sentence {
  readonly message: string;
  readonly messageZh: string;
}

/** @returns a function that chooses the sentence in the language that is shown */
export function useSentences(): (sentence: Sentence) => string {
  const name = useNames();
  return ({ message, messageZh }) => name({ zh: messageZh, en: message });
}
