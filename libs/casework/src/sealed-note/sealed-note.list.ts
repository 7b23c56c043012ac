import { Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { seenWhole } from '#casework/dispute';
import { type Person, personSql, type StaffActor } from '#casework/organisation';
import { isConfidant, type Keepers } from '#domain';
import { query } from '#platform';
import { type Half, otherHalf, type Share } from './key.share.ts';
import { type Circle, circleOf, type KeyHolder, personOf } from './note.circle.ts';
import { SealedNoteRoom } from './sealed-note.service.ts';
import type { SealedNotePage, SealedNoteView } from './sealed-note.view.ts';
import { checkNumberOf } from './sealing.keys.ts';

/** A note as it lies, with what was asked about its seal. */
export interface NoteRow {
  readonly id: string;
  readonly sealedAt: string;
  readonly sealedBy: Person;
  readonly erasedOn: string | null;
  /** Only under keys in use. */
  readonly shares:
    | readonly { readonly share: Share; readonly keyId: string; readonly person: Person }[]
    | null;
  readonly breakings: readonly StoredBreaking[] | null;
}

interface StoredBreaking {
  readonly id: string;
  readonly share: Half;
  readonly askedBy: Person;
  readonly askedAt: string;
  readonly askedFor: string;
  readonly endsAt: string;
  readonly outcome: 'broken' | 'refused' | 'lapsed' | null;
  readonly answeredBy: Person | null;
  readonly answeredAt: string | null;
  readonly agreedFor: string | null;
  /** The half of whoever asked lies under a key of theirs that is in use; null once it was answered. */
  readonly handedTo: readonly string[] | null;
}

/** Lists the sealed notes of a case: who can open them, who keeps the halves, and whether a seal was broken. */
@Injectable()
export class SealedNoteList {
  constructor(private readonly room: SealedNoteRoom) {}

  /** @throws RuleError kind "not-found"; kind "forbidden", code "masked-only" */
  async page(actor: StaffActor, disputeId: string): Promise<SealedNotePage> {
    const { dataSource, detail, clock } = this.room;
    const { ties, context } = seenWhole(await detail.standing(disputeId, actor));
    const rows = await notesOf(dataSource, disputeId);
    const isMediator = isConfidant(actor, ties);
    const isKeeper = rows.some(({ shares }) =>
      shares?.some(({ share, person }) => share !== 'whole' && person.id === actor.staffId),
    );
    const isFormer = !isMediator && rows.some((row) => holdsAsFormer(row, actor.staffId));
    const standing = isMediator ? 'mediator' : isKeeper ? 'keeper' : isFormer ? 'former' : 'other';
    const circle = await circleOf(dataSource, context, clock.today());
    const look = { actor, standing, circle, now: clock.now() } as const;
    return {
      standing,
      count: rows.length,
      circle: isMediator ? shownCircle(circle) : null,
      items: standing === 'other' ? [] : rows.map((row, n) => viewOf(row, n + 1, look)),
    };
  }
}

/** Who looks, how they stand to the case, and when. */
export interface Look {
  readonly actor: StaffActor;
  readonly standing: SealedNotePage['standing'];
  readonly circle: Circle;
  readonly now: Date;
}

/** What somebody is shown of a note. @param position  counted from 1 */
export function viewOf(
  row: NoteRow,
  position: number,
  { actor, standing, circle, now }: Look,
): SealedNoteView {
  const { id, sealedAt, sealedBy, erasedOn } = row;
  const shares = row.shares ?? [];
  const holding = (share: Share) => shares.filter((one) => one.share === share);
  const has = (share: Share, staffId: string) => holding(share).some(({ person }) => person.id === staffId);
  const me = actor.staffId;
  const breakings = (row.breakings ?? []).map((breaking) => shownBreaking(breaking, me, has, now));
  const hasBroken = breakings.some(
    ({ outcome, askedBy, answeredBy }) =>
      outcome === 'broken' && (askedBy.id === me || answeredBy?.id === me),
  );
  const isThere = erasedOn === null;
  const isMediator = standing === 'mediator';
  const mayOpen = isThere && (isMediator || hasBroken) && has('whole', me);
  const isWaiting = breakings.some(({ outcome }) => outcome === 'waiting');
  const readers = circle.readers.filter(({ id: reader }) => has('whole', reader));
  const kept = { leading: holding('leading'), guiding: holding('guiding') };
  return {
    id,
    position,
    sealedAt: new Date(sealedAt).toISOString(),
    sealedBy,
    erasedOn,
    mayOpen,
    mayAsk: isThere && !hasBroken && !isWaiting && (has('leading', me) || has('guiding', me)) && !isMediator,
    readers: readers.map(personOf),
    lacking:
      isThere && (isMediator ? mayOpen : holdsAsFormer(row, me))
        ? circle.readers.filter(({ id: one }) => !has('whole', one)).map(shownHolder)
        : [],
    keepers: {
      leading: kept.leading.map(({ person }) => person),
      guiding: kept.guiding.map(({ person }) => person),
    },
    keepersDue:
      isMediator && mayOpen && !isWaiting && areOthers(kept, circle.keepers)
        ? shownKeepers(circle.keepers)
        : null,
    breakings,
  };
}

/** Whoever mediated the case holds the key of a note still; those who broke its seal hold it, too, but for themselves. */
function holdsAsFormer({ shares, breakings }: NoteRow, me: string): boolean {
  const hasBroken = breakings?.some(
    ({ outcome, askedBy, answeredBy }) =>
      outcome === 'broken' && (askedBy.id === me || answeredBy?.id === me),
  );
  return !hasBroken && (shares?.some(({ share, person }) => share === 'whole' && person.id === me) ?? false);
}

/** Would others keep the halves today? Where nobody could, those of before go on. */
function areOthers(
  kept: Keepers<{ readonly keyId: string }>,
  due: Keepers<{ readonly keyId: string }>,
): boolean {
  const ids = (people: readonly { readonly keyId: string }[]) =>
    people
      .map(({ keyId }) => keyId)
      .sort()
      .join();
  if (due.leading.length === 0) return false;
  return ids(kept.leading) !== ids(due.leading) || ids(kept.guiding) !== ids(due.guiding);
}

function shownBreaking(
  { share, outcome, endsAt, askedAt, answeredAt, handedTo, ...told }: StoredBreaking,
  me: string,
  has: (share: Share, staffId: string) => boolean,
  now: Date,
): SealedNoteView['breakings'][number] {
  const isOver = outcome === null && new Date(endsAt) <= now;
  const isWaiting = outcome === null && !isOver;
  const isMine = told.askedBy.id === me;
  return {
    ...told,
    askedAt: new Date(askedAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
    outcome: outcome ?? (isOver ? 'lapsed' : 'waiting'),
    mayAnswer: isWaiting && !isMine && has(otherHalf(share), me) && (handedTo?.includes(me) ?? false),
    mayTakeBack: isWaiting && isMine,
  };
}

const shownHolder = (holder: KeyHolder) => ({
  ...personOf(holder),
  keyId: holder.keyId,
  madeAt: holder.madeAt.toISOString(),
  checkNumber: checkNumberOf(holder.publicKey),
  isReplaced: holder.isReplaced,
});
const shownKeepers = ({ leading, guiding }: Keepers<KeyHolder>) => ({
  leading: leading.map(shownHolder),
  guiding: guiding.map(shownHolder),
});
const shownCircle = ({ readers, without, keepers }: Circle) => ({
  readers: readers.map(shownHolder),
  without: [...without],
  keepers: shownKeepers(keepers),
});

async function notesOf(on: DataSource, disputeId: string): Promise<readonly NoteRow[]> {
  return await query<NoteRow>(on, {
    name: 'sealed-note.list',
    text: `
      select n.id, e.at as "sealedAt", ${personSql('e.actor_id')} as "sealedBy", n.erased_on as "erasedOn",
        (select jsonb_agg(jsonb_build_object('share', h.share, 'keyId', k.id, 'person', ${personSql('k.staff_id')}) order by h.given_at, k.id)
         from sealed_note_key h join sealing_key k on k.id = h.sealing_key_id and k.retired_at is null
         where h.note_id = n.id) as shares,
        (select jsonb_agg(jsonb_build_object('id', b.id, 'share', b.share, 'askedBy', ${personSql('b.asked_by')}, 'askedAt', b.asked_at,
           'askedFor', asked.payload ->> 'reason', 'endsAt', b.ends_at, 'outcome', b.outcome, 'answeredBy', ${personSql('b.answered_by')},
           'answeredAt', b.answered_at, 'agreedFor', broken.payload ->> 'reason', 'handedTo', (
             select jsonb_agg(k.staff_id) from seal_breaking_half h
             join sealing_key k on k.id = h.sealing_key_id and k.retired_at is null where h.breaking_id = b.id)) order by b.asked_seq)
         from seal_breaking b
         join dispute_event asked on asked.dispute_id = n.dispute_id and asked.seq = b.asked_seq
         left join dispute_event broken on broken.dispute_id = n.dispute_id and broken.seq = b.broken_seq
         where b.note_id = n.id) as breakings
      from sealed_note n join dispute_event e on e.dispute_id = n.dispute_id and e.seq = n.added_seq
      where n.dispute_id = $1 order by n.added_seq`,
    values: [disputeId],
  });
}
