import type { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { isCapable, slipNumber } from '#domain';
import { query, type Tx } from '#platform';
import { minutesNumber } from '../meeting.store.ts';
import type { FrozenMinutes } from '../minutes.view.ts';
import type { TaskSlipLine, TaskSlipQuery } from './slip.view.ts';

/** A slip as stored, with the names around it. */
interface SlipRow {
  readonly id: string;
  readonly meetingId: string;
  readonly meetingNumber: string | null;
  readonly townshipId: string;
  readonly township: string;
  readonly edition: number;
  readonly position: number;
  readonly unitId: string;
  readonly unitName: string;
  readonly tasks: number;
  readonly firstDueOn: string | null;
  readonly issuedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly signedById: string | null;
  readonly signedByName: string | null;
  readonly signedAt: Date | null;
}

/** A slip with the minutes of its edition. */
export interface SlipWithMinutes extends SlipRow {
  readonly minutes: FrozenMinutes | null;
}

const columns = `
  r.id, r.meeting_id as "meetingId", ${minutesNumber} as "meetingNumber",
  m.township_id as "townshipId", t.name as township, r.edition, r.position, r.unit_id as "unitId", u.name as "unitName",
  r.tasks, r.first_due_on::text as "firstDueOn", r.issued_at as "issuedAt", r.withdrawn_at as "withdrawnAt",
  r.signed_by as "signedById", s.name as "signedByName", r.signed_at as "signedAt"`;
const joins = `
  join review_meeting m on m.id = r.meeting_id
  join organisation t on t.id = m.township_id
  join organisation u on u.id = r.unit_id
  left join staff s on s.id = r.signed_by`;

/** Those of one's own unit, where one may sign for it; and all of one's townships for whoever reads its reviews. */
const seen = `(r.unit_id = $1::uuid or m.township_id = any($2::uuid[]))`;
const seenBy = (actor: StaffActor): readonly unknown[] => [
  isCapable(actor.roles, 'review.sign') ? actor.organisationId : null,
  isCapable(actor.roles, 'review.read') ? actor.townshipIds : [],
];

/** The latest first. */
export async function slipsOf(
  on: DataSource,
  actor: StaffActor,
  { state, meetingId, edition, mine, cursor, limit }: TaskSlipQuery,
): Promise<readonly SlipRow[]> {
  return await query<SlipRow>(on, {
    name: 'review.slips',
    text: `
      select ${columns} from review_slip_receipt r ${joins}
      where ${seen} and ($3::uuid is null or r.meeting_id = $3) and ($4::uuid is null or r.id < $4)
        and ($5::text is null or $5 = case when r.signed_at is not null then 'signed'
          when r.withdrawn_at is not null then 'withdrawn' else 'unsigned' end)
        and (not $6::boolean or r.unit_id = $1) and ($7::integer is null or r.edition = $7)
      order by r.id desc limit $8`,
    values: [
      ...seenBy(actor),
      meetingId ?? null,
      cursor ?? null,
      state ?? null,
      mine === 'true',
      edition ?? null,
      limit + 1,
    ],
  });
}

/** How many of those that this person sees no unit has signed for. */
export async function unsignedOf(on: DataSource, actor: StaffActor): Promise<number> {
  const [row] = await query<{ unsigned: number }>(on, {
    name: 'review.unsigned-slips',
    text: `select count(*)::int as unsigned from review_slip_receipt r join review_meeting m on m.id = r.meeting_id
           where ${seen} and r.signed_at is null and r.withdrawn_at is null`,
    values: [...seenBy(actor)],
  });
  return row?.unsigned ?? 0;
}

/** A slip that this person may see, with the minutes of its edition. @param lock  for whoever signs for it */
export async function slipOf(
  on: Tx | DataSource,
  actor: StaffActor,
  id: string,
  lock = false,
): Promise<SlipWithMinutes | undefined> {
  const [row] = await query<SlipWithMinutes>(on, {
    name: `review.slip${lock ? '-lock' : ''}`,
    text: `
      select ${columns}, coalesce(former.minutes, m.minutes) as minutes from review_slip_receipt r ${joins}
      left join review_minutes former on former.meeting_id = r.meeting_id and former.edition = r.edition
      where r.id = $3 and ${seen} ${lock ? 'for update of r' : ''}`,
    values: [...seenBy(actor), id],
  });
  return row;
}

/** A row as it is shown. */
export function lineOfSlip(row: SlipRow, actor: StaffActor): TaskSlipLine {
  const isOpen = row.signedAt === null && row.withdrawnAt === null;
  return {
    id: row.id,
    number: row.meetingNumber === null ? null : slipNumber(row.meetingNumber, row.position, row.edition),
    edition: row.edition,
    state: row.signedAt === null ? (row.withdrawnAt === null ? 'unsigned' : 'withdrawn') : 'signed',
    meetingId: row.meetingId,
    township: row.township,
    unit: { id: row.unitId, name: row.unitName },
    tasks: row.tasks,
    firstDueOn: row.firstDueOn,
    issuedAt: row.issuedAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    signed:
      row.signedAt === null
        ? null
        : {
            by: { id: row.signedById ?? '', name: row.signedByName ?? '' },
            at: row.signedAt.toISOString(),
          },
    maySign: isOpen && isOfUnit(row, actor),
  };
}

/** Of the unit to which the slip went, in a role that signs for it. */
export const isOfUnit = ({ unitId }: Pick<SlipRow, 'unitId'>, actor: StaffActor): boolean =>
  unitId === actor.organisationId && isCapable(actor.roles, 'review.sign');
