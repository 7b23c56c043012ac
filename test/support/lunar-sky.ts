/**
 * The lunar calendar as it is computed from the sky, slowly and without a table, to prove the table by: a month begins on the
 * day of the new moon, the month with the winter solstice is the eleventh, and of thirteen months between two of those the
 * first in which the sun enters no new sign is the leap month. Days are those of UTC+8.
 * @source GB/T 33661-2017; J. Meeus, Astronomical Algorithms, chapters 25 and 49
 */
const degree = Math.PI / 180;
const sine = (angle: number): number => Math.sin(angle * degree);

/** Terrestrial time less universal time, in days, good to a few seconds for 1950 to 2100. */
function deltaT(julianDay: number): number {
  const t = (julianDay - 2_451_545) / 365.25;
  const seconds = t < 0 ? 63.9 + 0.71 * t : t < 50 ? 63.9 + 0.32 * t + 0.005_6 * t * t : 93 + 1.1 * (t - 50);
  return seconds / 86_400;
}

/** The k-th new moon since the first of the year 2000, as a Julian day of terrestrial time, to about a minute. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const e = 1 - 0.002_516 * t - 0.000_007_4 * t * t;
  const m = 2.5534 + 29.105_356_7 * k - 0.000_001_4 * t * t;
  const n = 201.5643 + 385.816_935_28 * k + 0.010_758_2 * t * t;
  const f = 160.7108 + 390.670_502_84 * k - 0.001_611_8 * t * t;
  const o = 124.7746 - 1.563_755_88 * k + 0.002_067_2 * t * t;
  const terms =
    -0.407_2 * sine(n) +
    0.172_41 * e * sine(m) +
    0.016_08 * sine(2 * n) +
    0.010_39 * sine(2 * f) +
    0.007_39 * e * sine(n - m) -
    0.005_14 * e * sine(n + m) +
    0.002_08 * e * e * sine(2 * m) -
    0.001_11 * sine(n - 2 * f) -
    0.000_57 * sine(n + 2 * f) +
    0.000_56 * e * sine(2 * n + m) -
    0.000_42 * sine(3 * n) +
    0.000_42 * e * sine(m + 2 * f) +
    0.000_38 * e * sine(m - 2 * f) -
    0.000_24 * e * sine(2 * n - m) -
    0.000_17 * sine(o) -
    0.000_07 * sine(n + 2 * m) +
    0.000_04 * sine(2 * n - 2 * f) +
    0.000_04 * sine(3 * m) +
    0.000_03 * sine(n + m - 2 * f) +
    0.000_03 * sine(2 * n + 2 * f) -
    0.000_03 * sine(n + m + 2 * f) +
    0.000_03 * sine(n - m + 2 * f) -
    0.000_02 * sine(n - m - 2 * f) -
    0.000_02 * sine(3 * n + m) +
    0.000_02 * sine(4 * n) +
    0.000_325 * sine(299.77 + 0.107_408 * k - 0.009_173 * t * t) +
    0.000_165 * sine(251.88 + 0.016_321 * k) +
    0.000_164 * sine(251.83 + 26.651_886 * k) +
    0.000_126 * sine(349.42 + 36.412_478 * k) +
    0.000_11 * sine(84.66 + 18.206_239 * k);
  return 2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t * t + terms;
}

/** The apparent longitude of the sun in degrees, to about a hundredth: a quarter of an hour of its way. */
function sunAt(julianDay: number): number {
  const t = (julianDay - 2_451_545) / 36_525;
  const m = 357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t;
  const centre =
    (1.914_602 - 0.004_817 * t) * sine(m) +
    (0.019_993 - 0.000_101 * t) * sine(2 * m) +
    0.000_289 * sine(3 * m);
  const o = 125.04 - 1934.136 * t;
  const longitude =
    280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t + centre - 0.005_69 - 0.004_78 * sine(o);
  return ((longitude % 360) + 360) % 360;
}

/** A civil day of UTC+8 as its number since 1970-01-01, and how near to midnight the moment lies, in minutes. */
function dayOf(julianDay: number): { readonly day: number; readonly toMidnight: number } {
  const days = julianDay - deltaT(julianDay) - 2_440_587.5 + 8 / 24;
  const part = days - Math.floor(days);
  return { day: Math.floor(days), toMidnight: Math.min(part, 1 - part) * 1440 };
}

/** Midnight of UTC+8, at which a day begins. */
const midnight = (day: number): number => day + 2_440_587.5 - 8 / 24 + deltaT(day + 2_440_587.5);
/** In which of the twelve signs the sun stands when a day begins; 9 from the winter solstice on. */
const signAt = (day: number): number => Math.floor(sunAt(midnight(day)) / 30);
/** How far the sun is from the border of a sign at midnight, in minutes of time. */
const nearBorder = (day: number): number => {
  const part = (sunAt(midnight(day)) % 30) / (360 / 365.2422);
  return Math.min(part, 30 / (360 / 365.2422) - part) * 1440;
};

export interface ReferenceMonth {
  readonly year: number;
  readonly month: number;
  readonly isLeap: boolean;
  /** Days since 1970-01-01. */
  readonly startsOn: number;
  /** The sky is too near to midnight for this reference to be sure of the day, or of the leap month. */
  readonly isDoubtful: boolean;
}

/** Every month of the lunar years from `first` to `last`. */
export function referenceMonths(first: number, last: number): readonly ReferenceMonth[] {
  const moons = Array.from({ length: Math.ceil((last - first + 4) * 12.4) }, (_, n) =>
    dayOf(newMoon(Math.round((first - 2001) * 12.3685) + n)),
  );
  const months = moons.slice(0, -1).map(({ day, toMidnight }, n) => {
    const next = moons[n + 1]?.day ?? day;
    return {
      startsOn: day,
      isDoubtful: toMidnight < 3,
      /** The sun stands in another sign when the next month begins: it entered one in this. */
      entered: signAt(next) !== signAt(day),
      // A month may hold two signs, so the one before need not be the eighth.
      hasSolstice: [6, 7, 8].includes(signAt(day)) && signAt(next) >= 9,
      isUnsure: nearBorder(day) < 25 || nearBorder(next) < 25,
    };
  });
  const solstices = months.flatMap(({ hasSolstice }, n) => (hasSolstice ? [n] : []));
  const found: ReferenceMonth[] = [];
  for (const [at, from] of solstices.entries()) {
    const to = solstices[at + 1];
    const begin = months[from];
    if (to === undefined || begin === undefined) continue;
    const year = new Date(begin.startsOn * 86_400_000).getUTCFullYear();
    const span = months.slice(from, to);
    const leap = span.length === 13 ? span.findIndex(({ entered }, n) => n > 0 && !entered) : -1;
    const isUnsure = span.length === 13 && span.some((month) => month.isUnsure);
    for (const [n, { startsOn, isDoubtful }] of span.entries()) {
      const place = leap >= 0 && n >= leap ? n - 1 : n;
      const month = ((place + 10) % 12) + 1;
      found.push({
        year: place < 2 ? year : year + 1,
        month,
        isLeap: n === leap,
        startsOn,
        isDoubtful: isDoubtful || isUnsure,
      });
    }
  }
  return found.filter(({ year }) => year >= first && year <= last);
}
