import { z } from 'zod';
import { disputeLine } from '#casework/dispute';
import { countIds, preventionKinds, reportSentenceIds, requiredText, visibleText } from '#domain';
import { besideFigureIds } from '../beside.figures.ts';
import { besideGroupsView, besideVillagesView } from '../beside.view.ts';
import { dimensions, overlapping } from '../dimensions.ts';
import {
  definitionsView,
  durationsView,
  figuresView,
  isLineOfTable,
  lineWithoutTable,
  seriesView,
} from '../figures.view.ts';

/** In which forms an edition is handed out. */
export const editionForms = ['docx', 'xlsx'] as const;
export type EditionForm = (typeof editionForms)[number];

/** Of which periods there are reports. */
const reportKinds = ['month', 'quarter', 'halfYear', 'annual'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Tables of a report: one case stands in one line of each. How much each mediator does is not published. */
export const reportTables = dimensions.filter((dimension) => !overlapping.has(dimension));

/** What an edition opens: every count, what was found (accepted or not), and what holds a record of something prevented. */
const frozenFigures = [...countIds, ...besideFigureIds] as const;

const named = z.object({ id: z.uuid(), name: z.string() });
const label = z.object({ zh: z.string(), en: z.string() });
const prevention = z.object({ cases: z.int(), persons: z.int() });

/** All figures of a report. */
const reportFigures = z.object({
  figures: figuresView,
  series: seriesView,
  durations: durationsView,
  screening: z.object({
    /** How often villages say that somebody went round; never a number of cases. */
    screenings: z.int(),
    /** Weekly reports of villages, and those of them that do not say how often. */
    reports: z.int(),
    unstated: z.int(),
  }),
  /** Disputes reported in the period, accepted or not. */
  found: z.int(),
  /** What was prevented, by kind; null of what one unit had the lead of. */
  prevention: z
    .object(
      Object.fromEntries(preventionKinds.map((kind) => [kind, prevention])) as Record<
        (typeof preventionKinds)[number],
        typeof prevention
      >,
    )
    .nullable(),
  /** Accepted cases of each village by type; lines without any are left out. */
  villageTypes: z.array(z.object({ village: z.string().nullable(), type: z.string(), accepted: z.int() })),
  /** The same by class of origin. */
  villageOrigins: z.array(
    z.object({ village: z.string().nullable(), originClass: z.string().nullable(), accepted: z.int() }),
  ),
  /** What other registers say, in groups of lines; `screening`, `found` and `prevention` say some of it again. */
  beside: besideGroupsView,
  besideVillages: besideVillagesView,
  /** Who mediates on the last day that counts; editions from before it was kept have none. */
  workforce: z
    .object({
      /** Bodies with a mediator in term. */
      villageCommittees: z.int(),
      townshipCommittees: z.int(),
      villageMediators: z.int(),
      townshipMediators: z.int(),
      justiceOffices: z.int(),
    })
    .optional(),
});
export type ReportFigures = z.output<typeof reportFigures>;

const sentence = z.object({
  id: z.enum(reportSentenceIds),
  /** What the figures give. */
  generated: z.string(),
  /** What stands in the report; empty: nothing does. */
  text: z.string(),
  isEdited: z.boolean(),
  /** Meant to be written by people: the figures give nothing, or a beginning. */
  isWritten: z.boolean(),
});

const doubt = z.object({
  id: z.enum(reportSentenceIds),
  /** The figures give another sentence than when it was worded, or last looked at for an edition. */
  hasMoved: z.boolean(),
  /** Its numbers that the figures do not give. */
  numbers: z.array(z.string()),
});

/** A number of a report that opens its cases: what was counted, and in which line of which table. */
const opening = z.object({
  figure: z.enum(frozenFigures),
  by: z.enum(dimensions).optional(),
  /** Null for cases that say nothing of it. */
  key: z.string().nullable().optional(),
});

/** A report as it is printed, beside its sentences and notes. */
const printed = z.object({
  title: z.string(),
  tables: z.array(
    z.object({
      title: z.string(),
      columns: z.array(z.object({ title: z.string(), align: z.enum(['left', 'centre']) })),
      rows: z.array(z.array(z.object({ text: z.string(), opens: opening.nullable() }))),
    }),
  ),
});
export type PrintedReport = z.output<typeof printed>;

const editionLine = z.object({
  edition: z.int(),
  asOf: z.iso.datetime(),
  publishedAt: z.iso.datetime(),
  publishedBy: named,
  /** Why it corrects the edition before; null for the first. */
  reason: z.string().nullable(),
  /** SHA-256 over all that was published, in hexadecimal. */
  hash: z.string(),
});

const reportLine = z.object({
  id: z.uuid(),
  kind: z.enum(reportKinds),
  period: z.object({ id: z.string(), title: label, from: z.iso.date(), to: z.iso.date() }),
  organisation: named,
  state: z.enum(['draft', 'published']),
  createdBy: named,
  createdAt: z.iso.datetime(),
  /** The latest edition; null before any. */
  latest: editionLine.nullable(),
});
export type ReportLine = z.output<typeof reportLine>;

/** Reports, the latest period first. */
export const reportPage = z.object({ items: z.array(reportLine), nextCursor: z.string().nullable() });
export type ReportPage = z.output<typeof reportPage>;

/** A report as it would be published now, and its editions, the latest first. */
export const reportView = reportLine.extend({
  /** How often its words were saved; also the ETag, which whoever saves or publishes sends back. */
  version: z.int(),
  /** Who saved its words last; null: nobody yet. */
  worded: z.object({ by: named, at: z.iso.datetime() }).nullable(),
  editions: z.array(editionLine),
  /** May this person write and publish it? */
  mayPublish: z.boolean(),
  draft: z.object({
    /** Edited sentences to look at before they are published; whoever publishes names them. */
    doubts: z.array(doubt),
    asOf: z.iso.datetime(),
    content: reportFigures,
    sentences: z.array(sentence),
    notes: z.array(z.string()),
    printed,
  }),
});
export type ReportView = z.output<typeof reportView>;

/** What was published, as it will always be. */
export const editionView = editionLine.extend({
  reportId: z.uuid(),
  kind: z.enum(reportKinds),
  /** The hash, computed again, is the one that was kept. */
  isIntact: z.boolean(),
  definitions: definitionsView,
  content: reportFigures,
  sentences: z.array(sentence),
  notes: z.array(z.string()),
  printed,
});
export type EditionView = z.output<typeof editionView>;

/** Whether an edition and its cases are what their hashes say. */
export const editionProof = z.object({
  hash: z.string(),
  isIntact: z.boolean(),
  casesDigest: z.string(),
  cases: z.int(),
  casesAreIntact: z.boolean(),
  /** The files that were kept when it was published; none of an edition from before files were kept. */
  files: z.array(z.object({ form: z.enum(editionForms), sha256: z.string(), isIntact: z.boolean() })),
});
export type EditionProof = z.output<typeof editionProof>;

/** What differs between an edition and the one before. */
export const differencesView = z.object({
  edition: z.int(),
  before: z.int(),
  reason: z.string().nullable(),
  /** Only what differs. */
  figures: z.array(
    z.object({
      /** `counts`, or by what the table is. */
      table: z.string(),
      key: z.string().nullable(),
      line: label.nullable(),
      figure: z.string(),
      title: label,
      before: z.int(),
      after: z.int(),
      difference: z.int(),
    }),
  ),
  rates: z.array(z.object({ figure: z.string(), title: label, before: z.string(), after: z.string() })),
  sentences: z.array(z.object({ id: z.enum(reportSentenceIds), before: z.string(), after: z.string() })),
  /** Definitions that have another version than then. */
  definitions: z.array(z.object({ figure: z.string(), title: label, before: z.int(), after: z.int() })),
  cases: z.object({ added: z.int(), removed: z.int() }),
});
export type DifferencesView = z.output<typeof differencesView>;

/** The cases behind a figure of an edition, newest report first; the lines tell how the cases stand today. */
export const editionCases = z.object({
  items: z.array(disputeLine),
  nextCursor: z.uuid().nullable(),
  /** How many the figure counted, and how many of them the person may not see. */
  total: z.int(),
  hidden: z.int(),
  /** Of what was prevented: the records, which lie in these cases together with their evidence. */
  records: z.array(z.object({ disputeId: z.uuid(), preventionId: z.string() })),
});
export type EditionCases = z.output<typeof editionCases>;

export const reportQuery = z.strictObject({
  kind: z.enum(reportKinds).optional(),
  period: z.string().max(30).optional(),
  organisation: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.uuid().optional(),
});
export type ReportQuery = z.output<typeof reportQuery>;

export const beginReport = z.strictObject({
  /** A year, half-year, quarter or month: 2026, 2026-H1, 2026-Q3, 2026-11. */
  period: z.string().max(30),
  /** Default the township in which one works, or the body above it. */
  organisation: z.uuid().optional(),
});
export type BeginReport = z.output<typeof beginReport>;

export const editReport = z.strictObject({
  /** Only those that are named change. */
  texts: z
    .array(
      z.strictObject({
        id: z.enum(reportSentenceIds),
        /** Null: what the figures give. Empty: the sentence is left out. */
        text: z
          .string()
          .max(4_000)
          .overwrite((text) => visibleText(text).trim())
          .nullable(),
      }),
    )
    .min(1)
    .max(reportSentenceIds.length),
});
export type EditReport = z.output<typeof editReport>;

export const publishReport = z.strictObject({
  /** The edited sentences in doubt at which somebody has looked; every one of `draft.doubts` must be named. */
  acknowledged: z.array(z.enum(reportSentenceIds)).max(reportSentenceIds.length).default([]),
});
export type PublishReport = z.input<typeof publishReport>;
export const correctReport = publishReport.extend({ reason: requiredText(500) });
export type CorrectReport = z.input<typeof correctReport>;

const editionCasesAsked = z.strictObject({
  figure: z.enum(frozenFigures),
  by: z.enum(reportTables as [(typeof reportTables)[number], ...typeof reportTables]).optional(),
  /** The line of that table; left out: cases that say nothing of it. */
  key: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.uuid().optional(),
});
export const editionCasesQuery = editionCasesAsked.refine(isLineOfTable, lineWithoutTable);
export type EditionCasesQuery = z.output<typeof editionCasesQuery>;

z.globalRegistry.add(reportFigures, { title: 'ReportFigures' });
z.globalRegistry.add(sentence, { title: 'ReportSentence' });
z.globalRegistry.add(printed, { title: 'PrintedReport' });
z.globalRegistry.add(editionLine, { title: 'ReportEditionLine' });
z.globalRegistry.add(reportLine, { title: 'ReportLine' });
z.globalRegistry.add(reportView, { title: 'Report' });
z.globalRegistry.add(editionView, { title: 'ReportEdition' });
z.globalRegistry.add(differencesView, { title: 'ReportDifferences' });
