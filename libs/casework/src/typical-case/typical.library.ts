import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { makeCursor, openCursor } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  citations,
  type DisputeType,
  isCapable,
  mayDraftTypicalCase,
  type TypicalGrade,
  type TypicalLaw,
  type TypicalListQuery,
  typicalGrades,
} from '#domain';
import { isoInstant, query } from '#platform';
import { placesOf, residuesOf, type ToldTexts } from './typical.check.ts';
import { TypicalDesk } from './typical.desk.ts';
import { gradeOf } from './typical.records.ts';
import { gradedUp, noSuchTypicalCase, residueLeft } from './typical.refusals.ts';
import { Verdicts } from './typical.verdicts.ts';
import type { TypicalCasePage, TypicalCaseView } from './typical.view.ts';

/** What was released, as the row holds it. */
export interface ReleasedCase extends Omit<ToldTexts, 'laws'> {
  readonly id: string;
  readonly disputeId: string;
  readonly typeCode: DisputeType;
  readonly grade: TypicalGrade;
  readonly laws: readonly TypicalLaw[];
  readonly edition: number;
  readonly version: number;
  readonly releasedOn: string;
  /** ISO instant. */
  readonly releasedAt: string;
  readonly sortKey: string;
  /** The mediators keep their names. */
  readonly nameMediators: boolean;
  /** Of the case, today. */
  readonly caseVersion: number;
  readonly hash: string;
}

const columns = `
  t.id, t.dispute_id as "disputeId", t.type_code as "typeCode", t.grade, t.laws, t.edition, t.version, t.hash, t.names_mediators as "nameMediators",
  (t.released_at at time zone 'Asia/Shanghai')::date::text as "releasedOn",
  ${isoInstant('t.released_at')} as "releasedAt",
  to_char(t.released_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as "sortKey",
  t.title, t.facts, t.process, t.result, t.comment, d.version as "caseVersion"`;
const source = 'typical_case t join dispute d on d.id = t.dispute_id';
const sort = 'typical';
/** Characters of the first part in the list. */
const leadLength = 90;
/** As many as a feed holds. */
const feedLength = 50;

