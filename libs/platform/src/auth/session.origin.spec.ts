import { expect, test } from '@jest/globals';
import { deviceOf } from './session.origin.ts';

const mozilla = 'Mozilla/5.0';
const kit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`${mozilla} (Windows NT 10.0; Win64; x64) ${kit} Chrome/126.0 Safari/537.36`, 'Chrome · Windows'],
  [`${mozilla} (Windows NT 10.0) ${kit} Chrome/126.0 Safari/537.36 Edg/126.0`, 'Edge · Windows'],
  [`${mozilla} (Linux; Android 14) ${kit} Chrome/120 MicroMessenger/8.0`, '微信 WeChat · Android'],
  [`${mozilla} (Linux; Android 12; HarmonyOS; NOH-AN00) ${kit} Chrome/114`, 'Chrome · 鸿蒙 HarmonyOS'],
  [`${mozilla} (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${kit} Version/17.5 Safari/604.1`, 'Safari · iOS'],
  [`${mozilla} (Macintosh; Intel Mac OS X 14.5; rv:127.0) Gecko Firefox/127.0`, 'Firefox · macOS'],
  [`${mozilla} (X11; Linux x86_64) ${kit} Chrome/126 UOS`, 'Chrome · 统信 UOS'],
  [`${mozilla} (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko`, 'Internet Explorer · Windows'],
  ['curl/8.5.0', '程序 program'],
  ['<script>alert(1)</script>', '其他 · other'],
  [undefined, '其他 · other'],
])('%s is %s', (userAgent, words) => {
  expect(deviceOf(userAgent)).toBe(words);
});
