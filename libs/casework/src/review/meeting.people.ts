import type { DataSource } from 'typeorm';
import { unknownStaff } from '#casework/organisation';
import { type Absentee, type Attendee, invalidAt, type Present, presentAndAbsent } from '#domain';
import { query, type Tx } from '#platform';

type Person = Attendee | Absentee;

const staffIdsOf = (people: readonly Person[]): readonly string[] =>
  people.flatMap((one) => ('staffId' in one ? [one.staffId] : []));

/** @throws RuleError kind "invalid", code "unknown-reference" for somebody who does not work in the township today */
export async function assertStaff(
  tx: Tx,
  { townshipId, today }: { readonly townshipId: string; readonly today: string },
  asked: {
    readonly chairId?: string | undefined;
    readonly attendance?: readonly Attendee[] | undefined;
    readonly absent?: readonly Absentee[] | undefined;
  },
): Promise<void> {
  const named: readonly (readonly [string, readonly string[]])[] = [
    ['/chairId', asked.chairId === undefined ? [] : [asked.chairId]],
    ['/attendance', staffIdsOf(asked.attendance ?? [])],
    ['/absent', staffIdsOf(asked.absent ?? [])],
  ];
  const ids = named.flatMap(([, some]) => some);
  const unknown = new Set(await unknownStaff(tx, { townshipId, ids, today }));
  const [wrong] = named.filter(([, some]) => some.some((id) => unknown.has(id)));
  if (wrong === undefined) return;
  throw invalidAt('unknown-reference', {
    pointer: wrong[0],
    message: 'Nobody of this id works here today',
    messageZh: '没有这名人员，或不在任期内',
  });
}

/**
 * Nobody is both there and away. Asked of what will stand in the minutes: a list that was not handed in is the one on record.
 * @param asked  what was handed in: there the fault is pointed at
 * @throws RuleError kind "invalid", code "present-and-absent"
 */
export function assertPresentOrAbsent(
  people: Present & { readonly absent: readonly Absentee[] },
  asked: { readonly attendance?: unknown; readonly absent?: unknown },
): void {
  const found = presentAndAbsent(people, people.absent);
  if (found === undefined) return;
  const isNewcomer = asked.absent === undefined && asked.attendance !== undefined && found.present !== null;
  throw invalidAt('present-and-absent', {
    pointer: isNewcomer ? `/attendance/${found.present}` : `/absent/${found.absent}`,
    ...(found.present === null
      ? {
          message: 'Whoever chairs the meeting cannot be absent',
          messageZh: '主持人不能同时列为缺席人员',
        }
      : {
          message: 'One person is named both present and absent',
          messageZh: '同一人不能既列为参会人员又列为缺席人员',
        }),
  });
}

/** Who of the people of a plan still works in the township: a plan is older than its meeting. */
export async function stillHere(
  on: Tx | DataSource,
  { townshipId, today }: { readonly townshipId: string; readonly today: string },
  planned: { readonly chairId: string | null; readonly attendance: readonly Attendee[] },
): Promise<{ readonly chairId: string | null; readonly attendance: readonly Attendee[] }> {
  const ids = [...staffIdsOf(planned.attendance), ...(planned.chairId === null ? [] : [planned.chairId])];
  const gone = new Set(await unknownStaff(on, { townshipId, ids, today }));
  return {
    chairId: planned.chairId !== null && gone.has(planned.chairId) ? null : planned.chairId,
    attendance: planned.attendance.filter((one) => !('staffId' in one) || !gone.has(one.staffId)),
  };
}

/** A person as the minutes name them. */
interface Named {
  readonly name: string;
  readonly body: string | null;
}

/** Names and units of people, as they are now, in the given order. */
export async function namesOf(on: Tx | DataSource, people: readonly Person[]): Promise<readonly Named[]> {
  const staff = await query<Named & { readonly id: string }>(on, {
    name: 'review.attendance',
    text: `select s.id, s.name, o.name as body from staff s join organisation o on o.id = s.organisation_id
           where s.id = any($1::uuid[])`,
    values: [staffIdsOf(people)],
  });
  const known = new Map(staff.map(({ id, name, body }) => [id, { name, body }]));
  return people.map((one) =>
    'staffId' in one
      ? (known.get(one.staffId) ?? { name: '', body: null })
      : { name: one.name, body: one.body ?? null },
  );
}
