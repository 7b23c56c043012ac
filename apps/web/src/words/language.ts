import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The languages of the interface; Chinese is the first. */
const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

const kept = 'fengqiao.language';

const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

/** What was chosen here before, else Chinese: the browser of an office computer often says English by accident. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(kept);
  return isLanguage(chosen) ? chosen : 'zh';
}

/** All words on the screen. Each page brings its own by `defineWords`. */
export const i18n = createInstance();
void i18n.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'zh',
  resources: {},
  interpolation: { escapeValue: false },
  react: { useSuspense: false, bindI18nStore: 'added' },
});
document.documentElement.lang = firstLanguage() === 'zh' ? 'zh-CN' : 'en';

/** The language that is shown now. */
export const language = (): Language => (isLanguage(i18n.language) ? i18n.language : 'zh');

/** Switches at once and remembers it on this device. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  localStorage.setItem(kept, chosen);
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
  await i18n.changeLanguage(chosen);
}
