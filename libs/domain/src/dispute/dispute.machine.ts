import { assign, setup } from 'xstate';
import type { DeadlineRuleId } from '../deadline/deadline.rule.ts';
import {
  afterVisit,
  courtClocks,
  offerClock,
  performanceClocks,
  startClock,
  stopClocks,
  visitClocks,
} from './dispute.clocks.ts';
import { type Agreement, type DisputeContext, nothingReported, owedAgreement } from './dispute.context.ts';
import type { DisputeEvent, EventOf, Imported } from './dispute.events.ts';
import { recordFacts } from './dispute.facts.ts';
import { type StateMeta, stateMeta } from './dispute.states.ts';
import { pauseMediation, resumeMediation, startMediation, withMediationDue } from './mediation.clock.ts';
import { answered, awaitsAnswer, passStep, recomputed } from './passing.clocks.ts';

/** A visit leaves something to do where danger is left or a promise was not kept after all. */
const leftAt = (visit: EventOf<'VISIT'>): boolean => visit.dangerLeft || !visit.performed;

/** The court is asked of what was written, until it has granted; then enforcement is asked for, once for each promise. */
const isConfirmable = (owed: Agreement | null): boolean =>
  owed?.form === 'written' && owed.confirmation !== 'granted';
const isEnforceable = (owed: Agreement | null): boolean =>
  owed?.confirmation === 'granted' &&
  owed.obligations.some(({ performed, enforcedOn }) => !performed && enforcedOn === undefined);

const rules = setup({
  types: { context: {} as DisputeContext, events: {} as DisputeEvent, meta: {} as StateMeta },
  guards: {
    red: ({ context }) => context.risk === 'red',
    notRed: ({ context }) => context.risk !== 'red',
    offered: ({ context }) => context.offer !== null,
    notOffered: ({ context }) => context.offer === null,
    mayStillObject: ({ context }) => context.refusals < 2,
    lastWord: ({ context }) => context.refusals >= 2,
    assisted: ({ context }) => context.assistingIds.length > 0,
    hasLead: ({ context }) => context.leadId !== null,
    awaitsRatification: ({ context }) => context.ratification === 'pending',
    notArchived: ({ context }) => context.dossier === 'open',
    hasPrevented: ({ context: { preventions = [] } }) => preventions.length > 0,
    notAbsorbed: ({ context, event }) =>
      event.type === 'ABSORB' && !context.absorbed.includes(event.disputeId),
    absorbed: ({ context, event }) => event.type === 'RELEASE' && context.absorbed.includes(event.disputeId),
    performedAtOnce: ({ context, event }) =>
      context.risk !== 'red' && event.type === 'SETTLE_ON_SPOT' && event.performedAtOnce === true,
    confirmable: ({ context }) => isConfirmable(owedAgreement(context)),
    enforceable: ({ context }) => isEnforceable(owedAgreement(context)),
    /** The creditor is guided to the court, and the agreement stands. */
    guided: ({ event }) => event.type === 'DEFAULT' && event.next === 'guidance',
    somethingOwed: ({ context }) => owedAgreement(context) !== null,
    owedOnFile: ({ context }) => context.dossier === 'open' && owedAgreement(context) !== null,
    courtOnFile: ({ context }) => {
      const owed = owedAgreement(context);
      return context.dossier === 'open' && (isConfirmable(owed) || isEnforceable(owed));
    },
    allPerformed: ({ context, event }) =>
      recordFacts(context, event).agreement?.obligations.every((promise) => promise.performed) ?? false,
    nothingLeftToVisit: ({ context, event }) =>
      event.type === 'VISIT' &&
      !afterVisit(context, event.on, leftAt(event)).some((clock) => clock.rule === 'followUpVisit'),
    clockRuns: ({ context, event }) =>
      event.type === 'DEADLINE_PASSED' && context.clocks.some((clock) => clock.key === event.key),
    clocksRun: ({ context, event }) =>
      event.type === 'RECOMPUTE' &&
      event.clocks.every(({ key }) => context.clocks.some((clock) => clock.key === key)),
    awaitsAnswer: ({ context }) => context.clocks.some(awaitsAnswer),
    proves: ({ event }, { state }: { readonly state: Imported['state'] }) =>
      event.type === 'IMPORT' && event.state === state,
  },
  actions: {
    record: assign(({ context, event }) => recordFacts(context, event)),
    start: assign({
      clocks: ({ context, event }, { rule }: { readonly rule: DeadlineRuleId }) =>
        startClock(context, rule, event.on, { at: event.at }),
    }),
    stop: assign({
      clocks: ({ context }, { rule }: { readonly rule: DeadlineRuleId }) => stopClocks(context, [rule]),
    }),
    startMediation: assign({ clocks: ({ context, event }) => startMediation(context, event) }),
    awaitReceiver: assign({ clocks: ({ context, event }) => offerClock(context, event) }),
    setMediationDue: assign({ clocks: ({ context, event }) => withMediationDue(context, event) }),
    pauseMediation: assign({ clocks: ({ context, event }) => pauseMediation(context, event) }),
    resumeMediation: assign({ clocks: ({ context, event }) => resumeMediation(context, event.on) }),
    watchPromises: assign({ clocks: ({ context, event }) => performanceClocks(context, event.on) }),
    watchCourt: assign({ clocks: ({ context, event }) => courtClocks(context, event.on) }),
    planVisits: assign({ clocks: ({ context, event }) => visitClocks(context, event.on) }),
    visited: assign({
      clocks: ({ context, event }) =>
        event.type === 'VISIT' ? afterVisit(context, event.on, leftAt(event)) : context.clocks,
    }),
    recompute: assign({ clocks: ({ context, event }) => recomputed(context, event) }),
    answer: assign({ clocks: ({ context }) => answered(context) }),
    passStep: assign({ clocks: ({ context, event }) => passStep(context, event) }),
    letGo: assign({ clocks: [], offer: null, ordered: false }),
    letGoButCourt: assign({
      // After its thirty days none is opened anew, though one whose last day fell on a holiday is open still.
      clocks: ({ context }) => context.clocks.filter(({ rule }) => rule === 'judicialConfirmation'),
      offer: null,
      ordered: false,
    }),
  },
});

