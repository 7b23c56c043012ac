import type { CommandInput } from '#domain';

/** A promise as it is being written: what is not filled in yet is left out. */
export interface WrittenPromise {
  readonly id: string;
  readonly kind?: string | undefined;
  readonly what?: string | undefined;
  readonly fromPartyId?: string | undefined;
  readonly toPartyId?: string | undefined;
  readonly amountFen?: number | undefined;
  readonly dueOn?: string | undefined;
  readonly instalment?: CommandInput<'REACH_AGREEMENT'>['obligations'][number]['instalment'];
}

type Promises = readonly WrittenPromise[];

/** The number after the highest that is in use. */
export const nextNumber = (all: Promises): number => Math.max(0, ...all.map(({ id }) => Number(id) || 0)) + 1;

const sum = (parts: Promises): number => parts.reduce((total, { amountFen = 0 }) => total + amountFen, 0);

/**
 * With another amount of one part of a plan: its last part takes the rest, as long as there is one. The last itself is
 * written as it is, and the plan says that it does not add up.
 */
export function withRestInLast(all: Promises, changed: WrittenPromise): Promises {
  const plan = changed.instalment;
  if (plan === undefined || plan.number === plan.of) return all;
  const parts = all.filter(({ instalment }) => instalment?.plan === plan.plan);
  const rest = plan.totalFen - sum(parts.filter(({ instalment }) => instalment?.number !== plan.of));
  return all.map((one) =>
    one.instalment?.plan === plan.plan && one.instalment.number === plan.of && rest > 0
      ? { ...one, amountFen: rest }
      : one,
  );
}

/** Each plan as what is there of it: counted anew, worth what its parts are, and no plan where a single part is left. */
export const plansAnew = (all: Promises): Promises =>
  [...new Set(all.flatMap(({ instalment }) => instalment?.plan ?? []))].reduce(counted, all);

/** With one plan counted anew. */
function counted(all: Promises, plan: string): Promises {
  const parts = all.filter(({ instalment }) => instalment?.plan === plan);
  return all.map((one) => {
    if (one.instalment?.plan !== plan) return one;
    const { instalment, ...alone } = one;
    if (parts.length < 2) return alone;
    const number = parts.indexOf(one) + 1;
    return { ...one, instalment: { ...instalment, number, of: parts.length, totalFen: sum(parts) } };
  });
}

/** Without one promise; the plan of which it was a part has one part less, and is worth what is left. */
export function without(all: Promises, at: number): Promises {
  const gone = all[at]?.instalment?.plan;
  const left = all.filter((_, n) => n !== at);
  return gone === undefined ? left : counted(left, gone);
}
