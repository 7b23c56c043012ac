/** What stands for a province in a name, with or without a word for one. Alternatives of a pattern. */
export const provinces =
  '北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆';
/**
 * Towns and prefectures of three signs and more: before a brand they stand without a word for a town (乌鲁木齐恒达), and where the
 * brand begins is not told by their length as it is behind one of two.
 */
const longTowns =
  '石家庄|张家口|秦皇岛|呼和浩特|鄂尔多斯|呼伦贝尔|巴彦淖尔|乌兰察布|乌兰浩特|锡林浩特|锡林郭勒|阿拉善|二连浩特|满洲里|葫芦岛|哈尔滨|齐齐哈尔|牡丹江|佳木斯|双鸭山|七台河|大兴安岭|连云港|张家港|马鞍山|景德镇|井冈山|平顶山|驻马店|三门峡|神农架|张家界|防城港|攀枝花|都江堰|六盘水|黔西南|黔东南|西双版纳|香格里拉|日喀则|嘉峪关|格尔木|德令哈|石嘴山|青铜峡|乌鲁木齐|克拉玛依|吐鲁番|阿克苏|阿勒泰|石河子|库尔勒|图木舒克|五家渠|阿拉尔|可克达拉|公主岭|梅河口|博尔塔拉|巴音郭楞|克孜勒苏';
const leading = new RegExp(
  `^(?:(?:${provinces})(?:省|市|自治区)?|(?:${longTowns})(?:[市县盟]|地区)?|\\p{Script=Han}{2,4}?[省市县区镇乡村])+`,
  'u',
);

/** 河南恒达建材, 河南省焦作市恒达建材, 乌鲁木齐恒达建材 → 恒达建材: the name of an organisation without the regions before it. @param name simplified */
export const withoutRegions = (name: string): string => name.replace(leading, '');

const peoples =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各';
const selfGoverned = new RegExp(`^(?<name>.{2,}?)(?:(?:${peoples})族?|族)*自治[区州县旗]$`, 'u');

/** 宁夏回族自治区 → 宁夏, as people call it; null for what does not govern itself. */
export const nameOfSelfGoverned = (region: string): string | null =>
  selfGoverned.exec(region)?.groups?.name ?? null;
