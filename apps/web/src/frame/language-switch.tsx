import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, i18n, language } from '../words/language.ts';

/** One touch to the other language; each is named in itself. */
export function LanguageSwitch() {
  useTranslation(undefined, { i18n });
  const other = language() === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => void chooseLanguage(other)}>
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}