/** A state that waits for one thing: its clock starts on entry and stops when the state is left. */
const awaits = (rule: DeadlineRuleId) => ({
  entry: { type: 'start', params: { rule } } as const,
  exit: { type: 'stop', params: { rule } } as const,
});
const record = { actions: 'record' } as const;

/** Papers come and go until the dossier is shut: the receipt of a performance comes after the settlement. */
const papers = {
  ATTACH: { guard: 'notArchived', ...record },
  DETACH: { guard: 'notArchived', ...record },
} as const;

/** A seal is broken, if it must be, however long after the case has ended. @source decision 0053 */
const seals = { ASK_TO_UNSEAL: record, UNSEAL_NOTE: record } as const;

/**
 * People go on living after a case has ended: news of them, what was prevented, and what they say in confidence, is taken
 * until the dossier is shut. @source decisions 0038, 0043 and 0053
 */
const news = {
  OBSERVE: { guard: 'notArchived', ...record },
  RECORD_PREVENTION: { guard: 'notArchived', ...record },
  SEAL_NOTE: { guard: 'notArchived', ...record },
} as const;

/** What may happen at any time while a dispute is open. */
const whileOpen = {
  ...papers,
  ...seals,
  ...news,
  WITHDRAW: { target: 'withdrawn', ...record },
  REFER: { target: 'referred', ...record },
  MERGE_INTO: { target: 'merged', ...record },
  ABSORB: { guard: 'notAbsorbed', ...record },
  REPORT_TO_POLICE: record,
  HAND_OVER: [
    { guard: 'lastWord', ...record },
    { guard: 'notOffered', actions: ['record', 'awaitReceiver'] },
  ],
  SIGN_FOR: { guard: 'offered', ...record },
  OBJECT: { guard: 'offered', ...record },
  REGRADE: record,
  REASSIGN: { guard: 'hasLead', ...record },
  CALL_IN: record,
  STAND_DOWN: { guard: 'assisted', ...record },
  SUPERVISE: record,
  LINK: record,
  UNLINK: record,
  DECLARE_INTEREST: record,
  NOTE: record,
} as const;

/** Once accepted, a party may refuse: nobody has to approve it. @source Mediation Act, arts. 3, 17 and 23 */
const onceAccepted = { ...whileOpen, REFUSE: { target: 'refused', ...record } } as const;

/**
 * While a new attempt is made over what was broken it is owed all the same: whoever pays is given a receipt, whatever the court
 * does is recorded, and once all was kept the matter is settled. @source Mediation Act, art. 31; decision 0071
 */
