import type { Label } from '../label.ts';

const dayMinutes = 24 * 60;

/**
 * A length of time as people say it: days and hours, hours and minutes, or minutes; what is smaller is cut off.
 * @param minutes  whole, not negative; calendar days of 24 hours
 */
export function durationLabel(minutes: number): Label {
  const [days, hours, rest] = [
    Math.floor(minutes / dayMinutes),
    Math.floor((minutes % dayMinutes) / 60),
    minutes % 60,
  ];
  const parts: readonly (readonly [number, string, string])[] =
    days > 0
      ? [
          [days, '天', 'd'],
          [hours, '小时', 'h'],
        ]
      : [
          [hours, '小时', 'h'],
          [rest, '分钟', 'min'],
        ];
  const said = parts.filter(([count]) => count > 0);
  if (said.length === 0) return { zh: '0分钟', en: '0 min' };
  return {
    zh: said.map(([count, zh]) => `${count}${zh}`).join(''),
    en: said.map(([count, , en]) => `${count} ${en}`).join(' '),
  };
}