/** Reads what was released. Nothing of it leads back to its case for whoever may not see that. */
@Injectable()
export class TypicalLibrary {
  readonly #verdicts = new Verdicts();

  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: TypicalDesk,
  ) {}

  /**
   * What is hidden is on the page of those alone who release, marked as such; so a page may hold fewer than were asked for.
   * @throws RuleError kind "invalid", code "unknown-cursor"
   */
  async page(actor: StaffActor, asked: TypicalListQuery): Promise<TypicalCasePage> {
    const rows = await this.#rows(actor, asked, asked.limit + 1);
    const asRead = rows.slice(0, asked.limit);
    const last = asRead.at(-1);
    const items = await this.#looked(asRead);
    return {
      items: items
        .filter(({ hidden }) => !hidden || seesHidden(actor))
        .map(({ told: { id, title, typeCode, laws, releasedOn, edition, facts }, hidden }) => ({
          ...{ id, title, typeCode, releasedOn, edition, hidden },
          laws: [...laws],
          lead: [...facts].slice(0, leadLength).join(''),
        })),
      nextCursor: rows.length > asked.limit && last ? makeCursor(sort, last.sortKey, last.id) : null,
    };
  }

  /** One to be read. @throws RuleError kind "not-found": also for one that is hidden, but for those who release */
  async one(actor: StaffActor, id: string): Promise<TypicalCaseView> {
    const told = await this.#released(actor, id);
    const { title, typeCode, laws, releasedOn, edition, facts, process, result, comment, hash, version } =
      told;
    const [looked] = await this.#looked([told]);
    const hidden = looked?.hidden ?? false;
    if (hidden && !seesHidden(actor)) throw noSuchTypicalCase();
    const standing = await this.desk.standing(actor, told.disputeId);
    return {
      ...{ id, title, typeCode, releasedOn, edition, facts, process, result, comment, hash, version, hidden },
      laws: [...laws],
      disputeId: standing?.sight === 'case' ? told.disputeId : null,
      mayWithdraw: standing !== null && mayDraftTypicalCase(actor, standing.ties),
    };
  }

  /**
   * One to be carried out of the house: the check runs once more over everybody who is in the records today.
   * @throws RuleError kind "not-found"; "invalid", code "typical-residue"; "conflict", code "typical-graded-up"
   */
  async forExport(actor: StaffActor, id: string): Promise<ReleasedCase> {
    const told = await this.#released(actor, id);
    const { texts, residues, isGradedUp } = await this.#check(told);
    if (residues.length > 0) throw residueLeft(placesOf(residues, texts));
    if (isGradedUp) throw gradedUp();
    return told;
  }

  /** The latest that were released, for a feed; what is hidden is left out. */
  async latest(actor: StaffActor): Promise<readonly ReleasedCase[]> {
    const looked = await this.#looked(await this.#rows(actor, {}, feedLength));
    return looked.filter(({ hidden }) => !hidden).map(({ told }) => told);
  }

  /**
   * Released texts, and whether each is hidden: somebody in it has become known since, or its case is told more carefully today than
   * when it was released. As long as nothing has changed that this depends on, the verdict stands.
   */
  async #looked(
    rows: readonly ReleasedCase[],
  ): Promise<readonly { readonly told: ReleasedCase; readonly hidden: boolean }[]> {
    const names = await this.#namesDigest();
    const looked = [];
    for (const told of rows) {
      const find = async () => {
        const { residues, isGradedUp } = await this.#check(told);
        return residues.length === 0 && !isGradedUp;
      };
      const isClean = await this.#verdicts.about([told.id, told.version, told.caseVersion, names], find);
      looked.push({ told, hidden: !isClean });
    }
    return looked;
  }

  /** Of all names of units and of people who work here: whoever is renamed may be known by it. */
  async #namesDigest(): Promise<string> {
    const [row] = await query<{ digest: string }>(this.dataSource, {
      name: 'typical.names-digest',
      text: `select md5(concat_ws('/', (select string_agg(name, '/' order by id) from organisation),
               (select string_agg(name, '/' order by id) from staff))) as digest`,
    });
    return row?.digest ?? '';
  }

  async #rows(
    { townshipIds }: StaffActor,
    { typeCode, law, words, cursor }: Partial<TypicalListQuery>,
    limit: number,
  ): Promise<readonly ReleasedCase[]> {
    const [sortKey, id] = cursor === undefined ? [null, null] : openCursor(cursor, sort);
    const wanted = (words ?? '').split(/\s+/u).filter((one) => one !== '');
    return await query<ReleasedCase>(this.dataSource, {
      name: 'typical.page',
      text: `
        select ${columns} from ${source}
        where t.state = 'released' and t.township_id = any($1::uuid[]) and ($2::text is null or t.type_code = $2)
          and ($3::text is null or exists (
            select 1 from jsonb_array_elements(t.laws) l where strpos(concat(l ->> 'law', l ->> 'articles'), $3) > 0))
          and not exists (
            select 1 from unnest($4::text[]) w
            where strpos(lower(concat_ws(' ', t.title, t.facts, t.process, t.result, t.comment)), lower(w)) = 0)
          and ($5::timestamp is null or (t.released_at, t.id) < ($5::timestamp at time zone 'UTC', $6::uuid))
        order by t.released_at desc, t.id desc limit $7`,
      values: [
        townshipIds,
        typeCode ?? null,
        law?.replaceAll(/[《》]/gu, '').replace(/^中华人民共和国/u, '') ?? null,
        wanted,
        sortKey,
        id,
        limit,
      ],
    });
  }

  async #released({ townshipIds }: StaffActor, id: string): Promise<ReleasedCase> {
    const [row] = await query<ReleasedCase>(this.dataSource, {
      name: 'typical.released',
      text: `select ${columns} from ${source} where t.id = $1 and t.state = 'released' and t.township_id = any($2::uuid[])`,
      values: [id, townshipIds],
    });
    if (row === undefined) throw noSuchTypicalCase();
    return row;
  }

  async #check(told: ReleasedCase) {
    const { context, story, identities } = await this.desk.records.of(told.disputeId);
    const texts = { ...told, laws: citations(told.laws) };
    return {
      texts,
      residues: residuesOf(texts, identities, told).filter(({ certainty }) => certainty === 'sure'),
      isGradedUp: typicalGrades.indexOf(gradeOf(context, story)) > typicalGrades.indexOf(told.grade),
    };
  }
}

/** Whoever releases has to know what was hidden, to take it back or tell it anew. */
const seesHidden = ({ roles }: StaffActor): boolean => isCapable(roles, 'typical.release');
