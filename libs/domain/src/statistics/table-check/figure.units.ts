/** What a figure counts in, as far as the checks tell units apart. */
export type UnitKind = 'cases' | 'times' | 'persons' | 'households' | 'yuan' | 'percent' | 'points' | 'other';

interface Unit {
  readonly kind: UnitKind;
  /** So many of the base unit (yuan, per cent) in one of this. */
  readonly times: bigint;
}

const units: Readonly<Record<string, Unit>> = {
  件: { kind: 'cases', times: 1n },
  起: { kind: 'cases', times: 1n },
  宗: { kind: 'cases', times: 1n },
  例: { kind: 'cases', times: 1n },
  桩: { kind: 'cases', times: 1n },
  件次: { kind: 'cases', times: 1n },
  万件: { kind: 'cases', times: 10_000n },
  万起: { kind: 'cases', times: 10_000n },
  次: { kind: 'times', times: 1n },
  场: { kind: 'times', times: 1n },
  场次: { kind: 'times', times: 1n },
  轮: { kind: 'times', times: 1n },
  遍: { kind: 'times', times: 1n },
  回: { kind: 'times', times: 1n },
  人: { kind: 'persons', times: 1n },
  名: { kind: 'persons', times: 1n },
  人次: { kind: 'persons', times: 1n },
  位: { kind: 'persons', times: 1n },
  万人: { kind: 'persons', times: 10_000n },
  万人次: { kind: 'persons', times: 10_000n },
  户: { kind: 'households', times: 1n },
  元: { kind: 'yuan', times: 1n },
  块: { kind: 'yuan', times: 1n },
  块钱: { kind: 'yuan', times: 1n },
  圆: { kind: 'yuan', times: 1n },
  千元: { kind: 'yuan', times: 1_000n },
  万元: { kind: 'yuan', times: 10_000n },
  万: { kind: 'other', times: 10_000n },
  亿元: { kind: 'yuan', times: 100_000_000n },
  '%': { kind: 'percent', times: 1n },
  百分点: { kind: 'points', times: 1n },
  个百分点: { kind: 'points', times: 1n },
  个: { kind: 'other', times: 1n },
  份: { kind: 'other', times: 1n },
  条: { kind: 'other', times: 1n },
  天: { kind: 'other', times: 1n },
  日: { kind: 'other', times: 1n },
};

/** Whatever somebody types is looked up here: not in an object, whose prototype has names of its own. */
const table = new Map(Object.entries(units));

/** Every written unit, the longest first, for building patterns. */
export const unitPattern = Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** The unit of a written sign, after full-width forms were made plain; null for one that no table of this field has. */
export function unitOf(written: string | null | undefined): Unit | null {
  return table.get((written ?? '').normalize('NFKC').trim()) ?? null;
}
