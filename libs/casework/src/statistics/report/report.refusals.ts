import { type ReportSentenceId, RuleError, reportSentenceLabels, type SentenceDoubt } from '#domain';

/** Asks a question of figures for a body: its faults point into that. */
export async function asBody<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw inBody(error);
  }
}

/** A fault that a question of figures told of its address, told of the body. */
function inBody(error: unknown): unknown {
  if (!(error instanceof RuleError)) return error;
  const { kind, code, message, messageZh, errors = [] } = error;
  const pointer = code === 'unknown-reference' ? '/organisation' : '/period';
  const [{ message: words, messageZh: wordsZh } = { message, messageZh }] = errors;
  return new RuleError({
    kind,
    code,
    message,
    messageZh,
    errors: [{ pointer, message: words, messageZh: wordsZh }],
  });
}

/** Weeks and spans have figures, but no report. */
export const noReportOf = (): RuleError => {
  const fault = {
    pointer: '/period',
    message: 'There are reports of months, quarters, half-years and years',
    messageZh: '只编写月、季、半年和年度报告',
  };
  return new RuleError({ kind: 'invalid', code: 'no-report-of-such-periods', ...fault, errors: [fault] });
};

/**
 * Lets no edited sentence in doubt into an edition at which nobody has looked.
 * @throws RuleError kind "conflict", code "sentences-not-looked-at"; with each of them, and why
 */
export function refuseDoubts(
  doubts: readonly SentenceDoubt[],
  acknowledged: readonly ReportSentenceId[],
): void {
  const open = doubts.filter(({ id }) => !acknowledged.includes(id));
  if (open.length === 0) return;
  throw new RuleError({
    kind: 'conflict',
    code: 'sentences-not-looked-at',
    message:
      'Edited sentences are stale or hold numbers that the figures do not give; look at them and name them',
    messageZh: '有经人工修改的句子可能已与数字不符，请核对后确认再发布',
    errors: open.map(faultOf),
    extensions: { doubts: open },
  });
}

function faultOf({ id, hasMoved, numbers }: SentenceDoubt) {
  const { zh, en } = reportSentenceLabels[id];
  return {
    pointer: '/acknowledged',
    message: [
      `${en} (${id}):`,
      ...(hasMoved ? ['the figures have moved since it was worded'] : []),
      ...(numbers.length === 0
        ? []
        : [`${hasMoved ? 'and ' : ''}the figures do not give ${numbers.join(', ')}`]),
    ].join(' '),
    messageZh: `“${zh}”一句${[
      ...(hasMoved ? ['修改之后数字已有变动'] : []),
      ...(numbers.length === 0 ? [] : [`其中的${numbers.join('、')}不是数字给出的`]),
    ].join('，')}`,
  };
}
