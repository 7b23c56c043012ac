import { dayAhead, invalidAt, RuleError } from '#domain';

/** The one answer for a record that does not exist and for one of another township. */
export const noSuchRecord = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-publicity',
    message: 'There is no such record of publicity work',
    messageZh: '没有这条法治宣传记录',
  });

export const alreadyCancelled = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'cancelled-already',
    message: 'This record was corrected or cancelled already',
    messageZh: '该记录已更正或作废',
  });

/** A village keeps its own; a body of the township what lies in the township. */
export const placeNotYours = (): RuleError =>
  new RuleError({
    kind: 'forbidden',
    code: 'place-not-yours',
    message: 'You may keep the register of your own village or township only',
    messageZh: '只能登记本村（社区）或本乡镇的法治宣传',
  });

export const notYet = (): RuleError => invalidAt('publicity-ahead', dayAhead('/heldOn'));
