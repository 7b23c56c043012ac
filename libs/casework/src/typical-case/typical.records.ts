import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { everyPartyOf, historiesOf, isDestroyedSql, PersonalData, standingOf } from '#casework/dispute';
import {
  type CaseIdentities,
  type CaseStory,
  type DisputeContext,
  type DisputeState,
  type DisputeType,
  erasedName,
  type IsoDate,
  type KnownPerson,
  restore,
  type TypicalGrade,
  typicalGradeOf,
} from '#domain';
import { query, type Tx } from '#platform';
import { outcomesOf, sessionsOf } from './typical.story.ts';

/** What the records hold of a case: what it tells, and by what its people are known. */
export interface CaseRecord {
  readonly state: DisputeState;
  readonly context: DisputeContext;
  readonly story: CaseStory;
  readonly identities: CaseIdentities;
  /** Somebody of it was erased, or its dossier destroyed: nothing tells their names from other words any more. */
  readonly isForgotten: boolean;
}

interface CaseRow {
  readonly snapshot: unknown;
  readonly typeCode: DisputeType;
  readonly number: string | null;
  readonly summary: string;
  readonly persons: number;
  readonly amountFen: number | null;
  readonly reportedOn: string;
  readonly acceptedOn: string | null;
  readonly isDestroyed: boolean;
  readonly places: readonly string[];
}

/** How careful the telling of a case must be, by its marks and by every word that would be told of it. */
export const gradeOf = (
  context: DisputeContext,
  { summary, sessions, outcomes }: Pick<CaseStory, 'summary' | 'sessions' | 'outcomes'>,
): TypicalGrade =>
  typicalGradeOf(context, [
    summary,
    ...sessions.map(({ record }) => record),
    ...outcomes.flatMap(({ words }) => words ?? []),
  ]);

/** The days on which something of a case happened. */
const daysOf = (
  { reportedOn, acceptedOn }: Pick<CaseRow, 'reportedOn' | 'acceptedOn'>,
  sessions: CaseStory['sessions'],
  outcomes: CaseStory['outcomes'],
): readonly IsoDate[] => [
  ...new Set([
    reportedOn,
    ...(acceptedOn === null ? [] : [acceptedOn]),
    ...sessions.map(({ heldOn }) => heldOn),
    ...outcomes.map(({ on }) => on),
  ]),
];

/** Reads a case for the one purpose of telling it without its people. */
@Injectable()
export class TypicalRecords {
  constructor(
    private readonly dataSource: DataSource,
    private readonly personal: PersonalData,
  ) {}

  /** Everything of a case at once; who may see it was asked before. */
  async of(id: string, on: Tx | DataSource = this.dataSource): Promise<CaseRecord> {
    const row = await this.#row(id, on);
    const { value: state, context } = restore(row.snapshot);
    const events = standingOf(await historiesOf(on, [id]));
    const parties = await everyPartyOf(on, this.personal, id, context);
    const { contactPhones } = await this.personal.intakeOf(on, id);
    const sessions = sessionsOf(events);
    const staff = await this.#staff(id, context, on);
    const value = (kind: 'id_number' | 'phone' | 'case_number') => (one: string | null) =>
      one === null ? [] : [{ kind, value: one }];
    const courtNumbers = events.flatMap(({ payload }) =>
      typeof payload.courtNumber === 'string' ? [payload.courtNumber] : [],
    );
    const outcomes = outcomesOf(events);
    return {
      state,
      context,
      story: {
        typeCode: row.typeCode,
        reportedOn: row.reportedOn,
        acceptedOn: row.acceptedOn,
        summary: row.summary,
        people: row.persons,
        amountFen: row.amountFen,
        sessions,
        outcomes,
      },
      identities: {
        people: [
          ...parties.map(
            ({ name, kind, role }): KnownPerson => ({
              name,
              isOrganisation: kind === 'organisation',
              role: role === 'representative' || role === 'guardian' ? 'agent' : 'party',
            }),
          ),
          ...[...new Set(sessions.flatMap(({ invited }) => invited))].map(
            (name): KnownPerson => ({ name, role: 'invited', isOrganisation: false }),
          ),
          ...staff,
        ],
        numbers: [
          ...parties.flatMap(({ idNumber }) => value('id_number')(idNumber)),
          ...parties.flatMap(({ phone }) => value('phone')(phone)),
          ...contactPhones.flatMap(value('phone')),
          ...[row.number, ...courtNumbers].flatMap(value('case_number')),
        ],
        addresses: parties.flatMap(({ address }) => address ?? []),
        places: row.places,
        days: daysOf(row, sessions, outcomes),
        said: [
          row.summary,
          ...(row.amountFen === null ? [] : [`${row.amountFen / 100}元`]),
          ...sessions.map(({ record }) => record),
          ...outcomes.flatMap(({ words }) => words ?? []),
        ],
        reportedOn: row.reportedOn,
      },
      isForgotten: row.isDestroyed || parties.some(({ name }) => name === erasedName),
    };
  }

