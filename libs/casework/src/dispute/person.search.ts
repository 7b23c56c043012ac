import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { audit } from '#casework/audit';
import type { StaffActor } from '#casework/organisation';
import { Clock, inTransaction, query } from '#platform';
import { type DisputeRow, lineOf, rowColumns, rowJoins } from './dispute.row.ts';
import { disputeLine } from './dispute.view.ts';
import { Parameters, visible } from './dispute.visibility.ts';
import { PersonalData } from './personal.data.ts';

/** In the body and not in the address: addresses stand in the logs of every proxy on the way. */
export const personSearch = z
  .strictObject({
    idNumber: z.string().trim().min(4).max(30).optional(),
    phone: z.string().trim().min(3).max(30).optional(),
  })
  .refine(({ idNumber, phone }) => (idNumber === undefined) !== (phone === undefined), {
    params: { zh: '请填写证件号码或电话号码其中一项', en: 'Give an identity number or a telephone number' },
  });
export const foundCases = z.object({ items: z.array(disputeLine) });

const foundAtMost = 100;

/** Finds a person's cases by an exact number, without decrypting any. */
@Injectable()
export class PersonSearch {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly personal: PersonalData,
  ) {}

  /**
   * The cases in which somebody of this number is a party, the latest first, at most 100. Only those that the searcher
   * sees whole: a hit on a masked case would tell who is in it. The search itself is noted, without the number.
   */
  async find(
    actor: StaffActor,
    { idNumber, phone }: z.output<typeof personSearch>,
  ): Promise<z.output<typeof foundCases>> {
    const kind = idNumber === undefined ? 'phone' : 'id-number';
    const indexes = await this.personal.indexesOf(this.dataSource, kind, idNumber ?? phone ?? '');
    const parameters = new Parameters();
    const wanted = `${parameters.add(indexes)}::bytea[]`;
    const holders =
      kind === 'id-number'
        ? `select dispute_id from party where id_number_index = any(${wanted})`
        : `select dispute_id from party where phone_index = any(${wanted})
           union select dispute_id from dispute_intake where contact_phones_index && ${wanted}`;
    const rows = await query<DisputeRow>(this.dataSource, {
      text: `select ${rowColumns} from dispute d ${rowJoins}
             where d.id in (${holders}) and ${visible(actor, 'case', parameters)}
             order by d.reported_on desc, d.id desc limit ${foundAtMost}`,
      values: parameters.values,
    });
    const { staffId, organisationId, townshipIds } = actor;
    const at = this.clock.now().toISOString();
    const townshipId = townshipIds[0] ?? organisationId;
    await inTransaction(this.dataSource, (tx) =>
      audit(tx, { action: 'person.search', staffId, organisationId, townshipId, at }),
    );
    return { items: rows.map((row) => lineOf(row, actor)) };
  }
}
