/**
 * Tables as townships and counties published them. Each goes in through the importer as the register behind it, in a year
 * of its own, and the annual figures must print the same numbers.
 */
export interface PublishedTable {
  readonly title: string;
  readonly year: number;
  /** Wordings of a register with their number of cases. */
  readonly types: Readonly<Record<string, number>>;
  /** By the result that the register states; what is left is in progress. */
  readonly settled: number;
  readonly notSettled: number;
  readonly byType: Readonly<Record<string, number>>;
  /** Types that the official list does not have. */
  readonly localTypes?: Readonly<Record<string, number>>;
  /** Settled of those that were settled or not; null over few. */
  readonly success: string | null;
  /** Settled of all that were accepted, as most tables print it. */
  readonly ofAccepted: string;
}

export const publishedTables: readonly PublishedTable[] = [
  {
    // Of ten official types and three older ones, which count among the others.
    title: 'T2, a county in three quarters',
    year: 2010,
    types: {
      婚姻家庭: 646,
      邻里纠纷: 1670,
      房屋宅基地: 224,
      损害赔偿: 446,
      合同纠纷: 122,
      山林土地: 1408,
      征地拆迁: 317,
      劳动争议: 45,
      计划生育: 13,
      村务管理: 99,
      环境污染: 18,
      道路交通事故: 48,
      医疗纠纷: 28,
      物业纠纷: 2,
      其他纠纷: 849,
    },
    settled: 5894,
    notSettled: 41,
    byType: {
      MAR: 646,
      NEI: 1670,
      HOU: 224,
      DAM: 446,
      CON: 122,
      LAN: 1408,
      EXP: 317,
      LAB: 45,
      ENV: 18,
      TRA: 48,
      MED: 28,
      PRO: 2,
      OTH: 849 + 13 + 99,
    },
    localTypes: { 'FAMILY_PLANNING:OTH': 13, 'VILLAGE_AFFAIRS:OTH': 99 },
    success: '99.3',
    ofAccepted: '99.3',
  },
  {
    title: 'T6, five border townships',
    year: 2011,
    types: { 婚姻家庭: 4, 道路交通事故: 1, 医疗纠纷: 1, 邻里纠纷: 22 },
    settled: 28,
    notSettled: 0,
    byType: { MAR: 4, TRA: 1, MED: 1, NEI: 22 },
    success: '100.0',
    ofAccepted: '100.0',
  },
  {
    // Published as 97.4 %: the case in progress was counted as a failure.
    title: 'T7, a town in the first quarter of 2012',
    year: 2012,
    types: { 婚姻家庭: 14, 邻里纠纷: 24 },
    settled: 37,
    notSettled: 0,
    byType: { MAR: 14, NEI: 24 },
    success: '100.0',
    ofAccepted: '97.4',
  },
  {
    title: 'T8, a town: what was found',
    year: 2013,
    types: { 邻里纠纷: 96 },
    settled: 91,
    notSettled: 0,
    byType: { NEI: 96 },
    success: '100.0',
    ofAccepted: '94.8',
  },
  {
    title: 'T8, a town: what was assigned',
    year: 2014,
    types: { 邻里纠纷: 12 },
    settled: 9,
    notSettled: 0,
    byType: { NEI: 12 },
    // 9 cases: no percentage over fewer than ten.
    success: null,
    ofAccepted: '75.0',
  },
  {
    title: 'T10, a county in 2020',
    year: 2020,
    types: { 损害赔偿: 490 },
    settled: 473,
    notSettled: 17,
    byType: { DAM: 490 },
    success: '96.5',
    ofAccepted: '96.5',
  },
  {
    title: 'T12, a town, year to date',
    year: 2021,
    types: { 房屋宅基地: 528 },
    settled: 503,
    notSettled: 0,
    byType: { HOU: 528 },
    success: '100.0',
    ofAccepted: '95.3',
  },
];

/** How many cases the register of a table holds. */
export const acceptedIn = ({ types }: PublishedTable): number =>
  Object.values(types).reduce((sum, count) => sum + count, 0);

/** The register of a table as a text table of today's form. */
export function registerOf({ year, types, settled, notSettled }: PublishedTable): Buffer {
  const villages = ['柳溪村', '石桥岭村', '新月社区'];
  const rows = Object.entries(types)
    .flatMap(([type, count]) => Array<string>(count).fill(type))
    .map((type, n) => {
      const result = n < settled ? '调解成功' : n < settled + notSettled ? '调解不成' : '调解中';
      const closedOn = n < settled + notSettled ? `${year}-03-${String(10 + (n % 18))}` : '';
      const reportedOn = `${year}-0${1 + (n % 2)}-${String(1 + (n % 28)).padStart(2, '0')}`;
      return [n + 1, reportedOn, villages[n % 3], type, `甲${n}与乙${n}`, `第${n + 1}起`, result, closedOn];
    });
  const headers = [
    '序号',
    '排查日期',
    '村(社区)',
    '纠纷类型',
    '当事人',
    '纠纷简要情况',
    '办理结果',
    '化解日期',
  ];
  return Buffer.from([headers, ...rows].map((row) => row.join(',')).join('\n'), 'utf8');
}
