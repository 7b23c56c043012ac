import { RuleError } from '#domain';

type Words = readonly [messageZh: string, message: string];

const refused = (
  kind: 'invalid' | 'conflict',
  code: string,
  pointer: string,
  [messageZh, message]: Words,
): RuleError => new RuleError({ kind, code, message, messageZh, errors: [{ pointer, message, messageZh }] });

/** An edition never changes days that an earlier one has. */
export const beginsTooEarly = (from: string): RuleError =>
  refused('invalid', 'begins-too-early', '/validFrom', [
    `须晚于现行归类的生效日期${from}`,
    `It must begin after the edition that it replaces, ${from}`,
  ]);

export const endsTooEarly = (from: string): RuleError =>
  refused('invalid', 'ends-too-early', '/validTo', [
    `停用日期不能早于生效日期${from}`,
    `It cannot end before it began, ${from}`,
  ]);

/** What was entered is not counted otherwise afterwards. */
export const casesCountOtherwise = (cases: number, pointer: string): RuleError =>
  refused('conflict', 'cases-count-otherwise', pointer, [
    `该日之后已有 ${cases} 件案件按原归类登记，请选择更晚的日期`,
    `${cases} cases reported since then were entered by the present mapping: choose a later day`,
  ]);

export const nothingChanges = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'nothing-changes',
    message: 'The type is as this edition wants it',
    messageZh: '内容与现行版本相同，无需保存',
  });

export const wordingTaken = (other: string): RuleError =>
  refused('conflict', 'wording-taken', '/wordings', [
    `名称或写法已用于地方类型“${other}”`,
    `The name or a wording stands for the local type “${other}” already`,
  ]);

export const elsewhere = (): RuleError =>
  new RuleError({
    kind: 'forbidden',
    code: 'township-not-yours',
    message: 'You may set the types of your own township only',
    messageZh: '只能设置本乡镇的地方类型',
  });

export const noSuchLocalType = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-local-type',
    message: 'There is no such local type, or it has ended already',
    messageZh: '没有这个地方类型，或已停用',
  });
