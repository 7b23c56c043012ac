import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { goesOn, Parameters, type TieRow, tieColumns, visible } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import type { DisputeType, TypicalGrade, TypicalState } from '#domain';
import { decryptedRow, encryptedRow, execute, isoInstant, query, type Tx, Vault } from '#platform';
import { noSuchTypicalCase } from './typical.refusals.ts';
import { typicalTable, type Working } from './typical.tables.ts';

/** An edition, without what was released of it. */
export interface TypicalRow {
  readonly id: string;
  readonly disputeId: string;
  readonly townshipId: string;
  readonly edition: number;
  readonly version: number;
  readonly state: TypicalState;
  readonly grade: TypicalGrade;
  readonly typeCode: DisputeType;
  readonly editorIds: readonly string[];
  /** The mediators keep their names. */
  readonly nameMediators: boolean;
  readonly editors: readonly string[];
  readonly draftedBy: string;
  /** ISO instants. */
  readonly draftedAt: string;
  readonly submittedBy: string | null;
  readonly submittedAt: string | null;
  readonly releasedBy: string | null;
  readonly releasedAt: string | null;
  readonly ended: { readonly by: string; readonly at: string; readonly reason: string } | null;
}

/** An edition with what those have who write and review it; null once a party was erased. */
export interface OpenedEdition extends TypicalRow {
  readonly working: Working | null;
}

/** Is it still being written or reviewed? */
export const isUnderway = ({ state }: Pick<TypicalRow, 'state'>): boolean =>
  state === 'draft' || state === 'submitted';

const columns = `
  t.id, t.dispute_id as "disputeId", t.township_id as "townshipId", t.edition, t.version, t.state, t.grade,
  t.type_code as "typeCode", t.editor_ids as "editorIds", t.names_mediators as "nameMediators",
  array(select e.name from staff e where e.id = any(t.editor_ids) order by array_position(t.editor_ids, e.id)) as editors,
  w.name as "draftedBy", ${isoInstant('t.drafted_at')} as "draftedAt",
  u.name as "submittedBy", ${isoInstant('t.submitted_at')} as "submittedAt",
  r.name as "releasedBy", ${isoInstant('t.released_at')} as "releasedAt",
  case when t.ended_at is not null then
    jsonb_build_object('by', x.name, 'at', ${isoInstant('t.ended_at')}, 'reason', t.end_reason) end as ended`;
const joins = `
  join staff w on w.id = t.drafted_by left join staff u on u.id = t.submitted_by
  left join staff r on r.id = t.released_by left join staff x on x.id = t.ended_by`;

/** What a step writes beside the version. */
export interface TypicalChange {
  readonly state?: TypicalState;
  readonly grade?: TypicalGrade;
  readonly working?: Working;
  /** Who wrote in it, to be added to the editors. */
  readonly editorId?: string;
  readonly columns?: Readonly<Record<string, unknown>>;
}

