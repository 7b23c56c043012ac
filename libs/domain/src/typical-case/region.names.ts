/** What stands for a province in a name, with or without a word for one. Alternatives of a pattern. */
export const provinces =
  '北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆';
const leading = new RegExp(
  `^(?:(?:${provinces})(?:省|市|自治区)?|\\p{Script=Han}{2,4}?[省市县区镇乡村])+`,
  'u',
);

/** 河南恒达建材, 河南省焦作市恒达建材 → 恒达建材: the name of an organisation without the regions before it. @param name simplified */
export const withoutRegions = (name: string): string => name.replace(leading, '');
