import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { makeCursor, openCursor } from '#casework/dispute';
import { noSuchTownship, type StaffActor } from '#casework/organisation';
import { type PublicityFiguresQuery, type PublicityListQuery, publicityKinds } from '#domain';
import { Clock, isoInstant, query, type Tx } from '#platform';
import { publicityFigures } from './publicity.figures.ts';
import { noSuchRecord } from './publicity.refusals.ts';
import { mayKeepAt } from './publicity.rights.ts';
import type { PublicityFiguresView, PublicityPage, PublicityRecordView } from './publicity.view.ts';

type Row = Omit<PublicityRecordView, 'isChangeable'> & { readonly townshipId: string };

const columns = `
  p.id, p.township_id as "townshipId", p.held_on::text as "heldOn",
  jsonb_build_object('id', o.id, 'name', o.name) as place, p.kind, p.title, p.participants, p.consultations, p.materials,
  p.note, e.name as "enteredBy", ${isoInstant('p.entered_at')} as "enteredAt", p.replaces,
  case when p.cancelled_at is not null then
    jsonb_build_object('by', c.name, 'at', ${isoInstant('p.cancelled_at')}, 'reason', p.cancel_reason) end as cancelled`;
const joins = `
  join organisation o on o.id = p.place_id
  join staff e on e.id = p.entered_by
  left join staff c on c.id = p.cancelled_by`;
const sort = 'publicity';

/** Reads the register. */
@Injectable()
export class PublicityList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleError kind "not-found" for a township that is not theirs; "invalid", code "unknown-cursor" */
  async page(actor: StaffActor, asked: PublicityListQuery): Promise<PublicityPage> {
    const { from, to, placeId = null, kind = null, withCancelled, limit, cursor } = asked;
    const [heldOn, id] = cursor === undefined ? [null, null] : openCursor(cursor, sort);
    const rows = await query<Row>(this.dataSource, {
      name: 'publicity.page',
      text: `
        select ${columns} from publicity_record p ${joins}
        where p.township_id = any($1::uuid[]) and ($2::uuid is null or p.place_id = $2) and p.held_on between $3::date and $4::date
          and ($5::text is null or p.kind = $5) and ($6 or p.cancelled_at is null)
          and ($7::date is null or (p.held_on, p.id) < ($7::date, $8::uuid))
        order by p.held_on desc, p.id desc limit $9`,
      values: [
        townshipsOf(actor, asked.townshipId),
        placeId,
        from,
        to,
        kind,
        withCancelled,
        heldOn,
        id,
        limit + 1,
      ],
    });
    const items = rows.slice(0, limit).map((row) => viewOf(row, actor));
    const last = items.at(-1);
    return {
      items,
      nextCursor: rows.length > limit && last ? makeCursor(sort, last.heldOn, last.id) : null,
    };
  }

  /** One record. @throws RuleError kind "not-found" */
  async one(on: Tx, actor: StaffActor, id: string): Promise<PublicityRecordView> {
    const [row] = await query<Row>(on, {
      name: 'publicity.one',
      text: `select ${columns} from publicity_record p ${joins} where p.id = $1 and p.township_id = any($2::uuid[])`,
      values: [id, actor.townshipIds],
    });
    if (row === undefined) throw noSuchRecord();
    return viewOf(row, actor);
  }

  /** The sums of a period. @throws RuleError as {@link page} */
  async figures(actor: StaffActor, asked: PublicityFiguresQuery): Promise<PublicityFiguresView> {
    const { from, to, placeId = null, asOf = this.clock.now().toISOString() } = asked;
    const townshipIds = townshipsOf(actor, asked.townshipId);
    const { total, byKind } = await publicityFigures(this.dataSource, {
      townshipIds,
      placeId,
      from,
      to,
      asOf,
    });
    return { from, to, asOf, total, byKind: publicityKinds.map((kind) => ({ kind, ...byKind[kind] })) };
  }
}

function townshipsOf(actor: StaffActor, townshipId: string | undefined): readonly string[] {
  if (townshipId === undefined) return actor.townshipIds;
  if (!actor.townshipIds.includes(townshipId)) throw noSuchTownship();
  return [townshipId];
}

function viewOf({ townshipId, ...row }: Row, actor: StaffActor): PublicityRecordView {
  const isOpen = row.cancelled === null;
  return { ...row, isChangeable: isOpen && mayKeepAt(actor, { townshipId, placeId: row.place.id }) };
}
