import { type Paper } from '#casework/paper';
import { type AnalysedFigures, type AnalysedOutcome, analysisOf, editionMark, inChinese } from '#domain';
import type { FrozenMinutes } from '../minutes.view.ts';
import { dayOf, issuerOf } from './minutes.paper.ts';

/** What an analysis is made of: all of it was frozen when its meeting and the one before were opened and closed. */
export interface AnalysisContent {
  readonly minutes: FrozenMinutes;
  readonly figures: AnalysedFigures;
  /** Of the weekly meeting before. */
  readonly previous: AnalysedFigures | null;
}

/** 研判报告: what the figures say of the week, and what the meeting has come to. */
export function analysisPaper({ minutes, figures, previous }: AnalysisContent): Paper {
  const title = `${minutes.township}矛盾纠纷研判报告`;
  const issuer = issuerOf(minutes);
  const on = dayOf(minutes.closedAt);
  return {
    title,
    issuer,
    at: minutes.closedAt,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'under', text: `${minutes.number ?? on}${editionMark(minutes.edition)}` },
      ...analysisOf(figures, previous, outcomeOf(minutes)).flatMap(
        (section, n) =>
          [
            { kind: 'heading', level: 1, text: `${inChinese(n + 1)}、${section.title}` },
            { kind: 'text', text: section.sentences.join('\n') },
          ] as const,
      ),
      { kind: 'signature', issuer, on },
    ],
  };
}

function outcomeOf({ items, slips, carriedOver }: FrozenMinutes): AnalysedOutcome {
  // Who only helps has no task of its own.
  const tasks = slips.flatMap((slip) => slip.tasks).filter(({ assists }) => assists === undefined);
  const days = tasks.flatMap(({ dueOn }) => dueOn ?? []).toSorted();
  return {
    decided: items.flatMap(({ decisions }) => decisions.filter(({ refusal }) => refusal === null)).length,
    tasks: tasks.length,
    units: slips.filter((slip) => slip.tasks.some(({ assists }) => assists === undefined)).length,
    firstDueOn: days[0] ?? null,
    carriedOver: carriedOver.length,
  };
}
