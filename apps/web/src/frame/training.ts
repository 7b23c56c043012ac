const told = document.querySelector<HTMLMetaElement>('meta[name="fengqiao-training"]')?.content;

/** How far the clock of training runs ahead of this device, in milliseconds; null where nobody trains. */
export const trainingShiftMs: number | null = told === undefined ? null : Number(told);

/** The present instant of the product: in training people move it. */
export const presentInstant = (): string => new Date(Date.now() + (trainingShiftMs ?? 0)).toISOString();