const whileOwed = {
  RECORD_PERFORMANCE: [
    { guard: 'allPerformed', target: 'followUp', ...record },
    { guard: 'somethingOwed', actions: ['record', 'watchCourt'] },
  ],
  RECORD_CONFIRMATION: [
    { guard: 'confirmable', actions: ['record', 'watchCourt'] },
    { guard: 'enforceable', actions: ['record', 'watchCourt'] },
  ],
} as const;

/** An ended dispute: its dossier is shut once, and a reason opens it again for a new round. */
const onceEnded = {
  ...papers,
  ...seals,
  ...news,
  REOPEN: { target: 'accepted', actions: ['letGo', 'record'] },
} as const;

/**
 * What was agreed binds also where the case ended over it: until the dossier is shut receipts are taken and steps at the court
 * recorded. They change nothing of how it ended, and no clock runs, since nobody holds it.
 * @source Mediation Act, art. 31; decision 0073
 */
const onceOwed = {
  RECORD_PERFORMANCE: { guard: 'owedOnFile', ...record },
  RECORD_CONFIRMATION: { guard: 'courtOnFile', ...record },
} as const;
const archivable = { ...onceEnded, ARCHIVE: { guard: 'notArchived', actions: ['record', 'letGo'] } } as const;

const importedInto = (state: Imported['state']) =>
  ({ guard: { type: 'proves', params: { state } }, target: state, ...record }) as const;

/**
 * The life of a dispute, on one page: 上报 → 研判 → 调解 → 化解. Beside the state move the holder, the escalation, the
 * risk and the dossier; they live in the context. What each state means and which law it rests on: dispute.states.ts.
 * @source Mediation Act (2010), arts. 3, 17, 20–23, 25–31; Civil Procedure Law (2023), art. 205
 */
