import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  liesInRealm,
  type NewOrganisation,
  type OrganisationChange,
  type OrganisationKind,
  parentKinds,
  RuleError,
} from '#domain';
import { Clock, inTransaction, query, type Tx } from '#platform';
import type { StaffActor } from './organisation.actor.ts';
import type { OrganisationView } from './organisation.schemas.ts';

const columns = `o.id, o.parent_id as "parentId", o.kind, o.name, o.short_name as "shortName", o.code, o.active, o.phone, o.address`;

/** The tree of organisations, as far as somebody's realm reaches. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The townships of the actor, what stands under them and the county above; villages by code. */
  async tree(actor: StaffActor): Promise<readonly OrganisationView[]> {
    return await query<OrganisationView>(this.dataSource, {
      name: 'organisation.tree',
      text: `
        select ${columns} from organisation o
        where o.id = any($1::uuid[]) or o.parent_id = any($1::uuid[]) or o.id = $2
          or o.id in (select parent_id from organisation where id = any($1::uuid[]))
        order by array_position(array['county', 'township', 'centre', 'office', 'village', 'department'], o.kind), o.code, o.name`,
      values: [actor.townshipIds, actor.organisationId],
    });
  }

  /** @throws RuleError kind "invalid" for a parent of the wrong kind; kind "not-found" for one outside the realm */
  async add(actor: StaffActor, input: NewOrganisation): Promise<OrganisationView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const [parent] = await query<{ kind: OrganisationKind }>(tx, {
        text: `select kind from organisation where id = $1 and (id = any($2::uuid[]) or id = $3)`,
        values: [input.parentId, actor.townshipIds, actor.organisationId],
      });
      if (parent === undefined) throw noSuchOrganisation();
      return await addOrganisation(tx, input, { id: input.parentId, kind: parent.kind }, this.clock.now());
    });
  }

  /** @throws RuleError kind "not-found"; kind "conflict", code "still-holds-cases" when a unit with open cases is shut */
  async change(actor: StaffActor, id: string, change: OrganisationChange): Promise<OrganisationView> {
    return await inTransaction(this.dataSource, async (tx) => {
      await assertManaged(tx, actor, id);
      if (change.active === false) await assertHoldsNothing(tx, id);
      const [row] = await query<OrganisationView>(tx, {
        // A past week names a body as it was called then.
        text: `with renamed as (
                 insert into organisation_past_name (organisation_id, name, until)
                 select id, name, $5 from organisation where id = $1 and name <> $2
                 on conflict do nothing),
               shut as (
                 insert into organisation_closure (organisation_id, closed_at)
                 select id, $5 from organisation where id = $1 and active and $4::boolean = false on conflict do nothing),
               opened as (
                 update organisation_closure set reopened_at = greatest($5::timestamptz, closed_at)
                 where organisation_id = $1 and reopened_at is null and $4::boolean)
               update organisation o set name = coalesce($2, name), short_name = coalesce($3, short_name),
                 active = coalesce($4, active), phone = case when $6 then $7 else phone end,
                 address = case when $8 then $9 else address end where id = $1 returning ${columns}`,
        values: [
          id,
          change.name ?? null,
          change.shortName ?? null,
          change.active ?? null,
          this.clock.now().toISOString(),
          change.phone !== undefined,
          change.phone ?? null,
          change.address !== undefined,
          change.address ?? null,
        ],
      });
      if (row === undefined) throw noSuchOrganisation();
      return row;
    });
  }
}

/**
 * Adds an organisation under another; whoever calls has checked that they may.
 * @param parent  null for a county
 * @param beganAt  null: it has been there as long as anybody asks
 * @throws RuleError kind "invalid", code "wrong-parent"
 */
export async function addOrganisation(
  tx: Tx,
  input: Omit<NewOrganisation, 'parentId'>,
  parent: { readonly id: string; readonly kind: OrganisationKind } | null,
  beganAt: Date | null = null,
): Promise<OrganisationView> {
  if (parentKinds[input.kind] !== (parent?.kind ?? null)) throw wrongParent();
  const [row] = await query<OrganisationView>(tx, {
    text: `insert into organisation as o (parent_id, kind, name, short_name, code, began_at) values ($1, $2, $3, $4, $5, $6)
           returning ${columns}`,
    values: [
      parent?.id ?? null,
      input.kind,
      input.name,
      input.shortName ?? null,
      input.code ?? null,
      beganAt,
    ],
  });
  if (row === undefined) throw new Error('an insert returns its row');
  return row;
}

/** @throws RuleError kind "not-found" unless the organisation lies in the actor's realm */
export async function assertManaged(tx: Tx, actor: StaffActor, organisationId: string): Promise<void> {
  if (!(await isManaged(tx, actor, organisationId))) throw noSuchOrganisation();
}

/** Does the organisation lie in the actor's realm? Its row stays locked until the transaction ends. */
export async function isManaged(tx: Tx, actor: StaffActor, organisationId: string): Promise<boolean> {
  const [row] = await query<{ id: string; parentId: string | null }>(tx, {
    text: 'select id, parent_id as "parentId" from organisation where id = $1 for update',
    values: [organisationId],
  });
  return row !== undefined && liesInRealm(actor, row);
}

async function assertHoldsNothing(tx: Tx, organisationId: string): Promise<void> {
  const held = await query(tx, {
    text: `select 1 from dispute where holder_id = $1 and stage in ('reported', 'analyzed', 'mediated') limit 1`,
    values: [organisationId],
  });
  if (held.length === 0) return;
  throw new RuleError({
    kind: 'conflict',
    code: 'still-holds-cases',
    message: 'This unit still holds open cases: hand them over first',
    messageZh: '该单位仍有在办案件，请先移交',
  });
}

const noSuchOrganisation = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-organisation',
    message: 'There is no such organisation in your part of the tree',
    messageZh: '您管理的范围内没有这个单位',
  });

const wrongParent = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'wrong-parent',
    message: 'An organisation of this kind cannot stand under that one',
    messageZh: '该类单位不能设在此上级之下',
    errors: [{ pointer: '/kind', message: 'Wrong kind for this parent', messageZh: '单位类型与上级不符' }],
  });
