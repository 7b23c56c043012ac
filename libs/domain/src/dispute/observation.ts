import type { Label } from '../label.ts';
import { type Risk, risks } from './dispute.codes.ts';
import { gradeWith, type RiskFactor } from './risk.ts';

type Labels<Code extends string> = Readonly<Record<Code, Label>>;

/** Where news of a party came from. */
export const observationSources = [
  'visit',
  'phone',
  'village',
  'police',
  'petition_office',
  'online',
  'other',
] as const;
export type ObservationSource = (typeof observationSources)[number];
export const observationSourceLabels: Labels<ObservationSource> = {
  visit: { zh: '上门走访', en: 'a visit' },
  phone: { zh: '电话联系', en: 'a telephone call' },
  village: { zh: '村干部、网格员反映', en: 'village cadre or grid worker' },
  police: { zh: '公安机关通报', en: 'the police' },
  petition_office: { zh: '信访部门通报', en: 'the petition office' },
  online: { zh: '网络', en: 'online' },
  other: { zh: '其他', en: 'other' },
};

/** How somebody was. No grade follows from it: a mood is an impression, a sign is a fact. */
export const moods = ['calm', 'tense', 'agitated', 'despondent', 'unknown'] as const;
export type Mood = (typeof moods)[number];
export const moodLabels: Labels<Mood> = {
  calm: { zh: '平稳', en: 'calm' },
  tense: { zh: '有抵触情绪', en: 'tense' },
  agitated: { zh: '激动', en: 'agitated' },
  despondent: { zh: '消沉', en: 'despondent' },
  unknown: { zh: '不详', en: 'not known' },
};

export const whereabouts = ['known', 'left', 'unknown'] as const;
export type Whereabouts = (typeof whereabouts)[number];
export const whereaboutsLabels: Labels<Whereabouts> = {
  known: { zh: '在本地，行踪清楚', en: 'here, known' },
  left: { zh: '已外出，去向清楚', en: 'has left, known where to' },
  unknown: { zh: '去向不明', en: 'not known' },
};

/** What announces worse. @source decision 0038 */
export const signs = [
  'petition',
  'gathering',
  'online_exposure',
  'threat',
  'self_harm',
  'weapon',
  'domestic_violence',
] as const;
export type Sign = (typeof signs)[number];
export const signLabels: Labels<Sign> = {
  petition: { zh: '上访苗头', en: 'about to petition' },
  gathering: { zh: '聚集、串联', en: 'people gather' },
  online_exposure: { zh: '网上曝光、炒作', en: 'exposed online' },
  threat: { zh: '扬言伤人、报复', en: 'threatens others' },
  self_harm: { zh: '自伤、轻生倾向', en: 'may harm themselves' },
  weapon: { zh: '持有凶器、危险物品', en: 'has a weapon' },
  domestic_violence: { zh: '家庭暴力', en: 'domestic violence' },
};

/**
 * What each sign says of the case: the factor that it is, and the grade below which the case is not kept. What the
 * list of factors has no name for raises the grade alone.
 * @source decision 0003 (factors, and which of them are red at once); decision 0038
 */
const meanings: Readonly<Record<Sign, { readonly factor: RiskFactor | null; readonly atLeast: Risk }>> = {
  petition: { factor: 'petition', atLeast: 'yellow' },
  gathering: { factor: 'many_people', atLeast: 'yellow' },
  online_exposure: { factor: null, atLeast: 'yellow' },
  threat: { factor: 'threat', atLeast: 'red' },
  self_harm: { factor: 'threat', atLeast: 'red' },
  weapon: { factor: 'weapon', atLeast: 'red' },
  domestic_violence: { factor: 'domestic_violence', atLeast: 'red' },
};

/** The signs of which centre and office must know at once. */
export const redSigns: readonly Sign[] = signs.filter((sign) => meanings[sign].atLeast === 'red');

/** Grade and factors of a case. */
export interface Danger {
  readonly risk: Risk;
  readonly riskFactors: readonly RiskFactor[];
}

/**
 * The grade and the factors of a case after signs were seen: they rise, and never fall. Whoever finds that the danger is
 * over says so by REGRADE, with a reason.
 */
export function dangerAfter({ risk, riskFactors }: Danger, seen: readonly Sign[]): Danger {
  const factors = seen.flatMap((sign) => meanings[sign].factor ?? []);
  const grade = [risk, ...seen.map((sign) => meanings[sign].atLeast)].reduce((highest, next) =>
    risks.indexOf(next) > risks.indexOf(highest) ? next : highest,
  );
  const all = [...new Set([...riskFactors, ...factors])];
  return { risk: gradeWith(grade, all), riskFactors: all };
}
