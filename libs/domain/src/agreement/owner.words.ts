import { notSurnames, surnames } from '../typical-case/surnames.ts';

const surname = `(?!${notSurnames})[${[...surnames].join('')}]`;

/** Words with which villagers say whose something is: 甲, 老赵家, 老二, 第三组, 两家, 赵大山. Parts of patterns. */
const letter = '[甲乙丙丁戊己庚辛](?:方|家|某)?';
const rank = '(?:老[大二三四五六七八九幺小]|[大二三四五小][哥弟姐妹叔伯姑儿]+|[长次幼]子|[长次幼]女)';
const kin =
  '(?:儿子|女儿|儿女|儿媳|父母|父亲|母亲|爹娘?|娘|妈|爸|爷爷|奶奶|兄弟|哥哥?|弟弟?|姐姐?|妹妹?|叔叔?|伯父|伯伯|舅舅|姑姑|孙子|祖上)';
const group =
  '(?:第?[一二三四五六七八九十\\d]{1,3}(?:村?民?小?组|队|户)|村(?:里|集体|委会)?|集体|公家|国家|大家|双方|[两几各]家|两户)';
const self = '(?:[我俺咱他她你](?:们|们?家|自己)?|自家|自己)';
/** With what a name does not end: what was done to a thing (是钱买的), of what it is or where (是石棉瓦的, 是江边的). */
const noName =
  '盖建修砌刷种栽挖买借租造占拆堵弄搞砍撞坏来到过用管交给出做带养住开写拉堆放存留分卖换头泥土木水成瓦边面里上下层旧色形式型料砖灰棉街处角坡沟侧位质性状';
/** 老赵, 赵家, 赵某某, 赵强, 赵大山. */
const named = `(?:老${surname}|${surname}(?:某某?|家|氏|[^${noName}新阳铁钢石\\P{Script=Han}]|\\p{Script=Han}[^${noName}\\P{Script=Han}]))`;
const one = `(?:${letter}|${rank}|${kin}|${group}|${self}|${named})家?`;

/** One or several of them. */
export const owners = `${one}(?:[和与、跟]${one})*`;
