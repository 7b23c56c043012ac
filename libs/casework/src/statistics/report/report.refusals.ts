import { RuleError } from '#domain';

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
