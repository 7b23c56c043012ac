import { useTranslation } from 'react-i18next';
import { i18n, language } from './language.ts';

const inChinese = /\p{Script=Han}/u;

/**
 * A browser and system as the server keeps them, with both names where there are two: 微信 WeChat · Windows, 其他 · other. In
 * Chinese as it stands; in English without the Chinese.
 */
export function useDevices(): (device: string) => string {
  useTranslation(undefined, { i18n });
  if (language() === 'zh') return (device) => device;
  return (device) =>
    device
      .split(' ')
      .filter((word) => !inChinese.test(word))
      .join(' ')
      .replace(/^· /, '');
}
