import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { isCapable, type NewLeave, type Role, roleLabels, rolesNotCovered } from '#domain';
import { Clock, errorCode, execute, inTransaction, query, type Tx } from '#platform';
import { leaveRefusals } from './leave.refusals.ts';
import {
  type Leave,
  type LeavePage,
  type LeaveRow,
  leaveColumns,
  leaveJoins,
  leaveOf,
} from './leave.view.ts';
import { partOf, type StaffActor } from './organisation.actor.ts';
import { isManaged } from './organisation.service.ts';

/** Who is away when, and who stands in for them. Entered by themselves, the head of their unit or an administrator. */
@Injectable()
export class LeaveService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Somebody's leaves, the latest first, and those of colleagues for whom they stand in, from today on. */
  async page(actor: StaffActor, staffId: string): Promise<LeavePage> {
    return await inTransaction(this.dataSource, async (tx) => {
      await assertMayEnter(tx, actor, staffId);
      const today = this.clock.today();
      const rows = await query<LeaveRow>(tx, {
        name: 'leave.page',
        text: `
          (select ${leaveColumns} ${leaveJoins} where l.staff_id = $1 order by l.starts_on desc, l.id desc limit 100)
          union all
          (select ${leaveColumns} ${leaveJoins}
           where l.substitute_id = $1 and l.ended_at is null and l.ends_on >= $2 order by l.starts_on, l.id limit 100)`,
        values: [staffId, today],
      });
      const leaves = rows.map((row) => leaveOf(row, today));
      return {
        leaves: leaves.filter(({ person }) => person.id === staffId),
        standsIn: leaves.filter(({ person }) => person.id !== staffId),
      };
    });
  }

  /**
   * Enters a leave. Both people stay locked meanwhile, so that of two entries that cannot stand together one is refused.
   * @throws RuleError kind "not-found"; kind "invalid" with a pointer: "leave-is-over", "not-a-colleague",
   *         "substitute-lacks-roles", "substitute-away"; kind "conflict": "leave-overlaps", "stands-in-meanwhile"
   */
  async enter(actor: StaffActor, staffId: string, input: NewLeave): Promise<Leave> {
    return await inTransaction(this.dataSource, async (tx) => {
      await assertMayEnter(tx, actor, staffId);
      const today = this.clock.today();
      if (input.endsOn < today) throw leaveRefusals.isOver();
      await assertCovers(tx, staffId, input, today);
      await assertNotTransitive(tx, staffId, input);
      const id = await add(tx, actor, staffId, input, this.clock.now());
      return await this.noted(tx, actor, id, 'leave.enter');
    });
  }

  /**
   * Ends a leave from this moment on, or calls it off before it begins.
   * @throws RuleError kind "not-found"; kind "conflict", code "leave-has-ended"
   */
  async end(actor: StaffActor, staffId: string, id: string): Promise<Leave> {
    return await inTransaction(this.dataSource, async (tx) => {
      await assertMayEnter(tx, actor, staffId);
      const today = this.clock.today();
      const [leave] = await query<{ hasEnded: boolean }>(tx, {
        text: `select ended_at is not null or ends_on < $3 as "hasEnded" from staff_leave
               where id = $1 and staff_id = $2 for update`,
        values: [id, staffId, today],
      });
      if (leave === undefined) throw leaveRefusals.none();
      if (leave.hasEnded) throw leaveRefusals.hasEnded();
      await execute(tx, {
        text: `update staff_leave set ended_by = $2, ended_at = $3 where id = $1`,
        values: [id, actor.staffId, this.clock.now()],
      });
      return await this.noted(tx, actor, id, 'leave.end');
    });
  }

  /** The seal comes last in a transaction: it keeps the chain of the township waiting. */
  private async noted(tx: Tx, actor: StaffActor, id: string, action: string): Promise<Leave> {
    const [row] = await query<LeaveRow>(tx, {
      name: 'leave.one',
      text: `select ${leaveColumns} ${leaveJoins} where l.id = $1`,
      values: [id],
    });
    if (row === undefined) throw new Error('a leave that was written is there');
    const { staffId, organisationId } = actor;
    await audit(tx, {
      action,
      staffId,
      organisationId,
      townshipId: partOf(actor),
      reason: `${row.person.name} ${row.startsOn}—${row.endsOn}，代理：${row.substitute.name}`,
      at: this.clock.now().toISOString(),
    });
    return leaveOf(row, this.clock.today());
  }
}

