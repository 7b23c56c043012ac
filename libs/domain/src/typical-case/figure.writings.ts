/** Each figure, from nought on, in every writing: as it is counted, as it is sealed, and as it is called over a telephone. */
export const figureWritings = [
  '0〇零○洞',
  '1一壹幺',
  '2二贰两',
  '3三叁',
  '4四肆',
  '5五伍',
  '6六陆',
  '7七柒拐',
  '8八捌',
  '9九玖勾',
] as const;

/** The same as they stand in a name, where 洞 and 两 are words of their own, with their old writings. */
const inNames = [
  '0〇零',
  '1一壹弌',
  '2二贰弍',
  '3三叁弎',
  ...'4四肆 5五伍 6六陆 7七柒 8八捌 9九玖 十拾'.split(' '),
];
const same: ReadonlyMap<string, string> = new Map(
  inNames.flatMap((writings) => [...writings].map((one) => [one, writings] as const)),
);

/** Every writing of a figure that stands in a name, 二 as 2贰弍; null for what is none. */
export const figureInName = (character: string): string | null => same.get(character) ?? null;
