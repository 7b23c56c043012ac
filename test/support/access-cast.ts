import { type Relation, type Role, relations, roles } from '#domain';
import { query } from '#platform';
import type { Session, TestApp } from './app.ts';

/** How a case is tied to somebody: by a relation, as the unit that led an ended case, or lying in another township. */
export type Tie = Relation | 'formerLead' | 'outside';
export const ties: readonly Tie[] = [...relations, 'formerLead', 'outside'];

/** A case that stands in exactly one tie to one person. */
export interface TiedCase {
  readonly id: string;
  readonly partyId: string;
  readonly tie: Tie;
  /** Its number of persons: by it a case is known in an export, too. */
  readonly persons: number;
}

/** Somebody with exactly one role, and a case in each tie. */
export interface Player extends Session {
  readonly role: Role;
  readonly username: string;
  readonly cases: readonly TiedCase[];
}

/** What only those may read who see a case. */
export const secrets = {
  name: '慕容雪晴',
  initials: 'mrxq',
  summary: '祖宅西墙与邻居滴水檐',
  phone: '13987654321',
  idNumber: '11010519491231002X',
} as const;

const unitOf: Readonly<Record<Role, string>> = {
  reporter: '石桥岭村',
  mediator: '枣林沟村',
  office: '月山镇司法所',
  centre: '月山镇综治中心',
  leader: '月山镇',
  assisting: '派出所',
  auditor: '月山镇',
  administrator: '月山镇',
};

/** Adds a township beside 月山镇, with a centre and a village. @returns the id of the village */
export async function otherTownship(app: TestApp): Promise<string> {
  const add = async (parent: string, kind: string, name: string): Promise<string> => {
    const [row] = await query<{ id: string }>(app.dataSource, {
      text: 'insert into organisation (parent_id, kind, name) values ($1, $2, $3) returning id',
      values: [parent, kind, name],
    });
    return row?.id ?? '';
  };
  const id = await add(await app.unit('博爱县'), 'township', '清化镇');
  await add(id, 'centre', '清化镇综治中心');
  return await add(id, 'village', '东关村');
}

/** One person per role and, for each, one case per tie; nobody else is tied to any of them. */
export async function aCast(app: TestApp): Promise<readonly Player[]> {
  const village = await app.unit('柳溪村');
  const elsewhere = await otherTownship(app);
  await app.person('report-elsewhere', 'centre', elsewhere);
  const neutral = { reporter: await app.as('wanggeyuan'), holder: await app.unit('环保办') };
  const stranger = await app.as('report-elsewhere');
  let persons = 1000;
  const players: Player[] = [];
  for (const role of roles) {
    const username = `only-${role}`;
    await app.person(username, role, await app.unit(unitOf[role]));
    const session = await app.as(username);
    const cases: TiedCase[] = [];
    for (const tie of ties) {
      persons += 1;
      const isOutside = tie === 'outside';
      const [by, placeId] = isOutside ? [stranger, elsewhere] : [neutral.reporter, village];
      const made = await by.browser.post('/api/v1/disputes').send(reportAt(placeId, persons)).expect(201);
      const partyId: string = made.body.parties[0].id;
      await bind(app, made.body.id, boundBy(tie, role, session, { ...neutral, placeId }));
      cases.push({ id: made.body.id, partyId, tie, persons });
    }
    players.push({ ...session, role, username, cases });
  }
  return players;
}

const reportAt = (placeId: string, persons: number) => ({
  origin: 'grid',
  placeId,
  typeCode: 'HOU',
  summary: secrets.summary,
  persons,
  parties: [
    { role: 'applicant', name: secrets.name, phone: secrets.phone, idNumber: secrets.idNumber },
    { role: 'respondent', name: '欧阳铁柱' },
  ],
});

interface Bound {
  readonly reporterId: string;
  readonly holderId: string | null;
  readonly leadId: string | null;
  readonly offer: { readonly toId: string; readonly fromId: string } | null;
  readonly assistingIds: readonly string[];
  readonly mediatorIds: readonly string[];
  readonly placeId: string;
}

function boundBy(
  tie: Tie,
  role: Role,
  { staffId, organisationId }: Session,
  neutral: { readonly reporter: Session; readonly holder: string; readonly placeId: string },
): Bound {
  // Whoever holds and mediates a case of another township still does not see it.
  const is = (wanted: Tie) =>
    tie === wanted || (tie === 'outside' && (wanted === 'own' || wanted === 'holder'));
  const isOwn = is('own');
  const holderId = is('holder') ? organisationId : neutral.holder;
  return {
    reporterId: isOwn && role === 'reporter' ? staffId : neutral.reporter.staffId,
    holderId: tie === 'formerLead' ? null : holderId,
    leadId: is('formerLead') ? organisationId : null,
    offer: is('offered') ? { toId: organisationId, fromId: neutral.holder } : null,
    assistingIds: is('assisting') ? [organisationId] : [],
    mediatorIds: isOwn && role !== 'reporter' ? [staffId] : [],
    placeId: tie === 'village' ? organisationId : neutral.placeId,
  };
}

/** Writes the ties into row and snapshot at once, past the machine: no history leads to all of them. */
async function bind(app: TestApp, id: string, bound: Bound): Promise<void> {
  await query(app.dataSource, {
    text: `update dispute set reporter_id = $2, holder_id = $3, lead_id = $4, offered_to_id = $5, assisting_ids = $6,
             mediator_ids = $7, place_id = $8, stage = case when $3::uuid is null then 'closed' else stage end,
             snapshot = jsonb_set(snapshot, '{context}', snapshot->'context' || $9)
               || case when $3::uuid is null then '{"value": "terminated"}'::jsonb else '{}' end
           where id = $1`,
    values: [
      id,
      bound.reporterId,
      bound.holderId,
      bound.leadId,
      bound.offer?.toId ?? null,
      bound.assistingIds,
      bound.mediatorIds,
      bound.placeId,
      JSON.stringify(bound),
    ],
  });
}
