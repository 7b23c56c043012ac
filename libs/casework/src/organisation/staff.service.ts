import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type NewAppointment, type NewStaff, RuleError, type StaffChange, type TermEnd } from '#domain';
import { AccountService, Clock, execute, inTransaction, query, type Tx } from '#platform';
import { assertLeavesNothingBehind } from './leaving.ts';
import type { StaffActor } from './organisation.actor.ts';
import type { StaffView } from './organisation.schemas.ts';
import { assertManaged, isManaged } from './organisation.service.ts';

/** @param day  SQL: leaves that end before it are over */
const view = (day: string): string => `
  select s.id, s.name, s.active, jsonb_build_object('id', o.id, 'name', o.name) as organisation,
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'role', a.role, 'isHead', a.is_head,
        'startsOn', a.starts_on, 'endsOn', a.ends_on) order by a.starts_on, a.role)
      from appointment a where a.staff_id = s.id), '[]') as appointments,
    (select jsonb_build_object('id', l.id, 'startsOn', l.starts_on, 'endsOn', l.ends_on,
        'substitute', jsonb_build_object('id', b.id, 'name', b.name))
      from staff_leave l join staff b on b.id = l.substitute_id
      where l.staff_id = s.id and l.ended_at is null and l.ends_on >= ${day} order by l.starts_on limit 1) as leave
  from staff s join organisation o on o.id = s.organisation_id`;

/** The people of the office, their roles and the terms of these. */
@Injectable()
export class StaffService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /** Everybody who works in the actor's realm. */
  async list(actor: StaffActor): Promise<readonly StaffView[]> {
    return await query<StaffView>(this.dataSource, {
      name: 'staff.list',
      text: `${view('$3::date')} where o.id = any($1::uuid[]) or o.parent_id = any($1::uuid[]) or o.id = $2 order by o.code, o.name, s.name`,
      values: [actor.townshipIds, actor.organisationId, this.clock.today()],
    });
  }

  /** @throws RuleError kind "not-found" for an organisation outside the realm */
  async add(actor: StaffActor, input: NewStaff): Promise<StaffView> {
    return await inTransaction(this.dataSource, async (tx) => {
      await assertManaged(tx, actor, input.organisationId);
      return await addStaff(tx, this.accounts, input);
    });
  }

  /**
   * Shuts or opens somebody's access, or sets a first password again.
   * @throws RuleError kind "not-found"; kind "conflict", code "still-mediates" where open cases would be left with nobody,
   *         "opens-notes-alone" where sealed notes would
   */
  async change(actor: StaffActor, id: string, change: StaffChange): Promise<StaffView> {
    return await inTransaction(this.dataSource, async (tx) => {
      await assertManages(tx, actor, id);
      if (change.active === false && change.leaveCases !== true) await assertLeavesNothingBehind(tx, id);
      if (change.active !== undefined) {
        await execute(tx, {
          text: `update staff set active = $2 where id = $1`,
          values: [id, change.active],
        });
        await (change.active
          ? this.accounts.enable(tx, id, actor.staffId)
          : this.accounts.disable(tx, id, actor.staffId));
      }
      if (change.password !== undefined)
        await this.accounts.setPassword(tx, id, change.password, { mustChange: true, byId: actor.staffId });
      return await one(tx, id, this.clock.today());
    });
  }

  async appoint(actor: StaffActor, id: string, term: NewAppointment): Promise<StaffView> {
    return await inTransaction(this.dataSource, async (tx) => {
      await assertManages(tx, actor, id);
      await appoint(tx, id, term);
      return await one(tx, id, this.clock.today());
    });
  }

  /**
   * Ends a term; the past stays, so that what somebody did stays explained.
   * @throws RuleError kind "not-found", code "no-such-appointment"; kind "invalid", code "term-ends-early"; kind "conflict",
   *         code "still-mediates" or "opens-notes-alone" where it is the last one and open cases, or sealed notes, would be
   *         left with nobody
   */
  async endTerm(
    actor: StaffActor,
    id: string,
    appointmentId: string,
    { endsOn, leaveCases }: TermEnd,
  ): Promise<StaffView> {
    return await inTransaction(this.dataSource, async (tx) => {
      await assertManages(tx, actor, id);
      const [term] = await query<{ startsOn: string }>(tx, {
        text: `select starts_on::text as "startsOn" from appointment where id = $1 and staff_id = $2 for update`,
        values: [appointmentId, id],
      });
      if (term === undefined) throw noSuchAppointment();
      if (endsOn < term.startsOn) throw termEndsEarly();
      if (leaveCases !== true && (await isLastTerm(tx, id, appointmentId, endsOn)))
        await assertLeavesNothingBehind(tx, id);
      await execute(tx, {
        text: `update appointment set ends_on = $2 where id = $1`,
        values: [appointmentId, endsOn],
      });
      return await one(tx, id, this.clock.today());
    });
  }
}

/** @throws RuleError kind "not-found": the same for somebody elsewhere and for nobody */
export async function assertManages(tx: Tx, actor: StaffActor, staffId: string): Promise<void> {
  const [person] = await query<{ organisation_id: string }>(tx, {
    text: `select organisation_id from staff where id = $1`,
    values: [staffId],
  });
  if (person === undefined || !(await isManaged(tx, actor, person.organisation_id))) throw noSuchStaff();
}

/**
 * Adds somebody with an account and their terms; whoever calls has checked that they may.
 * @throws ProblemError "weak-password", "bad-username" (invalid), "username-taken" (conflict)
 */
export async function addStaff(tx: Tx, accounts: AccountService, input: NewStaff): Promise<StaffView> {
  const { username, password, organisationId, name, appointments } = input;
  const { id } = await accounts.create(tx, { username, password, mustChange: true });
  await execute(tx, {
    text: `insert into staff (id, organisation_id, name) values ($1, $2, $3)`,
    values: [id, organisationId, name],
  });
  for (const term of appointments) await appoint(tx, id, term);
  return await one(tx, id, null);
}

/** Does no other term of the person run beyond this day? */
async function isLastTerm(tx: Tx, staffId: string, appointmentId: string, endsOn: string): Promise<boolean> {
  const others = await query(tx, {
    text: `select 1 from appointment where staff_id = $1 and id <> $2 and coalesce(ends_on, 'infinity') > $3::date limit 1`,
    values: [staffId, appointmentId, endsOn],
  });
  return others.length === 0;
}

async function appoint(tx: Tx, staffId: string, term: NewAppointment) {
  await execute(tx, {
    text: `insert into appointment (staff_id, role, is_head, starts_on, ends_on) values ($1, $2, $3, $4, $5)`,
    values: [staffId, term.role, term.isHead, term.startsOn, term.endsOn ?? null],
  });
}

/** @param today  null for somebody who was just added, and has no leave */
async function one(tx: Tx, id: string, today: string | null): Promise<StaffView> {
  const [row] = await query<StaffView>(tx, {
    text: `${view('$2::date')} where s.id = $1`,
    values: [id, today],
  });
  if (row) return row;
  throw noSuchStaff();
}

const noSuchStaff = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-staff',
    message: 'There is nobody of this id in your part of the tree',
    messageZh: '您管理的范围内没有这名人员',
  });

const noSuchAppointment = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-appointment',
    message: 'This person holds no such office',
    messageZh: '该人员没有这项任职',
  });

function termEndsEarly(): RuleError {
  const fault = { message: 'A term cannot end before it begins', messageZh: '任期结束日不能早于开始日' };
  return new RuleError({
    kind: 'invalid',
    code: 'term-ends-early',
    ...fault,
    errors: [{ pointer: '/endsOn', ...fault }],
  });
}
