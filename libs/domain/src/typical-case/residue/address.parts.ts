import { numberOf } from '../chinese.figures.ts';
import { everydayWords } from '../surnames.ts';
import type { KnownSearch } from './looked.ts';
import { placesIn, plainOf, spanIn, spanOfMatch } from './plain.ts';
import { residueAt } from './residue.kind.ts';

const sentences = {
  street: { zh: '仍有当事人住址中的路名、小区名', en: 'the street or estate of a party is still named' },
  number: {
    zh: '与当事人住址的门牌、组别相同',
    en: 'the same as the house number or group in the address of a party',
  },
} as const;

const figure = '\\d{1,4}|[〇零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰]{1,5}';
const border = '(?<![\\d第〇零一二三四五六七八九十百])';
const house = new RegExp(`${border}(?<n>${figure})\\s?号(?![文令线案])`, 'gu');
const group = new RegExp(
  `(?<![\\d〇零一二三四五六七八九十百])(?<n>${figure})\\s?(?:村民)?小?[组队社](?![织长员会区数])`,
  'gu',
);
/** Behind the regions of an address. */
const regions = /(?<=省|市|县|(?<![小社园])区|镇|乡|街道|村|社区)/u;
const named =
  /^\p{Script=Han}{2,6}?(?:大道|胡同|路|街(?!道)|巷|弄)|^\p{Script=Han}{2,8}?(?:小区|花园|家园|公寓|新村|大厦|苑)/u;

/** What of an address tells by itself: 兴业路, 88号, 12号院, 三组. A number is one of many, so it is asked about. */
export const partsOfAddresses: KnownSearch = ({ identities, spelling }) => {
  const addresses = identities.addresses.map((address) =>
    plainOf(address, spelling).text.replaceAll(/\s/gu, ''),
  );
  const streets = new Set(
    addresses.flatMap((address) => address.split(regions).flatMap((part) => named.exec(part)?.[0] ?? [])),
  );
  const numbersOf = (pattern: RegExp) =>
    new Set(addresses.flatMap((address) => [...address.matchAll(pattern)].map(figureOf)));
  const [houses, groups] = [numbersOf(house), numbersOf(group)];
  return ({ plain }) => [
    ...[...streets].flatMap((street) =>
      [...placesIn(plain.text, street)].map((at) =>
        residueAt(
          spanIn(plain, at, at + street.length),
          'address',
          sentences.street,
          // 人民路 is in every town.
          everydayWords.has(street.slice(0, 2)) ? 'doubt' : 'sure',
        ),
      ),
    ),
    ...(
      [
        [house, houses],
        [group, groups],
      ] as const
    ).flatMap(([pattern, known]) =>
      known.size === 0
        ? []
        : [...plain.text.matchAll(pattern)]
            .filter((match) => known.has(figureOf(match)))
            .map((match) => residueAt(spanOfMatch(plain, match), 'address', sentences.number, 'doubt')),
    ),
  ];
};

const figureOf = ({ groups }: RegExpExecArray): number => numberOf(groups?.n ?? '');
