import { type PreventionKind, preventionKindLabels, preventionKinds } from '../dispute/prevention.ts';
import type { Label } from '../label.ts';

/** In what a figure that stands beside the cases is counted. */
export const besideUnits = {
  times: { zh: '次', en: 'times' },
  reports: { zh: '份', en: 'reports' },
  cases: { zh: '件', en: 'cases' },
  persons: { zh: '人', en: 'persons' },
  activities: { zh: '场', en: 'activities' },
  visits: { zh: '人次', en: 'visits' },
  copies: { zh: '份', en: 'copies' },
} as const satisfies Readonly<Record<string, Label>>;
export type BesideUnit = keyof typeof besideUnits;

/** Of which register it is. */
export const besideGroups = {
  screening: { zh: '排查与发现', en: 'screening and finding' },
  prevention: { zh: '预防', en: 'prevention' },
  publicity: { zh: '法治宣传', en: 'legal publicity' },
} as const satisfies Readonly<Record<string, Label>>;
export type BesideGroup = keyof typeof besideGroups;

/** What a report asks for beside the cases that were accepted: none of it may be added to them, nor divide them. */
export interface BesideDefinition {
  readonly version: number;
  readonly group: BesideGroup;
  readonly unit: BesideUnit;
  readonly title: Label;
  readonly definition: Label;
}

const beside = (
  [group, unit]: readonly [BesideGroup, BesideUnit],
  [zh, en]: readonly [string, string],
  [meantZh, meantEn]: readonly [string, string],
): BesideDefinition => ({
  version: 1,
  group,
  unit,
  title: { zh, en },
  definition: { zh: meantZh, en: meantEn },
});

const screening = {
  screenings: beside(
    ['screening', 'times'],
    ['排查次数', 'screenings'],
    [
      '周一在本期内的各周周报载明的排查次数之和；是活动次数，不是案件数，未载明的周报不计入。',
      'How often the weekly reports whose Monday lies in the period say that somebody went round; never a number of cases, and nothing where a report is silent.',
    ],
  ),
  weeklyReports: beside(
    ['screening', 'reports'],
    ['村(社区)周报', 'weekly reports'],
    [
      '周一在本期内的各周由村(社区)报送、未撤回的周报份数。',
      'Reports of villages for weeks whose Monday lies in the period, but those taken back.',
    ],
  ),
  nilReports: beside(
    ['screening', 'reports'],
    ['零报告', 'nil reports'],
    ['上述周报中报告未发现纠纷的份数。', 'Those of the weekly reports that say that nothing was found.'],
  ),
  unstatedReports: beside(
    ['screening', 'reports'],
    ['未载明排查次数的周报', 'reports without screenings'],
    [
      '上述周报中没有写明排查次数的份数；其排查次数不明，不当作零。',
      'Those of the weekly reports that do not say how often; it is not known, which is not none.',
    ],
  ),
  found: beside(
    ['screening', 'cases'],
    ['发现纠纷', 'disputes found'],
    [
      '报告日期在本期内的纠纷件数，无论是否受理；与受理数的范围不同，不得相除。',
      'Disputes reported in the period, accepted or not; not the same cases as those accepted, and nothing to divide by.',
    ],
  ),
};

const kinds = preventionKinds.flatMap((kind) => {
  const { zh, en } = preventionKindLabels[kind];
  return [
    [
      preventionCount(kind, 'cases'),
      beside(
        ['prevention', 'cases'],
        [`${zh}(件)`, `${en}, cases`],
        [
          '预防日期在本期内、未撤回且附有证据的预防记录所在的案件数；同一案件同类记录只计一次。',
          'Cases with a record, proven and not taken back, of what was prevented on a day of the period; a case counts once for each kind.',
        ],
      ),
    ],
    [
      preventionCount(kind, 'persons'),
      beside(
        ['prevention', 'persons'],
        [`${zh}(人)`, `${en}, persons`],
        ['上述预防记录载明的人数之和。', 'Persons whom these records name, together.'],
      ),
    ],
  ] as const;
});

const publicity = {
  publicityActivities: beside(
    ['publicity', 'activities'],
    ['法治宣传活动', 'publicity activities'],
    [
      '举办日期在本期内、未取消的法治宣传活动场次。',
      'Activities held in the period, but those cancelled in the register.',
    ],
  ),
  publicityParticipants: beside(
    ['publicity', 'visits'],
    ['宣传参加人次', 'participants'],
    ['上述活动登记的参加人次之和。', 'Participants whom these activities registered, together.'],
  ),
  publicityConsultations: beside(
    ['publicity', 'times'],
    ['解答法律咨询', 'consultations'],
    [
      '上述活动登记的解答咨询次数之和；咨询不是纠纷。',
      'Questions answered there; a consultation is no dispute.',
    ],
  ),
  publicityMaterials: beside(
    ['publicity', 'copies'],
    ['发放宣传资料', 'materials handed out'],
    ['上述活动登记的发放资料份数之和。', 'Copies handed out there.'],
  ),
};

type PreventionCountId = `prevention-${PreventionKind}-${'cases' | 'persons'}`;
/** The figure of one kind of prevention. */
export function preventionCount<Of extends 'cases' | 'persons'>(kind: PreventionKind, of: Of) {
  return `prevention-${kind}-${of}` as const;
}

export type BesideId = keyof typeof screening | keyof typeof publicity | PreventionCountId;

/** Every figure that stands beside the cases, with what it means, in the order in which it is printed. */
export const besideDefinitions = {
  ...screening,
  ...Object.fromEntries(kinds),
  ...publicity,
} as Readonly<Record<BesideId, BesideDefinition>>;
export const besideIds = Object.keys(besideDefinitions) as readonly BesideId[];
