import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n, language } from '../words/language.ts';
import { type TypeSize, useTypeSize } from './type-size.ts';

/** What allows the components to bring their styles with them, although the page forbids styles in it. */
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;

/**
 * Gives every style that is made here the nonce: the one by which Ant Design holds the page still behind a drawer takes none,
 * and was refused each time.
 */
function allowStyles(allowed: string): void {
  const make = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const made = make(name, options);
    if (made instanceof HTMLStyleElement) made.nonce = allowed;
    return made;
  }) as typeof document.createElement;
}
if (nonce) allowStyles(nonce);

/** Colours of contrast 4.5 and more on white; the controls of a phone are 44 px high. */
const colours = {
  colorPrimary: '#14507a',
  colorLink: '#14507a',
  colorInfo: '#14507a',
  // What Ant Design would mix of colours as dark as these is grey.
  colorPrimaryBg: '#e6f0f7',
  colorPrimaryBgHover: '#d5e5f0',
  colorPrimaryBorder: '#9dc0d8',
  colorInfoBg: '#eef5fa',
  colorInfoBorder: '#b4cfe1',
  colorSuccessBg: '#eef7ef',
  colorSuccessBorder: '#a9d3b1',
  colorWarningBg: '#fdf5e9',
  colorWarningBorder: '#e8c791',
  colorErrorBg: '#fdf0ee',
  colorErrorBorder: '#eab4ae',
  colorSuccess: '#2b7a3d',
  colorWarning: '#a65d00',
  colorError: '#b3261e',
  colorTextSecondary: '#4c5661',
  colorTextTertiary: '#5c6670',
  colorTextDescription: '#4c5661',
  colorTextPlaceholder: '#68727c',
  colorBgLayout: '#f3f6f8',
};

/** Type and controls in pixels; what is touched in the elder mode is 48 high. */
const sizesOf: Readonly<Record<TypeSize, object>> = {
  normal: { fontSize: 15, controlHeight: 36, controlHeightLG: 46 },
  large: { fontSize: 18, controlHeight: 44, controlHeightLG: 56 },
  elder: { fontSize: 20, controlHeight: 48, controlHeightLG: 60, controlHeightSM: 48 },
};

/** Nothing glides for whom the device was asked to keep still: it makes some people ill, and others wait. */
const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Colours, type size, language and liveliness of every component. */
export function Theme({ children }: { readonly children: ReactNode }) {
  useTranslation(undefined, { i18n });
  const sizes = sizesOf[useTypeSize()];
  return (
    <ConfigProvider
      locale={language() === 'zh' ? zhCN : enUS}
      {...(nonce ? { csp: { nonce } } : {})}
      button={{ autoInsertSpace: false }}
      // The theme does not reach the wave of a button that is pressed: its seconds are its own.
      wave={{ disabled: isStill }}
      theme={{
        token: {
          ...colours,
          ...sizes,
          motion: !isStill,
          borderRadius: 6,
          fontFamily: `-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif`,
        },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
