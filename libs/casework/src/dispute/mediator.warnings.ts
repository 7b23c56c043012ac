import type { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { spelling } from '#casework/spelling';
import {
  chineseSurnameOf,
  type DisputeContext,
  type DisputeSnapshot,
  eventsNow,
  type InterestSign,
  type InterestWarning,
  interestSigns,
  isSameName,
} from '#domain';
import { query, type Tx } from '#platform';
import { Parameters, visible } from './dispute.visibility.ts';
import type { PersonalData } from './personal.data.ts';

/** The commands that name who will mediate. */
export const namingCommands = ['SIGN_FOR', 'REASSIGN', 'ACT_AT_ONCE', 'RETRY', 'SETTLE_ON_SPOT'] as const;
const naming: ReadonlySet<string> = new Set(namingCommands);

/**
 * What the history keeps of the warnings with which mediators were named; nothing for other commands, and where the case does
 * not take the command now: what is refused costs no search.
 */
export async function warningsOf(
  tx: Tx,
  personal: PersonalData,
  actor: StaffActor,
  intention: { readonly type: string; readonly mediatorIds?: readonly string[] },
  snapshot: DisputeSnapshot,
): Promise<{ readonly warned?: readonly InterestWarning[] }> {
  const { type, mediatorIds = [] } = intention;
  if (!naming.has(type) || !eventsNow(snapshot).some((event) => event === type)) return {};
  const warned = await mediatorWarnings(tx, personal, actor, mediatorIds, snapshot.context);
  return warned.length === 0 ? {} : { warned };
}

/** So many other cases of the parties are looked at, the latest. */
const otherCasesAtMost = 200;

type AboutCase = Pick<DisputeContext, 'parties' | 'placeId'>;

interface Pair {
  readonly mediatorId: string;
  readonly partyId: string;
  readonly mediatorName: string;
  readonly partyName: string;
  readonly worksThere: boolean;
  readonly samePhone: boolean;
  readonly otherCase: boolean;
}

/**
 * What the register hints at between people who may mediate and the parties of a case. Looks into cases that the actor sees
 * whole and that are not sensitive, so that a warning tells nobody of a case that they do not know.
 * @source decision 0055
 */
export async function mediatorWarnings(
  on: Tx | DataSource,
  personal: PersonalData,
  actor: StaffActor,
  mediatorIds: readonly string[],
  { parties, placeId }: AboutCase,
): Promise<readonly InterestWarning[]> {
  if (mediatorIds.length === 0 || parties.length === 0) return [];
  const phones = await personal.staffPhoneIndexes(on, mediatorIds);
  const parameters = new Parameters();
  const own = `${parameters.add(parties.map(({ id }) => id))}::uuid[]`;
  const people = `${parameters.add(mediatorIds)}::uuid[]`;
  const [ids, indexes] = [
    `${parameters.add(phones.map(([id]) => id))}::uuid[]`,
    `${parameters.add(phones.map(([, index]) => index))}::bytea[]`,
  ];
  const place = `${parameters.add(placeId)}::uuid`;
  const pairs = await query<Pair>(on, {
    text: `
      with mediator as (select id, name, organisation_id from staff where id = any(${people})),
      phone as (select * from unnest(${ids}, ${indexes}) as x (staff_id, index)),
      own as (select * from party where id = any(${own}) and erased_on is null),
      hit as (
        select own.id as party_id, p.dispute_id, p.id from own join party p on p.id_number_index = own.id_number_index
        union select own.id, p.dispute_id, p.id from own join party p on p.phone_index = own.phone_index
        union select own.id, p.dispute_id, p.id from own join party p on p.name = own.name),
      other as materialized (
        select h.party_id, h.dispute_id, h.id from hit h join dispute d on d.id = h.dispute_id
        where not (h.dispute_id in (select dispute_id from own)) and not d.sensitive and ${visible(actor, 'case', parameters)}
        order by d.reported_on desc, d.id, h.id limit ${otherCasesAtMost}),
      together as (
        select o.party_id, m.id as mediator_id from other o join party p on p.dispute_id = o.dispute_id and p.id <> o.id
        join mediator m on m.name = p.name or exists (
          select 1 from phone where phone.staff_id = m.id and phone.index = p.phone_index)
        union
        select o.party_id, m.id from other o
        join dispute_event e on e.dispute_id = o.dispute_id and e.type = 'HOLD_SESSION'
        join lateral jsonb_array_elements(e.payload -> 'invited') as guest on true
        join mediator m on m.name = guest ->> 'name')
      select m.id as "mediatorId", own.id as "partyId", m.name as "mediatorName", own.name as "partyName",
        m.organisation_id = ${place} as "worksThere",
        exists (select 1 from phone where phone.staff_id = m.id and phone.index = own.phone_index) as "samePhone",
        exists (select 1 from together t where t.party_id = own.id and t.mediator_id = m.id) as "otherCase"
      from mediator m cross join own order by m.id, own.id`,
    values: parameters.values,
  });
  return pairs.flatMap((pair) => {
    const signs = interestSigns.filter((sign) => shows[sign](pair));
    return signs.length === 0 ? [] : [{ mediatorId: pair.mediatorId, partyId: pair.partyId, signs }];
  });
}

/** A family name of two signs is known by its simplified ones. */
const surnameOf = (name: string): string | null => chineseSurnameOf(spelling.simplified(name));

function isSameSurname(one: string, other: string): boolean {
  const surname = surnameOf(one);
  return surname !== null && surname === surnameOf(other);
}

const shows: Readonly<Record<InterestSign, (pair: Pair) => boolean>> = {
  same_phone: ({ samePhone }) => samePhone,
  same_name: ({ mediatorName, partyName }) => isSameName(mediatorName, partyName, spelling.simplified),
  other_case: ({ otherCase }) => otherCase,
  same_surname: ({ mediatorName, partyName, worksThere }) =>
    worksThere &&
    !isSameName(mediatorName, partyName, spelling.simplified) &&
    isSameSurname(mediatorName, partyName),
};