  /** How carefully a case must be told, without a look at its people. */
  async gradeOf(id: string, context: DisputeContext): Promise<TypicalGrade> {
    const byMarks = typicalGradeOf(context, []);
    if (byMarks === 'strict') return byMarks;
    const [[row], events] = await Promise.all([
      query<Pick<CaseRow, 'summary'>>(this.dataSource, {
        name: 'typical.summary',
        text: 'select summary from dispute where id = $1',
        values: [id],
      }),
      historiesOf(this.dataSource, [id]),
    ]);
    const standing = standingOf(events);
    const summary = row?.summary ?? '';
    return gradeOf(context, { summary, sessions: sessionsOf(standing), outcomes: outcomesOf(standing) });
  }

  /** Was any other dispute of this kind reported in this village in this month? */
  async hasLikes(id: string, on: Tx | DataSource): Promise<boolean> {
    const rows = await query(on, {
      name: 'typical.likes',
      text: `
        select 1 from dispute d join dispute other on other.township_id = d.township_id and other.place_id = d.place_id
          and other.type_code = d.type_code and other.id <> d.id
          and other.reported_on >= date_trunc('month', d.reported_on)
          and other.reported_on < date_trunc('month', d.reported_on) + interval '1 month'
        where d.id = $1 limit 1`,
      values: [id],
    });
    return rows.length > 0;
  }

  async #row(id: string, on: Tx | DataSource): Promise<CaseRow> {
    const [row] = await query<CaseRow>(on, {
      name: 'typical.case',
      text: `
        select d.snapshot, d.type_code as "typeCode", d.number, d.summary, d.persons, d.amount_fen::float8 as "amountFen",
          d.reported_on::text as "reportedOn", d.accepted_on::text as "acceptedOn",
          ${isDestroyedSql} as "isDestroyed",
          array(
            with recursive above as (
              select o.id, o.parent_id, o.name from organisation o where o.id = d.township_id
              union all select o.id, o.parent_id, o.name from organisation o join above a on o.id = a.parent_id)
            select name from above
            union select o.name from organisation o where o.parent_id = d.township_id and o.kind = 'village'
            union select o.name from organisation o where o.id = d.place_id) as places
        from dispute d where d.id = $1`,
      values: [id],
    });
    if (row === undefined) throw new Error('a case that was seen has a row');
    return row;
  }

  /** Who works here and has to do with the case. */
  async #staff(
    id: string,
    { mediatorIds, reporterId }: DisputeContext,
    on: Tx | DataSource,
  ): Promise<readonly KnownPerson[]> {
    const rows = await query<{ name: string; isMediator: boolean }>(on, {
      name: 'typical.staff',
      text: `
        select distinct s.name, s.id = any($2::uuid[]) as "isMediator" from staff s
        where s.id = any($2::uuid[]) or s.id = $3
          or s.id in (select e.actor_id from dispute_event e where e.dispute_id = $1)`,
      values: [id, mediatorIds, reporterId],
    });
    return rows.map(({ name, isMediator }) => ({
      name,
      role: isMediator ? 'mediator' : 'staff',
      isOrganisation: false,
    }));
  }
}
