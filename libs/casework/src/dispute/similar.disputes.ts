import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { audit } from '#casework/audit';
import type { StaffActor } from '#casework/organisation';
import {
  disputeTypes,
  isCapable,
  isOpen,
  isWorthALook,
  type LikenessReason,
  likenessLabels,
  likenessScore,
  textLikeness,
} from '#domain';
import { Clock, inTransaction, query, type Statement } from '#platform';
import { DisputeDetail } from './dispute.detail.ts';
import { type DisputeRow, lineOf, rowColumns, rowJoins } from './dispute.row.ts';
import { disputeLine } from './dispute.view.ts';
import { Parameters, visible } from './dispute.visibility.ts';
import { everyPartyOf } from './party.reading.ts';
import { PersonalData } from './personal.data.ts';

const reasonCodes = Object.keys(likenessLabels) as LikenessReason[];

/** What is told so far; everything may still be missing. In the body: numbers do not belong into an address. */
export const toldSoFar = z.strictObject({
  placeId: z.uuid().optional(),
  typeCode: z.enum(disputeTypes).optional(),
  summary: z.string().max(4000).optional(),
  parties: z
    .array(
      z.strictObject({
        name: z.string().trim().max(100).optional(),
        phone: z.string().trim().max(30).optional(),
        idNumber: z.string().trim().max(30).optional(),
      }),
    )
    .max(60)
    .default([]),
});
type Told = z.output<typeof toldSoFar>;

const similarDispute = z.object({
  dispute: disputeLine,
  /** 0 to 100. */
  score: z.int(),
  /** A party is the same person, as far as the searcher may know; otherwise it is a similar open case. */
  isSamePerson: z.boolean(),
  reasons: z.array(z.object({ code: z.enum(reasonCodes), zh: z.string(), en: z.string() })),
});
z.globalRegistry.add(similarDispute, { title: 'SimilarDispute' });
export const similarDisputes = z.object({ items: z.array(similarDispute) });
type Similar = z.output<typeof similarDispute>;

const shownAtMost = 10;
/** The latest of one person, and the latest open ones of a village, that are compared. */
const comparedOfPerson = 100;
const comparedInPlace = 200;
/** Shorter ones are still being typed, and would be hits by chance. */
const shortestNumber = 6;

/** What is compared, with the blind indexes of the numbers that the searcher may search by. */
interface Asked extends Pick<Told, 'placeId' | 'typeCode' | 'summary'> {
  readonly names: readonly string[];
  readonly numberIndexes: readonly Buffer[];
  readonly phoneIndexes: readonly Buffer[];
  readonly except: string | null;
}

interface Candidate extends DisputeRow {
  readonly isSameNumber: boolean;
  readonly isSamePhone: boolean;
  readonly sameNames: number;
}

/** Cases that may be the same dispute: offered while one is told, and of one that is there. */
@Injectable()
export class SimilarDisputes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly personal: PersonalData,
    private readonly detail: DisputeDetail,
  ) {}

  /**
   * What may be the dispute that is being told, the likeliest first, at most ten. Numbers are searched by for whoever may
   * find people by them, and that search is noted, as everywhere.
   */
  async toTold(actor: StaffActor, told: Told): Promise<{ readonly items: readonly Similar[] }> {
    const asked = await this.asked(actor, told, null);
    if (asked.numberIndexes.length + asked.phoneIndexes.length > 0) await this.noteSearch(actor);
    return await this.find(actor, asked);
  }

  /** The same of a case that is there; of one that is seen masked, by what is seen of it. @throws RuleError not-found */
  async toCase(actor: StaffActor, id: string): Promise<{ readonly items: readonly Similar[] }> {
    const { sight, context } = await this.detail.standing(id, actor);
    const { summary } = await this.detail.view(id, actor);
    const parties = sight === 'case' ? await everyPartyOf(this.dataSource, this.personal, id, context) : [];
    const { placeId, typeCode } = context;
    const told = {
      placeId,
      typeCode,
      summary: summary ?? undefined,
      parties: parties.map(({ name, phone, idNumber }) => ({
        name,
        phone: phone ?? undefined,
        idNumber: idNumber ?? undefined,
      })),
    };
    return await this.find(actor, await this.asked(actor, told, id));
  }

  private async asked(actor: StaffActor, told: Told, except: string | null): Promise<Asked> {
    const { placeId, typeCode, summary, parties } = told;
    const mayFind = isCapable(actor.roles, 'party.find');
    const indexes = async (kind: 'id-number' | 'phone', numbers: readonly (string | undefined)[]) => {
      const whole = numbers.flatMap((one) => (mayFind && one && one.length >= shortestNumber ? [one] : []));
      const found = await Promise.all(
        whole.map((one) => this.personal.indexesOf(this.dataSource, kind, one)),
      );
      return found.flat();
    };
    return {
      placeId,
      typeCode,
      summary,
      names: [...new Set(parties.flatMap(({ name }) => (name ? [name] : [])))],
      numberIndexes: await indexes(
        'id-number',
        parties.map(({ idNumber }) => idNumber),
      ),
      phoneIndexes: await indexes(
        'phone',
        parties.map(({ phone }) => phone),
      ),
      except,
    };
  }

  private async find(actor: StaffActor, asked: Asked): Promise<{ readonly items: readonly Similar[] }> {
    const rows = await query<Candidate>(this.dataSource, similarStatement(actor, asked));
    const items = rows.flatMap((row) => scored(row, actor, asked));
    const order = ({ score, dispute }: Similar) => `${1000 - score} ${dispute.id}`;
    return { items: items.sort((a, b) => (order(a) < order(b) ? -1 : 1)).slice(0, shownAtMost) };
  }

  private async noteSearch({ staffId, organisationId, townshipIds }: StaffActor): Promise<void> {
    const at = this.clock.now().toISOString();
    const townshipId = townshipIds[0] ?? organisationId;
    await inTransaction(this.dataSource, (tx) =>
      audit(tx, { action: 'person.search', staffId, organisationId, townshipId, at }),
    );
  }
}

