/**
 * The number of a ruling as courts write it: brackets of full width, figures of half, no spaces.
 * @source Supreme Court, rules on case numbers (2015): （收案年度）法院代字类型代字案件编号号
 */
export const asCourtNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[([〔【]/gu, '（')
    .replace(/[)\]〕】]/gu, '）');

/** Whether it looks like one: a year in brackets, the court and the kind of matter, a number, 号. */
export const looksLikeCourtNumber = (text: string): boolean =>
  /^（(?:19|20)\d{2}）\p{Script=Han}[\p{Script=Han}\d]*\d+号(?:之(?:\p{Script=Han}{1,3}|\d{1,2}))?$/u.test(
    text,
  );
