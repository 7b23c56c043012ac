import type { IsoDate } from '../calendar/iso-date.ts';
import { type DisputeType, disputeTypeLabels, disputeTypes } from '../dispute/dispute.codes.ts';
import type { LocalType } from '../dispute/local-type.ts';
import { isErrorValue, isNothing, shortText } from './cell-text.ts';
import { withoutIdNumbers } from './identity-masking.ts';
import { LocalTypeBook } from './local-type.reading.ts';
import { type Note, quoted, type Read, shorten, silent, withNote } from './note.ts';
import type { RegisterCell } from './register.reading.ts';
import { codeOf, type WordingColumn, wordingNote, wordingsOf, wordKey } from './wording.ts';

const tail = /(?:引发的?|类|型)?(?:矛盾纠纷|纠纷|矛盾|问题|争议|案件|类|方面)*$/;

const types = wordingsOf<DisputeType>(
  {
    MAR: `婚姻家庭 家庭婚姻 婚姻 家庭 家事 婚恋 恋爱 恋爱婚姻家庭 婚恋家庭 情感 婚约 彩礼 婚约财产 离婚 离婚财产 夫妻 夫妻感情
      婆媳 赡养 赡养费 抚养 抚养费 抚育 扶养 抚养权 继承 遗产 遗产继承 财产继承 分家 分家析产 析产 收养 探望 探望权 家暴
      家庭暴力 同居 同居析产 婚姻家庭继承 婚姻继承 兄弟姐妹 家庭财产 老人赡养`,
    NEI: `邻里 邻里关系 相邻 相邻关系 相邻权 邻居 邻里相邻 相邻通行 通行 排水 采光 滴水 通风采光 相邻排水 相邻采光 邻里琐事 邻里口角`,
    HOU: `房屋宅基地 宅基地 房屋 宅基 住宅 建房 农村建房 房产 住房 老宅 危房 违建 违章建筑 房屋确权 房屋土地 房屋产权 宅基地房屋
      房屋质量 房地产 农村宅基地`,
    CON: `合同 合同债务 债务 债权 债权债务 民间借贷 借贷 借款 借款合同 欠款 金融借款 金融借贷 经济 经济合同 经济往来 买卖
      买卖合同 租赁 租赁合同 房屋租赁 房屋租赁合同 房屋买卖 承揽 承揽合同 加工承揽 建设工程 建设工程合同 工程款 工程合同
      货款 担保 中介 装修 装修合同 服务合同 运输合同 保险合同 金融 信用卡`,
    BUS: `生产经营 经营 生产 经营性 企业经营 股权 合伙 市场经营 涉企 企业 涉企经营 合伙经营`,
    DAM: `损害赔偿 赔偿 人身损害 人身损害赔偿 人身伤害 人身伤害赔偿 伤害赔偿 意外伤害 财产损害 财产损害赔偿 财产损失
      人身财产损害 侵权 侵权责任 打架 打架斗殴 轻伤害 动物致害 饲养动物损害 生命权健康权身体权 名誉权 治安`,
    LAN: `山林土地 土地山林 土地 山林 林地 林权 土地承包 土地承包经营 农村土地承包 农村土地 土地流转 土地承包流转 耕地
      承包地 地界 地边 土地权属 山林权属 土地边界 草原 滩涂 山林土地权属 土地确权 农村土地承包经营 土地使用权 责任田`,
    EXP: `征地拆迁 拆迁 征地 征收 征迁 征收拆迁 征收补偿 征地补偿 土地征收 房屋拆迁 拆迁安置 拆迁补偿 拆迁征地 征地拆迁补偿
      土地征收补偿 房屋征收 搬迁安置 移民安置`,
    ENV: `环境污染 环境 环保 环境保护 污染 生态环境 噪声污染 噪音污染 噪声 噪音 油烟 油烟扰民 噪音扰民 水污染 空气污染`,
    LAB: `劳动 劳动争议 劳资 劳务 劳动合同 劳务合同 劳动人事 劳动关系 劳动报酬 劳务报酬 欠薪 讨薪 拖欠工资 工资 农民工工资
      拖欠农民工工资 农民工欠薪 农民工讨薪 拖欠民工工资 工伤 工伤赔偿 工亡 薪资 薪酬 雇佣 用工 劳动用工 劳资欠薪 涉薪
      提供劳务者受害责任`,
    CNS: `消费 消费者权益 消费维权 消费者 产品质量 产品责任 电商 网购 网络购物 预付卡 消费服务 商品质量`,
    MED: `医疗 医患 医疗卫生 医疗事故 医疗损害 医疗损害赔偿 医疗服务 医疗美容 医患关系`,
    TRA: `道路交通事故 交通事故 道路交通 交通 车祸 交通肇事 机动车交通事故 道路交通事故损害赔偿 道路交通事故赔偿 交通事故赔偿
      交通事故损害赔偿 机动车交通事故责任 道路事故`,
    PRO: `物业 物业管理 物业服务 小区物业 物业合同 物业费 业主物业 物业服务合同 小区管理 业委会`,
    OTH: `其他 其它 其他类型 其它类型 综合`,
  },
  [
    [/交通|车祸|肇事/, 'TRA'],
    [/医疗|医患|医院/, 'MED'],
    [/物业/, 'PRO'],
    [/征地|拆迁|征收|征迁/, 'EXP'],
    [/工伤|工亡|工资|薪|劳动|劳资|劳务|用工/, 'LAB'],
    [/土地|山林|林地|林权|耕地|承包地|流转|地界|地边|田埂/, 'LAN'],
    [/环境|污染|环保|噪[音声]|油烟/, 'ENV'],
    [/借贷|借款|欠款|债|租赁|买卖|合同|货款|工程款/, 'CON'],
    [/宅基|建房|房屋(?!租|买)|房产|住房/, 'HOU'],
    [/婚|家庭|家事|夫妻|彩礼|赡养|抚养|扶养|继承|遗产|分家|婆媳/, 'MAR'],
    [/邻/, 'NEI'],
    [/消费|产品质量|网购/, 'CNS'],
    [/损害|伤害|赔偿|侵权|打架|殴/, 'DAM'],
    [/经营|企业/, 'BUS'],
  ],
  tail,
);