/** Rows of typical cases; what is in a draft is read and written under its key here and nowhere else. */
@Injectable()
export class TypicalStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
  ) {}

  /** The editions of a case, the latest first. */
  async ofCase(disputeId: string): Promise<readonly TypicalRow[]> {
    return await query<TypicalRow>(this.dataSource, {
      name: 'typical.of-case',
      text: `select ${columns} from typical_case t ${joins} where t.dispute_id = $1 order by t.edition desc`,
      values: [disputeId],
    });
  }

  /**
   * What is being written and reviewed of cases that this person sees whole, with how they stand to each, the longest waiting
   * first; a hundred at most.
   */
  async underway(
    actor: StaffActor,
  ): Promise<readonly (TypicalRow & TieRow & { readonly number: string | null })[]> {
    const parameters = new Parameters();
    const isSeen = visible(actor, 'case', parameters);
    const text = `
      select ${columns}, d.number, ${tieColumns} from typical_case t ${joins} join dispute d on d.id = t.dispute_id
      where t.state in ('draft', 'submitted') and ${isSeen} order by t.changed_at limit 100`;
    return await query(this.dataSource, { text, values: parameters.values });
  }

  /**
   * @param locked waits for whoever changes it
   * @throws RuleError kind "not-found"
   */
  async open(id: string, on: Tx | DataSource = this.dataSource, locked = false): Promise<OpenedEdition> {
    const [row] = await query<TypicalRow & { key_id: number | null; working: Buffer | null }>(on, {
      name: locked ? 'typical.lock' : 'typical.open',
      text: `select ${columns}, t.key_id, t.working from typical_case t ${joins} where t.id = $1${locked ? ' for update of t' : ''}`,
      values: [id],
    });
    if (row === undefined) throw noSuchTypicalCase();
    const { key_id: keyId, working: encrypted, ...edition } = row;
    if (keyId === null || encrypted === null) return { ...edition, working: null };
    const { working } = decryptedRow(typicalTable, await this.vault.key(on, keyId), id, {
      working: encrypted,
    });
    return { ...edition, working: working ? (JSON.parse(working.toString('utf8')) as Working) : null };
  }

  /** Adds the next edition of a case. @returns its id */
  async add(
    tx: Tx,
    edition: Pick<TypicalRow, 'disputeId' | 'townshipId' | 'grade' | 'typeCode' | 'nameMediators'> & {
      readonly staffId: string;
      readonly at: string;
      readonly working: Working;
    },
  ): Promise<string> {
    const [made] = await query<{ id: string }>(tx, {
      name: 'typical.add',
      text: `
        insert into typical_case (dispute_id, township_id, edition, state, grade, type_code, editor_ids, names_mediators, drafted_by, drafted_at, changed_at)
        select $1, $2, 1 + coalesce((select max(edition) from typical_case where dispute_id = $1), 0), 'draft', $3, $4,
          array[$5::uuid], $7, $5, $6, $6 returning id`,
      values: [
        edition.disputeId,
        edition.townshipId,
        edition.grade,
        edition.typeCode,
        edition.staffId,
        edition.at,
        edition.nameMediators,
      ],
    });
    if (made === undefined) throw new Error('an insert returns its row');
    await execute(tx, {
      name: 'typical.fill',
      text: 'update typical_case set key_id = $2, working = $3 where id = $1',
      values: [made.id, ...(await this.#encrypted(tx, made.id, edition.working))],
    });
    return made.id;
  }

  /** Writes a step; the row is locked. */
  async change(tx: Tx, id: string, at: string, change: TypicalChange): Promise<void> {
    const { state, grade, working, editorId, columns: further = {} } = change;
    const [keyId, encrypted] = working === undefined ? [] : await this.#encrypted(tx, id, working);
    const set: Readonly<Record<string, unknown>> = {
      changed_at: at,
      ...(state === undefined ? {} : { state }),
      ...(grade === undefined ? {} : { grade }),
      ...(working === undefined ? {} : { key_id: keyId, working: encrypted }),
      ...further,
    };
    const names = Object.keys(set);
    const editors =
      editorId === undefined
        ? ''
        : `, editor_ids = case when $2::uuid = any(editor_ids) then editor_ids else editor_ids || $2::uuid end`;
    const first = editorId === undefined ? 2 : 3;
    await execute(tx, {
      text: `update typical_case set version = version + 1${editors}, ${names.map((name, n) => `${name} = $${n + first}`).join(', ')} where id = $1`,
      values: [id, ...(editorId === undefined ? [] : [editorId]), ...Object.values(set)],
    });
  }

  async #encrypted(tx: Tx, id: string, working: Working): Promise<readonly [unknown, unknown]> {
    const key = await this.vault.current(tx, typicalTable.purpose);
    const row = encryptedRow(typicalTable, key, id, { working: JSON.stringify(working) });
    return [row.key_id, row.working];
  }
}

/**
 * Drops the words of a case out of every draft of it, and of the case that goes on for it: a party of it was erased. What was
 * released names nobody.
 */
export async function forgetWorkings(tx: Tx, disputeId: string): Promise<void> {
  await execute(tx, {
    name: 'typical.forget',
    text: `
      with recursive ${goesOn('$1')}
      update typical_case set working = null, key_id = null where dispute_id in (select id from goes_on)`,
    values: [disputeId],
  });
}
