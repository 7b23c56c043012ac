export * from './dispute/dispute.codes.ts';
export * from './errors.ts';
export type { Label } from './label.ts';
export * from './labels.ts';
