import { literally } from '../../literally.ts';
import { type Folded, fold, gapIn, placesOf, spanOf } from '../folded.ts';
import type { CaseIdentities, Spelling } from '../identities.ts';
import { nameOfSelfGoverned, provinces } from '../region.names.ts';
import { type Found, foundAt, ranks } from './found.ts';
import { trades } from './organisation.forms.ts';
import { kindOfOrganisation } from './people.ts';

const suffixes = [
  '自然村',
  '行政村',
  '社区',
  '街道',
  '村',
  '镇',
  '乡',
  '县',
  '市',
  '区',
  '省',
  '屯',
  '寨',
] as const;
const suffixOf = (name: string): string => suffixes.find((one) => name.endsWith(one)) ?? '';
const called = (suffix: string): string =>
  `某${suffix === '' || suffix.includes('自治') ? '地' : suffix.replace(/自然村|行政村/u, '村')}`;

/** Known villages, townships and counties, with and without what they are: 柳溪村, 柳溪. */
export function findKnownPlaces(
  folded: Folded,
  { places }: Pick<CaseIdentities, 'places'>,
  spelling: Spelling,
): readonly Found[] {
  const gap = gapIn([folded], 2);
  return places.flatMap((place) => {
    const name = fold(place, spelling).text;
    const stem = nameOfSelfGoverned(name) ?? name.slice(0, name.length - suffixOf(name).length);
    const suffix = name.slice(stem.length);
    const letters = [...stem].map((one) => `(?:${[literally(one), ...spelling.readings(one)].join('|')})`);
    if ([...stem].length < 2) return [];
    const find = new RegExp(
      `(?<![a-z](?=[a-z]))${letters.join(gap)}(?!(?<=[a-z])[a-z])(?:${gap}${suffix}|村|镇|乡)?`,
      'gu',
    );
    const masked = new RegExp(`(?:${hiddenInPart([...stem]).join('|')})(?:${suffix}|村|镇|乡)`, 'gu');
    return [find, masked]
      .flatMap((pattern) => placesOf(folded, pattern))
      .map((match) =>
        foundAt(folded, match, {
          kind: 'place',
          replacement: called(suffix),
          reason: '本案所在地的地名',
          rank: ranks.named,
        }),
      );
  });
}

/** 柳*, L溪, 石*岭: some of a name at its beginning or end, and signs for the rest. */
const hiddenInPart = (stem: readonly string[]): readonly string[] =>
  stem.flatMap((_, first) =>
    stem.flatMap((__, last) =>
      first + last === 0 || first + last >= stem.length
        ? []
        : [
            `${stem.slice(0, first).map(literally).join('')}(?:[*×✕a-z○〇◯●◎□■_?某]|\\.{2,6}){1,4}${stem
              .slice(stem.length - last)
              .map(literally)
              .join('')}`,
          ],
    ),
  );

/** The addresses of the parties, whole and in their parts. */
export function findAddresses(
  folded: Folded,
  { addresses }: Pick<CaseIdentities, 'addresses'>,
  spelling: Spelling,
): readonly Found[] {
  const gap = gapIn([folded], 2);
  return addresses.flatMap((address) => {
    const plain = fold(address, spelling).text.replaceAll(/[^\p{L}\p{N}]/gu, '');
    const parts = plain.split(/(?<=省|市|县|区|镇|乡|村|街道|社区|小区|花园|苑)/u);
    const tails = parts.map((_, n) => parts.slice(n).join(''));
    return [...new Set([...tails, ...parts])]
      .filter((part) => [...part].length >= 3 && !/^\d+$/u.test(part))
      .flatMap((part) =>
        placesOf(folded, new RegExp([...part].map(literally).join(gap), 'gu')).map((match) =>
          foundAt(folded, match, {
            kind: 'address',
            replacement: '某处',
            reason: '当事人的住址',
            rank: ranks.known,
          }),
        ),
      );
  });
}

/** Where a name that ends here began is not written in Chinese: it begins after the last of these. */
const borders =
  '在到去从与和同于由将把对向至是系住往返回赴的了该本跟让被给着找因为及或请则就也并经被各另全两多几上下里外前后来';
/** What somebody does there: 恒通修好村东路 tells of no village. */
const deeds = /修好|修建|修通|修复|铺好|铺设|建好|挖断|堵住|拆除|疏通|清理|负责|出资|承包|租用|占用/gu;
const wideNames = new RegExp(`(?:${provinces})(?:省|市|自治区)?`, 'gu');
const notPlaces =
  /^(?:本|该|全|各|邻|外|同|某|多|两|几|一|这|那|我|他|她|其|农|新农|乡|城|老|大|小|自然|行政|[一二三四五六七八九十]+个|所在|户籍|超|菜|夜|早|县|城乡|社会主义新农)$/u;

const guesses = [
  /(?<stem>\p{Script=Han}{2,8}?)(?<suffix>村|镇|社区|街道|小区|乡(?!村|亲|下|镇)|屯|寨|县(?!里|城)|市(?!场|民|价|面|里)|州)(?![干委民调支医庄长])/gu,
  /(?<stem>\p{Script=Han}{2,8}?)(?<suffix>村)(?=[民委调支医干])/gu,
];

