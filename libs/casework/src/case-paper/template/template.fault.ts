import type { Label } from '#domain';

/** What is wrong with a template, each with what to do. */
export type TemplateFault = Label;

export const fault = (zh: string, en: string): TemplateFault => ({ zh, en });

/** As much of what stands in a template as a sentence can bear. */
export function shortened(words: string): string {
  const one = words.replace(/\s+/g, ' ').trim();
  return [...one].length > 60 ? `${[...one].slice(0, 60).join('')}…` : one;
}

export const unique = (faults: readonly TemplateFault[]): readonly TemplateFault[] => [
  ...new Map(faults.map((one) => [one.zh, one])).values(),
];
