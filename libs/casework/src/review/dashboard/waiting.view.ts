import { waitingClassLabels } from '#domain';
import type { WaitingFigure } from './waiting.query.ts';

/** The figures of the ledger with the names of their classes. */
export const waitingViewOf = (figures: readonly WaitingFigure[]) =>
  figures.map((figure) => {
    const { zh, en } = waitingClassLabels[figure.class];
    return { ...figure, name: { zh, en } };
  });
