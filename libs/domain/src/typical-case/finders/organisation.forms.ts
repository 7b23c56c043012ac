import type { Spelling } from '../identities.ts';
import { withoutRegions } from '../region.names.ts';
import { everydayWords } from '../surnames.ts';
import { type NameForm, spelt } from './name.forms.ts';

const legalForms =
  /(?:股份有限公司|有限责任公司|有限公司|总公司|分公司|公司|集团|专业合作社|合作社|工厂|厂|煤矿|采石场|石料场|养[殖鸡猪牛羊]场|饭[店馆]|酒店|宾馆|面馆|诊所|店|超市|商行|门市部?|中心|经营部)$/u;
/** What an organisation does, which tells nobody which it is. */
export const trades =
  /(?:建筑|建材|建设|劳务|装饰|装修|运输|物流|保险|财产|人寿|物业|家电|家具|机械|化工|食品|农业|农资|农机|种植|养殖|商贸|贸易|工程|电子|科技|服装|纺织|汽车|汽修|药业|医药|餐饮|服务|管理|房地产|置业|开发|水泥|石料|采石|砖瓦|砖|木材|加工|制造|实业|投资|发展|印刷|五金|百货|有限|责任|股份|服饰|电器|商业|旅游)/gu;

const formAfter = '(?:(?:股份|有限|责任)*公司|集团|合作社|工?厂|店|超市|商行|门市部?)?';

/** Every spelling of the name of an organisation. @param name folded @param gap between its characters */
export function organisationForms(name: string, spelling: Spelling, gap: string): readonly NameForm[] {
  const bare = name.replaceAll(/[()（）\s]/gu, '');
  // 恒达（河南）建材: a region stands in brackets, too; but so may the brand.
  const unbracketed = coresOf(name.replaceAll(/[(（][^()（）]{1,8}[)）]|\s/gu, ''));
  const cores = [coresOf(bare), ...(unbracketed.brand.length >= 2 ? [unbracketed] : [])];
  // 焦作鑫隆, 乌苏里恒达: before the brand the town may stand without a word for one, and be as long as it likes.
  const brand = [...(cores.at(-1)?.brand ?? '')];
  const behindTown = brand.length > 2 ? [brand.slice(2, 4), brand.slice(-2)].map((one) => one.join('')) : [];
  return [...new Set([bare, ...cores.flatMap((core) => Object.values(core)), ...behindTown])]
    .filter((one) => [...one].length >= 2)
    .map((one) => ({
      pattern: `${spelt(one, spelling, gap)}${one === bare ? '' : formAfter}`,
      isEveryday: behindTown.includes(one) && everydayWords.has(one),
      what: '名称',
    }));
}

/** A name without its regions; that without its form; and what is left without the trade. */
function coresOf(name: string): Readonly<Record<'local' | 'withoutForm' | 'brand', string>> {
  const local = withoutRegions(name);
  const withoutForm = local.replace(legalForms, '');
  return { local, withoutForm, brand: withoutForm.replaceAll(trades, '') };
}
