import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { audit } from '#casework/audit';
import { DisputeDetail, PersonalData, seenWhole } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { maskAddress, maskIdNumber, maskPhone, type NamedParty, noSuchDispute, unmaskRequest } from '#domain';
import { Clock, inTransaction, query, type Tx } from '#platform';
import { saidAloud } from './meeting.spoken.ts';
import { assertMeeting, meetingOf } from './meeting.store.ts';
import { partiesByInitials } from './meeting.words.ts';

/** Asks to see a sensitive case in the room. */
export const lookRequest = unmaskRequest.extend({ disputeId: z.uuid() });
export type LookRequest = z.output<typeof lookRequest>;

/** What a room sees of a sensitive case once somebody has said why: people by initials there, too. */
export const lookView = z.object({
  parties: z.string(),
  summary: z.string(),
  /** The words of what meetings have decided on it, by decision. */
  decisions: z.array(
    z.object({ id: z.uuid(), measure: z.string().nullable(), proof: z.string().nullable() }),
  ),
});
export type LookView = z.output<typeof lookView>;
z.globalRegistry.add(lookView, { title: 'CaseLook' });

/** What a party is found by: none of it belongs on a wall, also where it is written into the words about the case. */
interface Findable extends NamedParty {
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** A shorter end of an address is found everywhere: 12号. */
const addressEndAtLeast = 5;

/** The logged look of a meeting at a sensitive case: nothing of it is told before the reason is kept. */
@Injectable()
export class CaseLook {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly detail: DisputeDetail,
    private readonly personal: PersonalData,
  ) {}

  /**
   * Shows a case to an open meeting and records who looked, and why.
   * @throws RuleError kind "not-found"; kind "conflict", code "meeting-planned", "meeting-closed"; kind "forbidden", code
   *         "masked-only" for whoever sees the case masked
   */
  async look(actor: StaffActor, meetingId: string, { disputeId, reason }: LookRequest): Promise<LookView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, meetingId, actor, 'share');
      assertMeeting(meeting, 'open');
      const { townshipId } = seenWhole(await this.detail.standing(disputeId, actor, tx));
      if (townshipId !== meeting.townshipId) throw noSuchDispute();
      const parties = await this.personal.partiesOf(tx, disputeId);
      const { summary, decisions } = await wordsOf(tx, disputeId);
      const said = (text: string) => withoutTraces(saidAloud(text, parties), parties);
      const { staffId, organisationId } = actor;
      const at = this.clock.now().toISOString();
      await audit(tx, { action: 'dispute.show', staffId, organisationId, townshipId, disputeId, reason, at });
      return {
        parties: partiesByInitials(parties),
        summary: said(summary),
        decisions: decisions.map(({ measure, proof, ...decision }) => ({
          ...decision,
          measure: measure && said(measure),
          proof: proof && said(proof),
        })),
      };
    });
  }
}

async function wordsOf(tx: Tx, disputeId: string): Promise<Omit<LookView, 'parties'>> {
  const [words] = await query<Omit<LookView, 'parties'>>(tx, {
    name: 'review.look',
    text: `
      select d.summary, coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'measure', r.measure, 'proof', r.proof))
                                  from review_decision r where r.dispute_id = d.id), '[]') as decisions
      from dispute d where d.id = $1`,
    values: [disputeId],
  });
  if (words === undefined) throw noSuchDispute();
  return words;
}

/** The words without the numbers of the parties, however they are written, and without where they live. */
function withoutTraces(text: string, parties: readonly Findable[]): string {
  return parties.reduce(
    (words, { idNumber, phone, address }) =>
      withoutAddress(hidden(hidden(words, idNumber, maskIdNumber), phone, maskPhone), address),
    text,
  );
}

const hidden = (text: string, secret: string | null, mask: (secret: string) => string): string =>
  secret ? text.replaceAll(secret, () => mask(secret)) : text;

/** An address is written with or without its township: its longest end that is found is masked. */
function withoutAddress(text: string, address: string | null): string {
  if (address === null) return text;
  for (let from = 0; from <= address.length - addressEndAtLeast; from += 1) {
    const end = address.slice(from);
    if (text.includes(end)) return hidden(text, end, maskAddress);
  }
  return text;
}
