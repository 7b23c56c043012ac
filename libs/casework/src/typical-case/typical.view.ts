import { z } from 'zod';
import {
  disputeTypes,
  replacementKinds,
  toldFields,
  typicalGrades,
  typicalLaw,
  typicalStates,
} from '#domain';

const label = z.object({ zh: z.string(), en: z.string() });

/** An edition without its words. */
const typicalEditionView = z.object({
  id: z.uuid(),
  /** The case, for whoever may see it. */
  disputeId: z.uuid(),
  edition: z.int(),
  version: z.int(),
  state: z.enum(typicalStates),
  grade: z.enum(typicalGrades),
  typeCode: z.enum(disputeTypes),
  editors: z.array(z.string()),
  draftedBy: z.string(),
  draftedAt: z.iso.datetime(),
  submittedBy: z.string().nullable(),
  submittedAt: z.iso.datetime().nullable(),
  releasedBy: z.string().nullable(),
  releasedAt: z.iso.datetime().nullable(),
  ended: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
});
export type TypicalEditionView = z.output<typeof typicalEditionView>;
z.globalRegistry.add(typicalEditionView, { title: 'TypicalEdition' });

export const typicalEditions = z.object({
  items: z.array(typicalEditionView),
  /** Whether this person may make a draft of the case now. */
  mayDraft: z.boolean(),
  /** Whether one could be made now, but of so delicate a case only by the township leader, which this person is not. */
  leaderDrafts: z.boolean(),
});
export type TypicalEditions = z.output<typeof typicalEditions>;

/** One that is being written or reviewed, with its case and whether it waits for this person. */
const typicalWaitingView = typicalEditionView.extend({
  /** Of the case. */
  number: z.string().nullable(),
  /** `write`: this person writes it, and it is not handed in; `review`: it was handed in, and this person may release it. */
  turn: z.enum(['write', 'review']).nullable(),
});
export type TypicalWaitingView = z.output<typeof typicalWaitingView>;
z.globalRegistry.add(typicalWaitingView, { title: 'TypicalWaiting' });

/** The editions that are being written and reviewed, of cases that this person sees. */
export const typicalWaiting = z.object({ items: z.array(typicalWaitingView) });

const mark = z.object({
  start: z.int(),
  end: z.int(),
  original: z.string(),
  replacement: z.string(),
  kind: z.enum(replacementKinds),
  reason: z.string(),
  undone: z.string().nullable(),
  draftStart: z.int(),
  draftEnd: z.int(),
});
const part = z.object({ original: z.string(), text: z.string(), marks: z.array(mark) });

/** An edition as those have it who write and review it. */
export const typicalWorkingView = typicalEditionView.extend({
  title: z.string(),
  laws: z.array(typicalLaw),
  nameMediators: z.boolean(),
  parts: z.object({ facts: part, process: part, result: part }),
  comment: z.string(),
  cleared: z.array(z.object({ words: z.string(), reason: z.string() })),
  warnings: z.array(label),
  /** Where somebody can still be known: nothing is released while there is one. */
  residues: z.array(
    z.object({
      /** In `laws` a place is one of all citations, each on its line: 《民法典》第二百八十八条. */
      part: z.enum(toldFields),
      start: z.int(),
      end: z.int(),
      words: z.string(),
      kind: z.enum(replacementKinds),
      certainty: z.enum(['sure', 'doubt']),
      sentence: label,
      /** A doubt of which somebody has said why it is nobody's name. */
      cleared: z.boolean(),
    }),
  ),
  remarks: z.array(z.object({ by: z.string(), at: z.iso.datetime(), words: z.string() })),
  mayEdit: z.boolean(),
  maySubmit: z.boolean(),
  /** Whether this person may release it now, and hand it back. */
  mayRelease: z.boolean(),
  mayReturn: z.boolean(),
  /** Give a draft up, or take back what was released. */
  mayWithdraw: z.boolean(),
  /** Whether the parties must have agreed in writing before it is released. */
  needsConsent: z.boolean(),
  /** What stands against a release by this person; null when nothing does. */
  releaseBar: z.enum(['not-yours', 'leader-only', 'own-work']).nullable(),
});
export type TypicalWorkingView = z.output<typeof typicalWorkingView>;
z.globalRegistry.add(typicalWorkingView, { title: 'TypicalWorking' });

/** A released typical case as the library shows it. */
const typicalCaseLine = z.object({
  id: z.uuid(),
  title: z.string(),
  typeCode: z.enum(disputeTypes),
  laws: z.array(typicalLaw),
  releasedOn: z.iso.date(),
  edition: z.int(),
  /**
   * Somebody in it has become known since, or its case is told more carefully today: shown to those alone who release, and not
   * carried out.
   */
  hidden: z.boolean(),
  /** The beginning of the first part. */
  lead: z.string(),
});
z.globalRegistry.add(typicalCaseLine, { title: 'TypicalCaseLine' });

export const typicalCaseView = typicalCaseLine.omit({ lead: true }).extend({
  facts: z.string(),
  process: z.string(),
  result: z.string(),
  comment: z.string(),
  /** SHA-256 over what was released. */
  hash: z.string(),
  version: z.int(),
  /** The case, for whoever may see it whole; null for everybody else. */
  disputeId: z.uuid().nullable(),
  /** Whether this person may take it back. */
  mayWithdraw: z.boolean(),
});
export type TypicalCaseView = z.output<typeof typicalCaseView>;
z.globalRegistry.add(typicalCaseView, { title: 'TypicalCase' });

export const typicalCasePage = z.object({
  items: z.array(typicalCaseLine),
  nextCursor: z.string().nullable(),
});
export type TypicalCasePage = z.output<typeof typicalCasePage>;
