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