const details =
  /(?:第?[\d一二三四五六七八九十]{1,3}(?:村民小?组|组|社|队)(?:\s?[\d一二三四五六七八九十百]{1,5}\s?号|(?=\s?(?:村民|居民|[,。、;)]|$))))|(?:\p{Script=Han}{2,6}(?:路|街|巷|胡同|大道))?\s{0,3}\d{1,4}\s{0,3}号(?:院|楼|附\d+号)?(?:\s{0,3}\d{1,2}\s{0,3}号楼)?(?:\s{0,3}\d{1,2}\s{0,3}单元)?(?:\s{0,3}\d{1,4}\s{0,3}(?:室|户|号))?|\d{1,3}\s{0,3}(?:号楼|栋|幢|单元)(?:\s{0,3}\d{1,2}\s{0,3}单元)?(?:\s{0,3}\d{2,4}\s{0,3}室?)?|\p{Script=Han}{2,5}(?:路|街|巷|大道)(?=与|口|交叉|附近|段)/gu;

/** Places that no record names. */
export function findPlaces(folded: Folded): readonly Found[] {
  const named = guesses.flatMap((pattern) =>
    placesOf(folded, pattern).flatMap(({ index, groups }) => {
      const { stem = '', suffix = '' } = groups ?? {};
      const own = afterBorder(stem);
      if ([...own].length < 2 || notPlaces.test(own) || /^某/u.test(own)) return [];
      const start = index + stem.length - own.length;
      return {
        ...spanOf(folded, start, index + stem.length + suffix.length),
        kind: 'place' as const,
        replacement: called(suffix),
        reason: '地名',
        rank: ranks.guessed,
      };
    }),
  );
  const wide = placesOf(folded, wideNames).map((match) =>
    foundAt(folded, match, { kind: 'place', replacement: '某地', reason: '地名', rank: ranks.guessed }),
  );
  const roads = placesOf(folded, road).map((match) =>
    foundAt(folded, match, {
      kind: 'place',
      replacement: '某路段',
      reason: '道路及里程',
      rank: ranks.written,
    }),
  );
  const near = placesOf(folded, details).map((match) =>
    foundAt(folded, match, {
      kind: 'address',
      replacement: '某处',
      reason: '门牌、组别',
      rank: ranks.written,
    }),
  );
  return [...named, ...wide, ...roads, ...near];
}

function afterBorder(stem: string): string {
  const last = Math.max(...[...borders].map((one) => stem.lastIndexOf(one)));
  const deed = [...stem.matchAll(deeds)].at(-1);
  return stem.slice(Math.max(last + 1, deed === undefined ? 0 : deed.index + deed[0].length));
}

/** S308省道K23+500, 省道K23+500 */
const road =
  /(?<![a-z0-9])(?:[gsxy]\d{3}(?:[国省县乡]道|线)|[gsxy]\d{3}(?=\s?k\d)|[国省县乡]道(?=\s?k\d)|(?=k\d{1,4}\+))(?:\s?k\d{1,4}\+\d{1,3})?(?:米?处)?/gu;

const organisation =
  /(?<stem>[\p{Script=Han}a-z0-9()·]{2,20}?)(?<suffix>(?:股份|有限)?(?:责任)?公司|集团|合作社|养殖场|砖厂|厂(?!里|方|长|房|家|区)|超市|饭店|酒店|[饭餐面茶]馆|饺子馆|麻将馆|棋牌室|小卖部|修理[部铺]|宾馆|商行|门市部?|诊所|医院|卫生[院室所]|养[鸡猪牛羊]场|小学|中学|幼儿园|学校|银行|信用社|店(?!铺|里|主|方|家)|工程队|施工队|煤矿|石料场|采石场|经营部|律师事务所|法律服务所|鉴定中心)(?!里|的?时)/gu;

/** Companies, shops, schools that no record names. */
export function findOrganisations(folded: Folded): readonly Found[] {
  return placesOf(folded, organisation).flatMap(({ index, groups }) => {
    const { stem = '', suffix = '' } = groups ?? {};
    const own = ownName(stem);
    const telling = own.replaceAll(trades, '').replaceAll(/[()]/gu, '');
    if ([...telling].length < 2 || /^某|^(?:一家|两家|附近|当地|本地|乡镇|县|镇)/u.test(own)) return [];
    const start = index + stem.length - own.length;
    return {
      ...spanOf(folded, start, index + stem.length + suffix.length),
      kind: 'organisation' as const,
      replacement: `某${kindOfOrganisation(suffix)}`,
      reason: '单位名称',
      rank: ranks.guessed,
    };
  });
}

/** 华为, 中和: a border stands at the end of a name more often than a name ends in nothing. */
function ownName(stem: string): string {
  const own = afterBorder(stem);
  if (own !== '') return own;
  const last = stem.slice(-2);
  // 开了超市, 村里超市
  if (/[了的着里口旁边头]$/u.test(last)) return '';
  return /^[我你他她它其您咱]/u.test(last) || [...last].every((one) => borders.includes(one)) ? '' : last;
}
