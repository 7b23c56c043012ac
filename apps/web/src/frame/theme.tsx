import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n, language } from '../words/language.ts';
import { useTypeSize } from './type-size.ts';

/** What allows the components to bring their styles with them, although the page forbids styles in it. */
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;

/** Colours of contrast 4.5 and more on white; the controls of a phone are 44 px high. */
const colours = {
  colorPrimary: '#14507a',
  colorLink: '#14507a',
  colorInfo: '#14507a',
  colorSuccess: '#2b7a3d',
  colorWarning: '#a65d00',
  colorError: '#b3261e',
  colorTextSecondary: '#4c5661',
  colorTextTertiary: '#5c6670',
  colorTextDescription: '#4c5661',
  colorTextPlaceholder: '#68727c',
  colorBgLayout: '#f3f6f8',
};

/** Colours, type size and language of every component. */
export function Theme({ children }: { readonly children: ReactNode }) {
  useTranslation(undefined, { i18n });
  const isLarge = useTypeSize() === 'large';
  return (
    <ConfigProvider
      locale={language() === 'zh' ? zhCN : enUS}
      {...(nonce ? { csp: { nonce } } : {})}
      button={{ autoInsertSpace: false }}
      theme={{
        token: {
          ...colours,
          fontSize: isLarge ? 18 : 15,
          controlHeight: isLarge ? 44 : 36,
          controlHeightLG: isLarge ? 56 : 46,
          borderRadius: 6,
          fontFamily: `-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif`,
        },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
