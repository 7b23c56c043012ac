import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { assertSeen, interestSigns, isWeak, may, notYours } from '#domain';
import { Clock, query } from '#platform';
import { DisputeDetail } from './dispute.detail.ts';
import { mediatorWarnings, namingCommands } from './mediator.warnings.ts';
import { PersonalData } from './personal.data.ts';

export const mediatorWarningList = z.object({
  items: z.array(
    z.object({
      mediatorId: z.uuid(),
      /** To whom; null for whoever sees the case masked. */
      partyId: z.uuid().nullable(),
      /** What hints at a tie; nothing is told of it to whoever sees the case masked. */
      signs: z.array(z.enum(interestSigns)),
      /** Whoever names them all the same gives a reason. */
      needsReason: z.boolean(),
    }),
  ),
  /** What was said of people in this case: who has declared an interest is not named, whom a party asked to stand aside for a reason. */
  said: z.array(z.object({ mediatorId: z.uuid(), saidBy: z.enum(['mediator', 'party']) })),
});
z.globalRegistry.add(mediatorWarningList, { title: 'MediatorWarnings' });

/** Who should be asked once more before they mediate a case. */
@Injectable()
export class MediatorCandidates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly detail: DisputeDetail,
    private readonly personal: PersonalData,
  ) {}

  /**
   * What the register hints at, of everybody who mediates in the township today.
   * @throws RuleError kind "not-found"; kind "forbidden" for whoever names no mediator of the case
   */
  async warnings(actor: StaffActor, id: string): Promise<z.output<typeof mediatorWarningList>> {
    const { sight, ties, context, townshipId } = await this.detail.standing(id, actor);
    assertSeen(sight);
    if (!namingCommands.some((type) => may(actor, type, ties))) throw notYours('REASSIGN');
    const people = await query<{ id: string }>(this.dataSource, {
      name: 'mediator.candidates',
      text: `select s.id from staff s join organisation o on o.id = s.organisation_id
             where s.active and ($1 in (o.id, o.parent_id)) and exists (
               select 1 from appointment a where a.staff_id = s.id and a.role = 'mediator' and a.starts_on <= $2
                 and (a.ends_on is null or a.ends_on >= $2))`,
      values: [townshipId, this.clock.today()],
    });
    const ids = [...new Set([...people.map((person) => person.id), ...context.mediatorIds])];
    const warnings = await mediatorWarnings(this.dataSource, this.personal, actor, ids, context);
    const seesWhole = sight === 'case';
    return {
      items: warnings.map(({ mediatorId, partyId, signs }) => ({
        mediatorId,
        partyId: seesWhole ? partyId : null,
        signs: seesWhole ? [...signs] : [],
        needsReason: !signs.every(isWeak),
      })),
      said: (context.interests ?? []).map(({ mediatorId, saidBy }) => ({ mediatorId, saidBy })),
    };
  }
}
