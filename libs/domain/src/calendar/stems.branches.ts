/** 天干: they number years, and whoever is not called by a name. */
export const heavenlyStems = '甲乙丙丁戊己庚辛壬癸';
/** 地支. */
export const earthlyBranches = '子丑寅卯辰巳午未申酉戌亥';
