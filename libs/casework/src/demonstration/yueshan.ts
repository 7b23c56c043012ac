import type { OrganisationKind, Role } from '#domain';

/** An organisation of the demonstration; `key` is how the others name it here. */
export interface DemoOrganisation {
  readonly key: string;
  readonly parent: string | null;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly shortName?: string;
  readonly code?: string;
  /** A number that no telephone has: within a district none begins with 0. */
  readonly phone?: string;
  readonly address?: string;
}

/** Somebody who works there, with a sign-in. */
export interface DemoPerson {
  readonly username: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
  readonly isHead: boolean;
}

/** The codes follow the official pattern; the villages, the people and what happens to them are invented. */
const villages = [
  ['410822102201', '柳溪村', 'liuxi', '郭长顺', 'guochangshun'],
  ['410822102202', '石桥岭村', 'shiqiaoling', '石玉梅', 'shiyumei'],
  ['410822102203', '枣林沟村', 'zaolingou', '靳保田', 'jinbaotian'],
  ['410822102204', '白杨坪村', 'baiyangping', '白桂芝', 'baiguizhi'],
  ['410822102205', '杏花坞村', 'xinghuawu', '邢小改', 'xingxiaogai'],
  ['410822102206', '槐荫村', 'huaiyin', '毋存厚', 'wucunhou'],
  ['410822102207', '竹园湾村', 'zhuyuanwan', '祝麦秋', 'zhumaiqiu'],
  ['410822102208', '大磨坊村', 'damofang', '司运来', 'siyunlai'],
  ['410822102209', '河套湾村', 'hetaowan', '何桂香', 'heguixiang'],
  ['410822102210', '双井头村', 'shuangjingtou', '原铁山', 'yuantieshan'],
  ['410822102211', '北塬上村', 'beiyuanshang', '琚春生', 'juchunsheng'],
  ['410822102212', '南坡底村', 'nanpodi', '皇甫海燕', 'huangfuhaiyan'],
  ['410822102213', '老窑沟村', 'laoyaogou', '郜石头', 'gaoshitou'],
  ['410822102214', '新月社区', 'xinyue', '程素梅', 'chengsumei'],
] as const;

const departments = [
  ['paichusuo', '派出所', '秦卫东', 'qinweidong'],
  ['ziranziyuansuo', '自然资源所', '孟庆山', 'mengqingshan'],
  ['shichangjianguansuo', '市场监管所', '梁晓燕', 'liangxiaoyan'],
  ['renshesuo', '人社所', '范建平', 'fanjianping'],
  ['nongyenongcunban', '农业农村办', '段玉林', 'duanyulin'],
  ['huanbaoban', '环保办', '柴志刚', 'chaizhigang'],
  ['minzhengban', '民政办', '温秀芳', 'wenxiufang'],
] as const;

/** County, township, centre, office, villages and departments. */
export const demoOrganisations: readonly DemoOrganisation[] = [
  { key: 'county', parent: null, kind: 'county', name: '博爱县', code: '410822' },
  { key: 'township', parent: 'county', kind: 'township', name: '月山镇', shortName: '月', code: '410822102' },
  {
    ...{ key: 'centre', parent: 'township', kind: 'centre', name: '月山镇综治中心' },
    ...{ phone: '0391-0000100', address: '月山镇政府一楼便民大厅' },
  },
  {
    ...{ key: 'office', parent: 'township', kind: 'office', name: '月山镇司法所' },
    ...{ phone: '0391-0000200', address: '月山镇政府东侧' },
  },
  ...villages.map(([code, name, key]) => ({ key, parent: 'township', kind: 'village', name, code }) as const),
  ...departments.map(([key, name]) => ({ key, parent: 'township', kind: 'department', name }) as const),
];

const person = (
  username: string,
  name: string,
  organisation: string,
  roles: readonly Role[],
  isHead = false,
): DemoPerson => ({ username, name, organisation, roles, isHead });

/** All demonstration sign-ins share it; it opens nothing but invented people. */
export const demoPassword = 'yueshan-2026';

/** How many of the people below are shown as sign-ins at the start: one for each part that somebody plays. */
export const shownAtStart = 8;

/** The first eight are shown as sign-ins at the start: one for each part that somebody plays. */
export const demoPeople: readonly DemoPerson[] = [
  person('wanggeyuan', '申小苗', 'liuxi', ['reporter']),
  person('guochangshun', '郭长顺', 'liuxi', ['mediator'], true),
  person('zhongxin', '崔玉兰', 'centre', ['centre', 'mediator'], true),
  person('sifasuo', '韩立新', 'office', ['office', 'mediator'], true),
  person('lingdao', '董文斌', 'township', ['leader'], true),
  person('paichusuo', '秦卫东', 'paichusuo', ['assisting'], true),
  person('shenji', '苗守正', 'township', ['auditor']),
  person('guanliyuan', '冀明', 'township', ['administrator']),
  person('xianzhongxin', '贾国栋', 'county', ['centre'], true),
  ...villages.slice(1).map(([, , key, name, username]) => person(username, name, key, ['mediator'], true)),
  ...villages.slice(1).map(([, , key], n) => person(`${key}-wangge`, `网格员${n + 2}号`, key, ['reporter'])),
  ...departments.slice(1).map(([key, , name, username]) => person(username, name, key, ['assisting'], true)),
];
