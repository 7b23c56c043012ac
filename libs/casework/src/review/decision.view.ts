import { effectWords, eventLabels } from '#domain';
import type { Decision } from './meeting.store.ts';
import type { DecisionView } from './meeting.view.ts';

/** A decision as it is shown. */
export function decisionViewOf(decision: Decision, showsWords: boolean): DecisionView {
  const { zh, en } = eventLabels[decision.type];
  const { refusal } = decision;
  return {
    id: decision.id,
    disputeId: decision.disputeId,
    number: decision.number,
    type: decision.type,
    typeName: { zh, en },
    seq: decision.seq,
    refusal: refusal && { ...refusal, allowedEvents: [...(refusal.allowedEvents ?? [])] },
    by: { id: decision.decidedById, name: decision.decidedByName },
    at: decision.decidedAt.toISOString(),
    unit: decision.unitId === null ? null : { id: decision.unitId, name: decision.unitName ?? '' },
    dueOn: decision.dueOn,
    measure: showsWords ? decision.measure : null,
    proof: showsWords ? decision.proof : null,
    effect: effectWords(decision.effect),
    assisting: [...(decision.effect?.assisting ?? [])],
    isDone: decision.isDone,
    doneAt: decision.doneAt?.toISOString() ?? null,
    batchId: decision.batchId,
    retracted: decision.retractedAt && {
      by: { id: decision.retractedById ?? '', name: decision.retractedByName ?? '' },
      at: decision.retractedAt.toISOString(),
    },
  };
}