/** Classes of local or older forms that the ministry's fifteen do not have: they count as other. */
const localOther = new Set(
  `村务管理 村务 村居务管理 村务公开 干群 干群关系 计划生育 校园 学校 涉校 校园安全 旅游 知识产权 涉法涉诉 涉诉 涉军 宗教 民族
   民族宗教 信访 政策 政策性 行政 集资 非法集资 涉众 涉众型经济 殡葬 坟地 祖坟 水利 用水 精神障碍 未成年人 网络 基层治理 社会治理
   选举 低保 社会保障 社保 养老 历史遗留`
    .split(/\s+/)
    .map(wordKey),
);

/** The wordings of local and older forms that count to a reporting class, without those that are read by a part only. */
export function typeWordings(code: DisputeType): readonly string[] {
  const known = [...types.exact].filter(([, of]) => of === code).map(([wording]) => wording);
  return code === 'OTH' ? [...known, ...localOther] : known;
}

export interface TypeReading {
  readonly code: DisputeType | null;
  readonly raw: string | null;
  /** The local type that the wording names. */
  readonly local?: string;
}

/** What local types are looked up by: those of the place, on the day of the report. */
export interface LocalTypesThen {
  readonly book: LocalTypeBook;
  readonly on: IsoDate | null;
}

/** Whether a text is, as a whole, a known wording for a type: used to find the column of types by its content. */
export function isTypeWording(text: string): boolean {
  return codeOf(text, types)?.by === 'exact';
}

/** Whether a title such as 张三与李四宅基地纠纷 names one type and no other. */
export function isTypeWithin(text: string): boolean {
  const wording = codeOf(text, types);
  return wording !== null && wording.others.length === 0;
}

/**
 * Reads the type of a dispute. A local type says itself to which class it counts. An unknown wording holds the row: a class
 * that was guessed spoils the statistics.
 */
export function readType(
  cell: RegisterCell | undefined,
  column: WordingColumn,
  { book, on }: LocalTypesThen = { book: noLocalTypes, on: null },
): Read<TypeReading> {
  const shown = shortText(cell);
  if (shown === '' || isNothing(shown) || isErrorValue(shown)) return silent({ code: null, raw: null });
  const raw = withoutIdNumbers(shown).text.slice(0, 200);
  const given = byCodeOrName(shown);
  if (given !== null) return silent({ code: given, raw });
  const wording = codeOf(shown, types);
  const keys = [wordKey(shown), wordKey(shown).replace(tail, '')];
  const local = on === null ? undefined : book.find(keys, on);
  if (local) {
    const reading = { code: local.typeCode, raw, local: local.code };
    const isKnownSo = wording?.by === 'exact' && wording.code === local.typeCode;
    return isKnownSo ? silent(reading) : withNote(reading, asLocal(shown, local, column));
  }
  if (wording?.by === 'exact') return silent({ code: wording.code, raw });
  if (keys.some((key) => localOther.has(key))) {
    return withNote({ code: 'OTH', raw }, asOther(shown, column));
  }
  if (wording === null) return withNote({ code: null, raw }, unknown(shown, column));
  const doubt = wording.others.length > 0;
  const note = wordingNote(shown, disputeTypeLabels[wording.code].zh, column, doubt);
  return withNote({ code: wording.code, raw }, note);
}

function byCodeOrName(shown: string): DisputeType | null {
  const key = wordKey(shown);
  return (
    disputeTypes.find((code) => code.toLowerCase() === key || wordKey(disputeTypeLabels[code].zh) === key) ??
    null
  );
}

const noLocalTypes = new LocalTypeBook([]);

function asLocal(shown: string, local: LocalType, column: WordingColumn): Note {
  const { zh, en } = disputeTypeLabels[local.typeCode];
  return {
    code: 'LOCAL_TYPE_READ',
    severity: 'info',
    zh: `${column.name}${quoted(shown)}登记为地方类型“${local.zh}”，归入“${zh}”`,
    en: `The type ${quoted(shown)} is entered as the local type “${local.en}”, which counts to “${en}”.`,
    written: shorten(shown),
    read: local.zh,
  };
}

function asOther(shown: string, column: WordingColumn): Note {
  return {
    code: 'TYPE_READ_AS_OTHER',
    severity: 'info',
    zh: `${column.name}${quoted(shown)}不在十五类之内，登记为其他`,
    en: `The type ${quoted(shown)} is none of the fifteen classes and is entered as other.`,
    written: shorten(shown),
    read: disputeTypeLabels.OTH.zh,
  };
}

function unknown(shown: string, column: WordingColumn): Note {
  return {
    code: 'UNKNOWN_TYPE',
    severity: 'error',
    zh: `${column.name}${quoted(shown)}无法归入十五类，请改用规范的类型后重新导入`,
    en: `The type ${quoted(shown)} belongs to none of the fifteen classes.`,
    written: shorten(shown),
  };
}