export const disputeMachine = rules.createMachine({
  id: 'dispute',
  context: nothingReported,
  initial: 'unreported',
  on: {
    DEADLINE_PASSED: { guard: 'clockRuns', actions: ['record', 'passStep'] },
    ACKNOWLEDGE: { guard: 'awaitsAnswer', actions: ['record', 'answer'] },
    RECOMPUTE: { guard: 'clocksRun', actions: ['record', 'recompute'] },
    RATIFY: { guard: 'awaitsRatification', ...record },
    RELEASE: { guard: 'absorbed', ...record },
    // A figure that is wrong is put right whenever it is found, also after the dossier is shut.
    RETRACT_PREVENTION: { guard: 'hasPrevented', ...record },
  },
  states: {
    unreported: {
      meta: stateMeta.unreported,
      on: {
        REPORT: { target: 'registered', ...record },
        IMPORT: [
          importedInto('underway'),
          importedInto('agreed'),
          importedInto('followUp'),
          importedInto('concluded'),
          importedInto('terminated'),
          importedInto('withdrawn'),
          importedInto('referred'),
        ],
      },
    },

    // 上报 reported
    registered: {
      meta: stateMeta.registered,
      ...awaits('acceptance'),
      on: {
        ...whileOpen,
        ACCEPT: { target: 'accepted', ...record },
        DECLINE: { target: 'declined', ...record },
        SETTLE_ON_SPOT: [
          { guard: 'performedAtOnce', target: 'followUp', ...record },
          { guard: 'notRed', target: 'agreed', ...record },
        ],
        ACT_AT_ONCE: { guard: 'red', target: 'assigned', ...record },
      },
    },
    accepted: {
      meta: stateMeta.accepted,
      entry: [{ type: 'start', params: { rule: 'review' } }, 'startMediation'],
      exit: { type: 'stop', params: { rule: 'review' } },
      on: {
        ...onceAccepted,
        ANALYZE: { target: 'dispatched', actions: ['record', 'setMediationDue'] },
        SETTLE_ON_SPOT: [
          { guard: 'performedAtOnce', target: 'followUp', ...record },
          { guard: 'notRed', target: 'agreed', ...record },
        ],
        ACT_AT_ONCE: { guard: 'red', target: 'assigned', ...record },
      },
    },

    // 研判 analysed
    dispatched: {
      meta: stateMeta.dispatched,
      ...awaits('signFor'),
      on: {
        ...onceAccepted,
        // A dispatch is an offer itself; another one beside it would make two holders.
        HAND_OVER: undefined,
        SIGN_FOR: { target: 'assigned', ...record },
        OBJECT: { guard: 'mayStillObject', target: 'accepted', ...record },
      },
    },
    assigned: {
      meta: stateMeta.assigned,
      entry: [{ type: 'start', params: { rule: 'firstSession' } }, 'startMediation'],
      exit: { type: 'stop', params: { rule: 'firstSession' } },
      on: { ...onceAccepted, ...whileOwed, HOLD_SESSION: { target: 'underway', ...record } },
    },

    // 调解 mediated
    underway: {
      meta: stateMeta.underway,
      entry: 'startMediation',
      on: {
        ...onceAccepted,
        ...whileOwed,
        HOLD_SESSION: record,
        SUSPEND: { target: 'suspended', ...record },
        EXTEND: { actions: ['record', 'setMediationDue'] },
        REACH_AGREEMENT: { target: 'agreed', ...record },
        FAIL: { target: 'failed', ...record },
        TERMINATE: { target: 'terminated', ...record },
      },
    },
    suspended: {
      meta: stateMeta.suspended,
      entry: ['pauseMediation', { type: 'start', params: { rule: 'resumeCheck' } }],
      exit: ['resumeMediation', { type: 'stop', params: { rule: 'resumeCheck' } }],
      on: {
        ...onceAccepted,
        ...whileOwed,
        RESUME: { target: 'underway', ...record },
        TERMINATE: { target: 'terminated', ...record },
      },
    },
    agreed: {
      meta: stateMeta.agreed,
      entry: [{ type: 'stop', params: { rule: 'mediation' } }, 'watchPromises', 'watchCourt'],
      on: {
        ...onceAccepted,
        RECORD_PERFORMANCE: [
          { guard: 'allPerformed', target: 'followUp', ...record },
          { actions: ['record', 'watchPromises', 'watchCourt'] },
        ],
        AMEND_AGREEMENT: { actions: ['record', 'watchPromises', 'watchCourt'] },
        DEFAULT: [
          { guard: 'guided', actions: ['record', 'watchPromises', 'watchCourt'] },
          { target: 'failed', ...record },
        ],
        RECORD_CONFIRMATION: [
          { guard: 'confirmable', actions: ['record', 'watchCourt'] },
          { guard: 'enforceable', actions: ['record', 'watchPromises', 'watchCourt'] },
        ],
      },
    },
    failed: {
      meta: stateMeta.failed,
      entry: ['letGoButCourt', 'watchCourt', { type: 'start', params: { rule: 'nextStep' } }],
      exit: { type: 'stop', params: { rule: 'nextStep' } },
      on: {
        ...onceAccepted,
        ...whileOwed,
        RETRY: { target: 'assigned', ...record },
        TERMINATE: { target: 'terminated', ...record },
      },
    },

    // 化解 resolved
    followUp: {
      meta: stateMeta.followUp,
      entry: ['letGoButCourt', 'watchCourt', 'planVisits'],
      on: {
        ...onceEnded,
        // A visit is still owed: whoever leaves hands it on.
        REASSIGN: { guard: 'hasLead', ...record },
        RECORD_CONFIRMATION: { guard: 'confirmable', actions: ['record', 'watchCourt'] },
        VISIT: [
          { guard: 'nothingLeftToVisit', target: 'concluded', ...record },
          { actions: ['record', 'visited'] },
        ],
      },
    },
    concluded: {
      meta: stateMeta.concluded,
      entry: ['letGo', { type: 'start', params: { rule: 'archive' } }],
      on: archivable,
    },

    // Ended without being resolved
    declined: { meta: stateMeta.declined, entry: 'letGo', on: archivable },
    withdrawn: { meta: stateMeta.withdrawn, entry: 'letGo', on: { ...archivable, ...onceOwed } },
    refused: { meta: stateMeta.refused, entry: 'letGo', on: { ...archivable, ...onceOwed } },
    terminated: { meta: stateMeta.terminated, entry: 'letGo', on: { ...archivable, ...onceOwed } },
    referred: {
      meta: stateMeta.referred,
      entry: ['letGo', { type: 'start', params: { rule: 'referralAnswer' } }],
      on: { ...archivable, ...onceOwed },
    },
    merged: {
      meta: stateMeta.merged,
      entry: 'letGo',
      // News belongs to the case that goes on for it.
      on: { ...archivable, OBSERVE: undefined, RECORD_PREVENTION: undefined, SEAL_NOTE: undefined },
    },
  },
});
