import { type Found, ranks } from './found.ts';

/** Signs that turn the direction of the writing show other words than there are: they are left out. */
export const findTurningSigns = (original: string): readonly Found[] =>
  [...original.matchAll(/[\u202a-\u202e\u2066-\u2069]+/gu)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
    kind: 'wording',
    replacement: '',
    reason: '改变文字方向的控制符',
    rank: ranks.known,
  }));
