import type { DataSource } from 'typeorm';
import { atWorkAmong, type Person } from '#casework/organisation';
import {
  capabilityRights,
  type DisputeContext,
  type Keepers,
  keepersAmong,
  type PossibleKeeper,
} from '#domain';
import { query, type Tx } from '#platform';
import type { Recipient } from './key.share.ts';
import { refused } from './sealed-note.refusals.ts';

/** Somebody with a key in use. */
export interface KeyHolder extends Person, Recipient, PossibleKeeper {
  readonly madeAt: Date;
  /** They had another key before, whose code they had lost or changed. */
  readonly isReplaced: boolean;
}

/** Whom a note of a case may be sealed to today. */
export interface Circle {
  /** Mediators of the case, and who stands in for one of them. */
  readonly readers: readonly KeyHolder[];
  /** Those of them who have no key yet. */
  readonly without: readonly Person[];
  readonly keepers: Keepers<KeyHolder>;
}

/** Who belongs to the circle of a case today. @param day  today */
export async function circleOf(
  on: Tx | DataSource,
  { mediatorIds, townshipId }: Pick<DisputeContext, 'mediatorIds' | 'townshipId'>,
  day: string,
): Promise<Circle> {
  const people = await query<CircleRow>(on, {
    name: 'sealed-note.circle',
    text: `
      with reader as (${atWorkAmong})
      select s.id in (select id from reader) as "isReader", s.id, s.name, o.name as organisation, a.roles, a.is_head as "isHead",
        case when k.id is not null then jsonb_build_object('keyId', k.id, 'publicKey', encode(k.public_key, 'hex'), 'madeAt', k.made_at,
          'isReplaced', exists (select 1 from sealing_key old where old.staff_id = s.id and old.retired_at is not null)) end as key
      from staff s join organisation o on o.id = s.organisation_id and s.active
      join lateral (select array_agg(distinct role) as roles, bool_or(is_head) as is_head from appointment
                    where staff_id = s.id and $2 between starts_on and coalesce(ends_on, 'infinity')) a on a.roles is not null
      left join sealing_key k on k.staff_id = s.id and k.retired_at is null
      where s.id in (select id from reader)
        or ((o.id = $3 or o.parent_id = $3) and k.id is not null and a.roles && $4::text[])
      order by s.name, s.id`,
    values: [mediatorIds, day, townshipId, capabilityRights['seal.keep']],
  });
  const holders = people.flatMap(({ key, ...person }) =>
    key === null
      ? []
      : [
          {
            ...person,
            ...key,
            staffId: person.id,
            publicKey: Buffer.from(key.publicKey, 'hex'),
            madeAt: new Date(key.madeAt),
          },
        ],
  );
  return {
    readers: holders.filter(({ isReader }) => isReader),
    without: people.filter(({ isReader, key }) => isReader && key === null).map(personOf),
    keepers: keepersAmong(holders.filter(({ isReader }) => !isReader)),
  };
}

/** Nothing but who it is. */
export const personOf = ({ id, name, organisation }: Person): Person => ({ id, name, organisation });

interface CircleRow extends Person, Pick<KeyHolder, 'roles' | 'isHead'> {
  readonly isReader: boolean;
  readonly key: HeldKey | null;
}

interface HeldKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly madeAt: string;
  readonly isReplaced: boolean;
}

/**
 * Those of the circle whose keys somebody was shown and agreed to; holds these keys in use until the transaction ends.
 * @throws RuleError kind "conflict", code "circle-changed": a key is none of the circle, or in use no more
 */
export async function agreedTo(
  tx: Tx,
  { readers, keepers }: Circle,
  keyIds: readonly string[],
): Promise<Pick<Circle, 'readers' | 'keepers'>> {
  const agreed = <P extends Recipient>(people: readonly P[]) =>
    people.filter(({ keyId }) => keyIds.includes(keyId));
  const chosen = {
    readers: agreed(readers),
    keepers: { leading: agreed(keepers.leading), guiding: agreed(keepers.guiding) },
  };
  const { leading, guiding } = chosen.keepers;
  const wanted = new Set(keyIds);
  const inUse = await query(tx, {
    text: 'select 1 from sealing_key where id = any($1::uuid[]) and retired_at is null for share',
    values: [[...wanted]],
  });
  const isWhole = chosen.readers.length + leading.length + guiding.length === wanted.size;
  if (!isWhole || inUse.length !== wanted.size || (leading.length === 0) !== (guiding.length === 0))
    throw refused('circle-changed');
  return chosen;
}
