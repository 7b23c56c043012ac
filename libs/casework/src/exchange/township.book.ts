import type { DataSource } from 'typeorm';
import { localTypesOf } from '#casework/local-type';
import { placeOf, type StaffActor } from '#casework/organisation';
import { type LocalType, localTypesOn, type RegisterVillage } from '#domain';
import { query, type Tx } from '#platform';
import type { TownshipBook } from './register.case.ts';

/** The township of a register with everybody whom it may name. */
export interface ImportPlace extends TownshipBook {
  readonly townshipId: string;
  readonly townshipName: string;
  readonly villages: readonly RegisterVillage[];
  readonly localTypes: readonly LocalType[];
  /** The village that an organisation is; undefined when it is none of the township. */
  readonly villageOf: (placeId: string) => RegisterVillage | undefined;
}

/**
 * Everybody whom a register of the actor's township may name.
 * @throws RuleError kind "invalid", code "unknown-place" when the township has no centre
 */
export async function townshipBook(on: Tx | DataSource, actor: StaffActor): Promise<ImportPlace> {
  const [townshipId = actor.organisationId] = actor.townshipIds;
  const { centreId } = await placeOf(on, townshipId);
  const units = await query<{ id: string; kind: string; name: string; code: string | null }>(on, {
    name: 'import.units',
    text: `select id, kind, name, code from organisation where active and (parent_id = $1 or id = $1) order by code, name`,
    values: [townshipId],
  });
  const staff = await query<{ id: string; name: string }>(on, {
    name: 'import.staff',
    text: `select s.id, s.name from staff s join organisation o on o.id = s.organisation_id
           where s.active and (o.parent_id = $1 or o.id = $1)`,
    values: [townshipId],
  });
  const localTypes = await localTypesOf(on, [townshipId]);
  const townshipName = units.find(({ id }) => id === townshipId)?.name ?? '';
  const villages = units
    .filter(({ kind }) => kind === 'village')
    .map(({ id, name, code }) => ({ id, name, code: code ?? codeOf(id) }));
  const villageIds = new Map(villages.map(({ code, id }) => [code, id]));
  const villagesById = new Map(villages.map(({ id, name, code }) => [id, { name, code }]));
  const unitIds = new Map(units.map(({ name, id }) => [bareUnit(name, townshipName), id]));
  return {
    townshipId,
    townshipName,
    centreId,
    villages: villages.map(({ name, code }) => ({ name, code })),
    localTypes,
    classOf: (code, day) => localTypesOn(localTypes, day).find((type) => type.code === code)?.typeCode,
    villageOf: (placeId) => villagesById.get(placeId),
    villageId: (code) => villageIds.get(code),
    unitId: (name) => unitIds.get(bareUnit(name, townshipName)),
    // Two of one name cannot be told apart by a register: then nobody is named.
    staffIds: (names) =>
      names.flatMap((name) => {
        const found = staff.filter((person) => person.name === name);
        return found.length === 1 ? found.map(({ id }) => id) : [];
      }),
  };
}

/** A village without an administrative code still needs a stable one. */
const codeOf = (id: string): string => id.replaceAll('-', '').slice(0, 20);

/** 月山镇综治中心, 镇综治中心 and 综治中心 are one; so are 柳溪村 and 柳溪村调委会. */
function bareUnit(name: string, townshipName: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(townshipName, '')
    .replace(/^(镇|乡|街道)/, '')
    .replace(/(人民)?(调解委员会|调委会|村委会|居委会)$/, '');
}
