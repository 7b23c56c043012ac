import { z } from 'zod';
import type { Label } from '../label.ts';
import { date, eachOnce, id, text, twice } from './command.fields.ts';

/** What mediation can prevent, in the words of the official statistics form. @source domain rules, "prevention counts" */
export const preventionKinds = ['suicide', 'crime', 'massPetition', 'massFight'] as const;
export type PreventionKind = (typeof preventionKinds)[number];
export const preventionKindLabels: Readonly<Record<PreventionKind, Label>> = {
  suicide: { zh: '防止民间纠纷引起自杀', en: 'suicide prevented' },
  crime: { zh: '防止民间纠纷转化为刑事案件', en: 'turn into a criminal case prevented' },
  massPetition: { zh: '防止群体性上访', en: 'mass petition prevented' },
  massFight: { zh: '防止群体性械斗', en: 'mass fight prevented' },
};

/** As much evidence of one kind as a record names. */
const atMost = 20;

const evidenceLists = ['attachmentIds', 'recordNumbers', 'witnesses'] as const;
const fieldOf = (value: unknown, name: string): unknown =>
  (value as Readonly<Record<string, unknown>> | null)?.[name];

/** A record of what was prevented, and what proves it. It stands in the history, and is never changed: it is taken back. */
export const recordPrevention = z
  .strictObject({
    kind: z.enum(preventionKinds),
    /** How many people it kept from harm or from doing harm. */
    persons: z.int().min(1).max(100_000),
    preventedOn: date,
    facts: text(4000),
    /** Files of this case. */
    attachmentIds: z.array(id).max(atMost).refine(eachOnce, twice).default([]),
    /** Numbers under which the police or another body keeps its own record. */
    recordNumbers: z.array(text(100)).max(atMost).default([]),
    /** Who saw it. */
    witnesses: z.array(text(100)).max(atMost).default([]),
  })
  .refine(
    ({ attachmentIds, recordNumbers, witnesses }) =>
      attachmentIds.length + recordNumbers.length + witnesses.length > 0,
    {
      path: ['attachmentIds'],
      params: {
        zh: '须至少有一项证据：本案附件、公安机关等单位的记录编号，或见证人',
        en: 'It needs evidence: a file of this case, the number of a record of the police or another body, or a witness',
      },
      // Said together with what else is wrong, not after it was mended.
      when: ({ value }) => evidenceLists.every((name) => Array.isArray(fieldOf(value, name))),
    },
  );

/** A record of a prevention that nobody has taken back, as the guards need it. */
export interface StandingPrevention {
  readonly id: string;
  /** The files that prove it: they stay as long as it does. */
  readonly attachmentIds: readonly string[];
}