/** @throws RuleError kind "not-found" for whoever is neither the person, nor heads their unit, nor looks after it */
async function assertMayEnter(tx: Tx, actor: StaffActor, staffId: string): Promise<void> {
  if (staffId === actor.staffId) return;
  const [person] = await query<{ unitId: string }>(tx, {
    name: 'leave.unit-of',
    text: `select organisation_id as "unitId" from staff where id = $1`,
    values: [staffId],
  });
  if (person === undefined) throw leaveRefusals.nobody();
  if (actor.isHead && person.unitId === actor.organisationId) return;
  if (isCapable(actor.roles, 'staff.manage') && (await isManaged(tx, actor, person.unitId))) return;
  throw leaveRefusals.nobody();
}

interface Person {
  readonly id: string;
  readonly unitId: string;
  readonly active: boolean;
}

/** The substitute works in the same unit and does there what the absent person does. */
async function assertCovers(
  tx: Tx,
  staffId: string,
  { startsOn, substituteId }: NewLeave,
  today: string,
): Promise<void> {
  const people = await query<Person>(tx, {
    name: 'leave.lock',
    text: `select id, organisation_id as "unitId", active from staff where id = any($1::uuid[])
           order by id for no key update`,
    values: [[staffId, substituteId]],
  });
  const find = (id: string) => people.find((one) => one.id === id);
  const [away, substitute] = [find(staffId), find(substituteId)];
  if (away === undefined || !away.active) throw leaveRefusals.nobody();
  const isColleague = substitute?.active && substitute.unitId === away.unitId && substituteId !== staffId;
  if (!isColleague) throw leaveRefusals.notAColleague();
  const terms = await query<{ staffId: string; roles: readonly Role[] }>(tx, {
    name: 'leave.roles',
    text: `select staff_id as "staffId", array_agg(distinct role) as roles from appointment
           where staff_id = any($1::uuid[]) and $2 between starts_on and coalesce(ends_on, 'infinity')
           group by staff_id`,
    values: [[staffId, substituteId], startsOn > today ? startsOn : today],
  });
  const rolesOf = (id: string) => terms.find((one) => one.staffId === id)?.roles ?? [];
  const lacking = rolesNotCovered(rolesOf(staffId), rolesOf(substituteId));
  if (lacking.length > 0) throw leaveRefusals.lacksRoles(lacking.map((role) => roleLabels[role]));
}

/** A substitute is there: nobody stands in for somebody while they are away themselves. */
async function assertNotTransitive(
  tx: Tx,
  staffId: string,
  { startsOn, endsOn, substituteId }: NewLeave,
): Promise<void> {
  const clashes = await query<{ isSubstituteAway: boolean }>(tx, {
    name: 'leave.clashes',
    text: `select staff_id = $2 as "isSubstituteAway" from staff_leave
           where (staff_id = $2 or substitute_id = $1) and ended_at is null
             and daterange(starts_on, ends_on, '[]') && daterange($3::date, $4::date, '[]')`,
    values: [staffId, substituteId, startsOn, endsOn],
  });
  if (clashes.some(({ isSubstituteAway }) => isSubstituteAway)) throw leaveRefusals.substituteAway();
  if (clashes.length > 0) throw leaveRefusals.standsInMeanwhile();
}

/** That nobody has two leaves at once the database itself holds (`staff_leave_overlaps_not`). */
async function add(tx: Tx, actor: StaffActor, staffId: string, input: NewLeave, at: Date): Promise<string> {
  const { startsOn, endsOn, substituteId, reason } = input;
  try {
    const [row] = await query<{ id: string }>(tx, {
      text: `insert into staff_leave (staff_id, substitute_id, starts_on, ends_on, reason, entered_by, entered_at)
             values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      values: [staffId, substituteId, startsOn, endsOn, reason ?? null, actor.staffId, at],
    });
    if (row === undefined) throw new Error('an insert returns its row');
    return row.id;
  } catch (error) {
    if (errorCode(error) === '23P01') throw leaveRefusals.overlaps();
    throw error;
  }
}
