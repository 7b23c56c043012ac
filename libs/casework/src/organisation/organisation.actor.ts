import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type Actor,
  type Capability,
  capabilityRights,
  isCapable,
  type OrganisationKind,
  type Role,
  secondFactorRoles,
} from '#domain';
import { type AccessPolicy, type ActorSource, Clock, query } from '#platform';

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

interface ActorRow {
  readonly id: string;
  readonly name: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly kind: OrganisationKind;
  readonly roles: readonly Role[];
  readonly is_head: boolean;
  readonly township_ids: readonly string[];
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
    const [row] = await query<ActorRow>(this.dataSource, {
      name: 'actor.of',
      text: `
        select s.id, s.name, o.id as organisation_id, o.name as organisation_name, o.kind,
               array_agg(distinct a.role) as roles, bool_or(a.is_head) as is_head,
               case when o.kind = 'county'
                    then array(select t.id from organisation t where t.parent_id = o.id and t.kind = 'township')
                    when o.kind = 'township' then array[o.id]
                    else array[o.parent_id] end as township_ids
        from staff s
        join organisation o on o.id = s.organisation_id and o.active
        join appointment a on a.staff_id = s.id and $2 between a.starts_on and coalesce(a.ends_on, 'infinity')
        where s.id = $1 and s.active
        group by s.id, o.id`,
      values: [accountId, this.clock.today()],
    });
    return row === undefined
      ? null
      : {
          staffId: row.id,
          name: row.name,
          organisationId: row.organisation_id,
          organisationName: row.organisation_name,
          organisationKind: row.kind,
          roles: row.roles,
          isHead: row.is_head,
          townshipIds: row.township_ids,
        };
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
