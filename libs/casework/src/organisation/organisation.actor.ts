import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type Actor,
  type Capability,
  capabilityRights,
  isCapable,
  type OrganisationKind,
  secondFactorRoles,
} from '#domain';
import { type AccessPolicy, type ActorSource, Clock, query } from '#platform';
import { standsInForIds } from './leave.running.ts';

/** A signed-in person with everything that the policy and the queries ask about them. */
export interface StaffActor extends Actor {
  readonly name: string;
  readonly organisationName: string;
  readonly organisationKind: OrganisationKind;
  /** Heads a unit: may approve what its staff ask for. */
  readonly isHead: boolean;
  /** The townships into which this person may look at all; the policy says what is seen inside. */
  readonly townshipIds: readonly string[];
}

/** Whose chain notes what somebody did beside a case: the one township of the person, or whatever they stand above. */
export function partOf({ townshipIds, organisationId }: StaffActor): string {
  const [only, ...others] = townshipIds;
  return only !== undefined && others.length === 0 ? only : organisationId;
}

/** Turns an account into the person behind it, with the roles whose term runs today. */
@Injectable()
export class OrganisationActorSource implements ActorSource {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns null for an account that belongs to nobody who works here today */
  async actorOf(accountId: string): Promise<StaffActor | null> {
    const [row] = await query<{ facts: unknown }>(this.dataSource, {
      name: 'actor.of',
      text: `select ${this.factsOf('$1::uuid', '$2::date')} as facts`,
      values: [accountId, this.clock.today()],
    });
    return this.actorFrom(row?.facts);
  }

  factsOf(accountId: string, day: string): string {
    return `(
      select json_build_object('staffId', s.id, 'name', s.name, 'organisationId', o.id, 'organisationName', o.name,
        'organisationKind', o.kind, 'roles', array_agg(distinct p.role), 'isHead', bool_or(p.is_head),
        'townshipIds', case when o.kind = 'county'
          then array(select t.id from organisation t where t.parent_id = o.id and t.kind = 'township' order by t.code, t.id)
          when o.kind = 'township' then array[o.id]
          else array[o.parent_id] end,
        'standsInForIds', array(${standsInForIds('s', day)}))
      from staff s
      join organisation o on o.id = s.organisation_id and o.active
      join appointment p on p.staff_id = s.id and ${day} between p.starts_on and coalesce(p.ends_on, 'infinity')
      where s.id = ${accountId} and s.active
      group by s.id, o.id)`;
  }

  actorFrom(facts: unknown): StaffActor | null {
    return (facts as StaffActor | null | undefined) ?? null;
  }
}

/** Asks the one table of capabilities. */
@Injectable()
export class CapabilityPolicy implements AccessPolicy {
  allows(actor: object, capability: string): boolean {
    return isCapable((actor as StaffActor).roles, capability as Capability);
  }

  demandsSecondFactor(actor: object): boolean {
    return (actor as StaffActor).roles.some((role) => secondFactorRoles.includes(role));
  }

  knows(capability: string): boolean {
    return Object.hasOwn(capabilityRights, capability);
  }
}
