import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Parameters, visible } from '#casework/dispute';
import { type Person, personSql, type StaffActor } from '#casework/organisation';
import { Clock, query } from '#platform';

const sealRequest = z.object({
  id: z.uuid(),
  disputeId: z.uuid(),
  number: z.string().nullable(),
  askedBy: z.object({ id: z.uuid(), name: z.string(), organisation: z.string() }),
  askedAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** Waits for this person; otherwise they have asked it themselves. */
  isForMe: z.boolean(),
});

/** Requests to break seals that wait for somebody's answer, or for that of another whom they have asked. */
export const sealRequests = z.object({ items: z.array(sealRequest) });
export type SealRequests = z.output<typeof sealRequests>;
z.globalRegistry.add(sealRequest, { title: 'SealRequest' });

/** More than anybody is asked in the 72 hours that a request stands. */
const listedAtMost = 50;

interface Row {
  readonly id: string;
  readonly disputeId: string;
  readonly number: string | null;
  readonly askedBy: Person;
  readonly askedAt: Date;
  readonly endsAt: Date;
  readonly isForMe: boolean;
}

/** What somebody is asked about seals, in whichever case: their day begins with it. Why it is asked stands in the case. */
@Injectable()
export class SealRequestList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Those that end first come first; only of cases that this person may read. */
  async of(actor: StaffActor): Promise<SealRequests> {
    const parameters = new Parameters();
    const me = parameters.add(actor.staffId);
    const now = parameters.add(this.clock.now());
    const rows = await query<Row>(this.dataSource, {
      text: `
        select b.id, d.id as "disputeId", d.number, ${personSql('b.asked_by')} as "askedBy", b.asked_at as "askedAt",
          b.ends_at as "endsAt", b.asked_by <> ${me} as "isForMe"
        from seal_breaking b join sealed_note n on n.id = b.note_id join dispute d on d.id = n.dispute_id
        where b.outcome is null and b.ends_at > ${now} and ${visible(actor, 'case', parameters)}
          and (b.asked_by = ${me} or exists (
            select 1 from seal_breaking_half h join sealing_key k on k.id = h.sealing_key_id and k.retired_at is null
            where h.breaking_id = b.id and k.staff_id = ${me}))
        order by b.ends_at, b.id limit ${parameters.add(listedAtMost)}`,
      values: parameters.values,
    });
    return {
      items: rows.map(({ askedAt, endsAt, ...row }) => ({
        ...row,
        askedAt: askedAt.toISOString(),
        endsAt: endsAt.toISOString(),
      })),
    };
  }
}
