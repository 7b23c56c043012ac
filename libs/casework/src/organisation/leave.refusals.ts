import { type Label, RuleError, type RuleErrorKind } from '#domain';

const refusal = (
  kind: RuleErrorKind,
  code: string,
  { zh: messageZh, en: message }: Label,
  pointer?: string,
): RuleError =>
  new RuleError({
    kind,
    code,
    message,
    messageZh,
    ...(pointer === undefined ? {} : { errors: [{ pointer, message, messageZh }] }),
  });

/** Why a leave is not entered or ended, each with the field that is wrong. */
export const leaveRefusals = {
  nobody: () =>
    refusal('not-found', 'no-such-staff', {
      zh: '没有这名人员，或不由您登记其请假',
      en: 'There is nobody of this id whose leave you may enter',
    }),
  none: () => refusal('not-found', 'no-such-leave', { zh: '没有这次请假', en: 'There is no such leave' }),
  hasEnded: () =>
    refusal('conflict', 'leave-has-ended', { zh: '这次请假已经结束', en: 'This leave has ended already' }),
  isOver: () =>
    refusal(
      'invalid',
      'leave-is-over',
      { zh: '请假的最后一天已过', en: 'The last day of this leave has passed' },
      '/endsOn',
    ),
  notAColleague: () =>
    refusal(
      'invalid',
      'not-a-colleague',
      {
        zh: '代理人须是同一单位的另一名在岗人员',
        en: 'The substitute must be somebody else who works in the same unit',
      },
      '/substituteId',
    ),
  lacksRoles: (lacking: readonly Label[]) =>
    refusal(
      'invalid',
      'substitute-lacks-roles',
      {
        zh: `代理人没有任职：${lacking.map(({ zh }) => zh).join('、')}，不能代办`,
        en: `The substitute is not appointed as ${lacking.map(({ en }) => en).join(', ')}`,
      },
      '/substituteId',
    ),
  substituteAway: () =>
    refusal(
      'invalid',
      'substitute-away',
      {
        zh: '代理人这段时间自己也请假，请另选一人',
        en: 'The substitute is on leave themselves at that time: choose another',
      },
      '/substituteId',
    ),
  standsInMeanwhile: () =>
    refusal(
      'conflict',
      'stands-in-meanwhile',
      {
        zh: '这段时间正代理同事，请先为该同事另选代理人',
        en: 'This person stands in for a colleague at that time: name another substitute for the colleague first',
      },
      '/startsOn',
    ),
  overlaps: () =>
    refusal(
      'conflict',
      'leave-overlaps',
      { zh: '这段时间已登记请假', en: 'A leave is entered for this time already' },
      '/startsOn',
    ),
} as const;
