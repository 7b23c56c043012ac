import { z } from 'zod';
import type { IsoDate } from '../calendar/iso-date.ts';
import { amountFen, date, id, text } from '../dispute/command.fields.ts';
import { disputeTypeLabels, disputeTypes, outcomes } from '../dispute/dispute.codes.ts';
import { dayAhead, type InputFault } from '../errors.ts';
import { withoutIdNumbers } from './identity-masking.ts';
import type { RegisterVillage } from './register.reading.ts';
import {
  type RegisterDraft,
  registerNameLimit,
  registerParty,
  registerPartyLimit,
  registerTextLimit,
} from './register.record.ts';

const correctedParty = z.strictObject({
  ...registerParty.shape,
  name: text(registerNameLimit),
  side: registerParty.shape.side.default(null),
});

/**
 * What a person says of a held row: each field that is given replaces what was read, and the others stand. Nothing given
 * accepts the row as it was read.
 */
export const rowCorrection = z.strictObject({
  reportedOn: date.optional(),
  /** The village, as an organisation of the township. */
  placeId: id.optional(),
  typeCode: z.enum(disputeTypes).optional(),
  parties: z.array(correctedParty).max(registerPartyLimit).optional(),
  summary: text(registerTextLimit).optional(),
  status: z.enum(outcomes).exclude(['merged']).optional(),
  closedOn: date.nullable().optional(),
  persons: z.int().min(1).max(1_000_000).nullable().optional(),
  amountFen: amountFen.nullable().optional(),
  /** It reads like another row and is a case of its own all the same. */
  isOwnCase: z.boolean().optional(),
});
export type RowCorrection = Readonly<z.output<typeof rowCorrection>>;

/** The reading of a row with a correction laid over it. @param village  that of the correction's `placeId` */
export function correctedDraft(
  draft: RegisterDraft,
  { summary, ...given }: RowCorrection,
  village: RegisterVillage | undefined,
): RegisterDraft {
  const typeCode = given.typeCode ?? draft.type_code;
  const status = given.status ?? draft.status;
  const { local_type: localType, ...rest } = draft;
  // Whoever says the class says it instead of what the wording named.
  const isSameClass = localType !== undefined && typeCode === draft.type_code;
  return {
    ...rest,
    ...(isSameClass ? { local_type: localType } : {}),
    reported_on: given.reportedOn ?? draft.reported_on,
    village_code: village?.code ?? draft.village_code,
    village_name: village?.name ?? draft.village_name,
    type_code: typeCode,
    type_raw: draft.type_raw ?? (typeCode === null ? null : disputeTypeLabels[typeCode].zh),
    parties: given.parties ?? draft.parties,
    summary: summary === undefined ? draft.summary : withoutIdNumbers(summary).text,
    status,
    closed_on: given.closedOn === undefined ? draft.closed_on : given.closedOn,
    performance: status === 'settled' ? draft.performance : null,
    persons: given.persons === undefined ? draft.persons : given.persons,
    ...(given.amountFen === undefined ? {} : { amount_fen: given.amountFen, amount_approx: false }),
  };
}

/** What keeps a row from being a case: fields that nobody filled, and days that contradict each other or lie ahead. */
export function faultsOfRow(draft: RegisterDraft, today: IsoDate): readonly InputFault[] {
  const { reported_on: reported, closed_on: closed, status } = draft;
  const ended = closed !== null && status !== 'open';
  return [
    ...(reported === null ? [fault('reportedOn', missing)] : []),
    ...(draft.village_code === null ? [fault('placeId', missing)] : []),
    ...(draft.type_code === null ? [fault('typeCode', missing)] : []),
    ...(status === null ? [fault('status', missing)] : []),
    ...(reported !== null && reported > today ? [dayAhead('/reportedOn')] : []),
    ...(closed !== null && closed > today ? [dayAhead('/closedOn')] : []),
    ...(closed !== null && status === 'open' ? [fault('closedOn', notClosed)] : []),
    ...(ended && reported !== null && closed < reported ? [fault('closedOn', tooEarly)] : []),
  ];
}

type Words = readonly [zh: string, en: string];
const missing: Words = ['请填写', 'Please fill in'];
const notClosed: Words = ['在办的案件不应有化解日期', 'An open case has no closing date'];
const tooEarly: Words = ['化解日期早于排查日期', 'Closed before it was reported'];

const fault = (field: keyof RowCorrection, [messageZh, message]: Words): InputFault => ({
  pointer: `/${field}`,
  message,
  messageZh,
});
