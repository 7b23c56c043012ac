import type { AuthRequest } from './identity.ts';

/** From where somebody signs in, as far as it helps them to recognise it. */
export interface SessionOrigin {
  /** Browser and system in words, e.g. `Chrome · Windows`; `其他 · other` for what nobody knows. */
  readonly device: string;
  readonly address: string;
}

/** Those that name others in their own string stand before these. */
const browsers: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/MicroMessenger\//, '微信 WeChat'],
  [/DingTalk/, '钉钉 DingTalk'],
  [/EdgA?\//, 'Edge'],
  [/QQBrowser\//, 'QQ浏览器 QQ Browser'],
  [/360SE|360EE|QIHU/i, '360浏览器 360 Browser'],
  [/UCBrowser|UBrowser/, 'UC浏览器 UC Browser'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/(?:Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/MSIE |Trident\//, 'Internet Explorer'],
  [/^(?:curl|Wget|node|undici|python|Go-http)/i, '程序 program'],
];

const systems: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/HarmonyOS|OpenHarmony/, '鸿蒙 HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad|iOS/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/UOS|Uniontech/i, '统信 UOS'],
  [/Kylin/i, '麒麟 Kylin'],
  [/Linux|X11/, 'Linux'],
];

const unknown = '其他 · other';

/** A browser's own description in a few words; nothing else of it is kept. */
export function deviceOf(userAgent: string | undefined): string {
  const text = userAgent ?? '';
  const named = [browsers, systems].flatMap((table) => {
    const found = table.find(([pattern]) => pattern.test(text));
    return found === undefined ? [] : [found[1]];
  });
  return named.length === 0 ? unknown : named.join(' · ');
}

export const originOf = ({ headers, ip }: Pick<AuthRequest, 'headers' | 'ip'>): SessionOrigin => ({
  device: deviceOf(headers['user-agent']),
  address: ip,
});
