import type { Label } from '../label.ts';

/** What two disputes have in common, as far as whoever asks may know it. */
export interface Likeness {
  /** A party with the same document number. */
  readonly isSameNumber: boolean;
  readonly isSamePhone: boolean;
  /** Parties of the same name. */
  readonly sameNames: number;
  readonly isSamePlace: boolean;
  readonly isSameType: boolean;
  /** How much the texts say the same, from 0 to 1: see {@link textLikeness}. */
  readonly text: number;
}

/** Why a case is offered as a possible duplicate. */
export const likenessLabels = {
  number: { zh: '当事人证件号码相同', en: 'a party of the same identity number' },
  phone: { zh: '当事人电话相同', en: 'a party of the same telephone number' },
  name: { zh: '当事人同名', en: 'a party of the same name' },
  place: { zh: '发生在同一地点', en: 'in the same place' },
  type: { zh: '纠纷类型相同', en: 'of the same type' },
  text: { zh: '事由相近', en: 'told in similar words' },
} as const satisfies Readonly<Record<string, Label>>;
export type LikenessReason = keyof typeof likenessLabels;

export interface LikenessScore {
  /** 0 to 100. */
  readonly score: number;
  /** The strongest first. */
  readonly reasons: readonly LikenessReason[];
}

/** Below this two texts of one village have no more in common than any two. */
const similarText = 0.25;
/** From here on somebody should look: the same place and type reach it, a place or a type alone does not. */
const worthALook = 30;
const mostNames = 3;

/**
 * How likely two reports tell of one dispute. Each finding leaves only its share of doubt, so more of them never lower the
 * score and it never passes 100.
 */
export function likenessScore(likeness: Likeness): LikenessScore {
  const { isSameNumber, isSamePhone, sameNames, isSamePlace, isSameType, text } = likeness;
  const doubtOfName = 0.5 ** Math.min(sameNames, mostNames);
  const findings: readonly (readonly [LikenessReason, number])[] = [
    ['number', isSameNumber ? 0.9 : 0],
    ['phone', isSamePhone ? 0.7 : 0],
    ['name', 1 - doubtOfName],
    ['text', text >= similarText ? 0.6 * Math.min(text, 1) : 0],
    ['place', isSamePlace ? 0.2 : 0],
    ['type', isSameType ? 0.15 : 0],
  ];
  const found = findings.filter(([, weight]) => weight > 0);
  const doubt = found.reduce((left, [, weight]) => left * (1 - weight), 1);
  const reasons = [...found].sort(([, a], [, b]) => b - a).map(([reason]) => reason);
  return { score: Math.round(100 * (1 - doubt)), reasons };
}

/** Is a case of this score shown at all? */
export const isWorthALook = ({ score }: LikenessScore): boolean => score >= worthALook;

/** Enough to tell two matters apart; the rest of a long account only costs time. */
const comparedCharacters = 600;

/**
 * How much two texts say the same: twice the shared pairs of characters over all pairs, 0 to 1. Pairs, not words, because
 * Chinese has no blanks between words; punctuation and width do not count.
 * @source Dice (1945), over character bigrams
 */
export function textLikeness(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  const plain = text.slice(0, comparedCharacters).normalize('NFKC').toLowerCase();
  const characters = [...plain.replaceAll(/[^\p{Letter}\p{Number}]/gu, '')];
  return new Set(characters.slice(1).map((character, n) => `${characters[n]}${character}`));
}