/**
 * One round trip: by person, among the cases that the searcher sees whole, whatever became of them; and the latest open
 * ones of the place. A case that is seen masked, or is sensitive, is found by place only: that nothing of its people and
 * words decides whether it appears is what keeps it secret.
 */
export function similarStatement(actor: StaffActor, asked: Asked): Statement {
  const parameters = new Parameters();
  const numbers = `${parameters.add(asked.numberIndexes)}::bytea[]`;
  const phones = `${parameters.add(asked.phoneIndexes)}::bytea[]`;
  const names = `${parameters.add(asked.names)}::text[]`;
  const place = `${parameters.add(asked.placeId ?? null)}::uuid`;
  const others = `d.id is distinct from ${parameters.add(asked.except)}::uuid`;
  return {
    text: `
      with hit as (
        select dispute_id, true as by_number, false as by_phone, null as name from party where id_number_index = any(${numbers})
        union all select dispute_id, false, true, null from party where phone_index = any(${phones})
        union all select dispute_id, false, true, null from dispute_intake where contact_phones_index && ${phones}
        union all select dispute_id, false, false, name from party where name = any(${names})),
      person as materialized (
        select d.id, bool_or(h.by_number) as by_number, bool_or(h.by_phone) as by_phone, count(distinct h.name)::int as names
        from hit h join dispute d on d.id = h.dispute_id
        where ${visible(actor, 'case', parameters)} and not d.sensitive and ${others}
        group by d.id order by by_number desc, by_phone desc, names desc, d.reported_on desc, d.id limit ${comparedOfPerson}),
      near as materialized (
        select d.id from dispute d
        where d.place_id = ${place} and d.stage in ('reported', 'analyzed', 'mediated')
          and ${visible(actor, 'masked', parameters)} and ${others}
        order by d.reported_on desc, d.id limit ${comparedInPlace})
      select ${rowColumns}, coalesce(p.by_number, false) as "isSameNumber", coalesce(p.by_phone, false) as "isSamePhone",
        coalesce(p.names, 0) as "sameNames"
      from (select id from person union select id from near) found join dispute d on d.id = found.id
      left join person p on p.id = found.id ${rowJoins}`,
    values: parameters.values,
  };
}

function scored(
  row: Candidate,
  actor: StaffActor,
  { placeId, typeCode, summary }: Asked,
): readonly Similar[] {
  const dispute = lineOf(row, actor);
  const isKnown = dispute.sight === 'case' && !row.sensitive;
  const isSamePerson = isKnown && (row.isSameNumber || row.isSamePhone || row.sameNames > 0);
  if (!isSamePerson && !isOpen(row.state)) return [];
  const found = likenessScore({
    isSameNumber: isKnown && row.isSameNumber,
    isSamePhone: isKnown && row.isSamePhone,
    sameNames: isKnown ? row.sameNames : 0,
    isSamePlace: row.placeId === placeId,
    isSameType: row.typeCode === typeCode,
    text: isKnown && summary ? textLikeness(summary, row.summary) : 0,
  });
  if (!isWorthALook(found)) return [];
  const reasons = found.reasons.map((code) => ({ code, ...likenessLabels[code] }));
  return [{ dispute, score: found.score, isSamePerson, reasons }];
}
