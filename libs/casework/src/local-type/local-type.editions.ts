import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { partOf, type StaffActor } from '#casework/organisation';
import { addDays, type LocalTypeEdition, type LocalTypeEnd } from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';
import { carryingCases, type KeptLocalType, localTypesOf } from './local-type.query.ts';
import {
  beginsTooEarly,
  casesCountOtherwise,
  elsewhere,
  endsTooEarly,
  noSuchLocalType,
  nothingChanges,
  wordingTaken,
} from './local-type.refusals.ts';
import type { LocalTypesView, PreviewView } from './local-type.view.ts';

/** Local types by editions: what was mapped otherwise stays so for the days on which it was. */
@Injectable()
export class LocalTypeEditions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** All that hold somewhere the person may look, and all that held. */
  async view(actor: StaffActor, on: Tx | DataSource = this.dataSource): Promise<LocalTypesView> {
    const editions = await localTypesOf(on, actor.townshipIds);
    return {
      today: this.clock.today(),
      items: editions.map((edition) => ({ ...edition, wordings: [...edition.wordings] })),
    };
  }

  /** What an edition would replace, and how many cases it concerns. Changes nothing. @throws RuleError as {@link make} */
  async preview(actor: StaffActor, edition: LocalTypeEdition): Promise<PreviewView> {
    const { replaced, carrying } = await this.judged(this.dataSource, actor, edition);
    return {
      replaces: replaced && { typeCode: replaced.typeCode, validFrom: replaced.validFrom },
      ...carrying,
    };
  }

  /**
   * Makes an edition, and ends the one before it on the day before.
   * @throws RuleError kind "forbidden" for a township that is not theirs; "conflict" where nothing would change or cases
   *         count otherwise; "invalid" where it begins before the one it replaces, or a wording names another type
   */
  async make(actor: StaffActor, edition: LocalTypeEdition): Promise<LocalTypesView> {
    return await inTransaction(this.dataSource, async (tx) => {
      await alone(tx);
      const { replaced, carrying } = await this.judged(tx, actor, edition);
      if (replaced && isSame(replaced, edition)) throw nothingChanges();
      if (carrying.otherwise > 0) throw casesCountOtherwise(carrying.otherwise, '/validFrom');
      const { code, zh, en, typeCode, wordings, townshipId, validFrom, reason } = edition;
      if (replaced && (replaced.validTo === null || replaced.validTo >= validFrom))
        await endOn(tx, replaced.id, addDays(validFrom, -1));
      await execute(tx, {
        text: `insert into local_type (code, zh, en, type_code, wordings, township_id, valid_from, reason, made_by, made_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        values: [
          code,
          zh,
          en,
          typeCode,
          wordings,
          townshipId,
          validFrom,
          reason,
          actor.staffId,
          this.clock.now(),
        ],
      });
      const view = await this.view(actor, tx);
      await this.note(tx, actor, `${code} → ${typeCode} ${validFrom}: ${reason}`);
      return view;
    });
  }

  /**
   * Ends the use of a type after a day. Cases that carry it keep it.
   * @throws RuleError kind "not-found"; "invalid" before the edition begins; "conflict" where later cases carry it
   */
  async end(actor: StaffActor, id: string, { validTo, reason }: LocalTypeEnd): Promise<LocalTypesView> {
    return await inTransaction(this.dataSource, async (tx) => {
      await alone(tx);
      const edition = (await localTypesOf(tx, actor.townshipIds)).find((one) => one.id === id);
      if (edition === undefined || (edition.validTo !== null && edition.validTo < validTo))
        throw noSuchLocalType();
      if (validTo < edition.validFrom) throw endsTooEarly(edition.validFrom);
      const { code, townshipId } = edition;
      const townshipIds = townshipId === null ? null : [townshipId];
      const asked = { code, townshipIds, from: addDays(validTo, 1), typeCode: null };
      const { otherwise } = await carryingCases(tx, asked);
      if (otherwise > 0) throw casesCountOtherwise(otherwise, '/validTo');
      await endOn(tx, id, validTo);
      const view = await this.view(actor, tx);
      await this.note(tx, actor, `${code} ≤ ${validTo}: ${reason}`);
      return view;
    });
  }

  private async judged(on: Tx | DataSource, actor: StaffActor, edition: LocalTypeEdition) {
    const { code, townshipId, validFrom, typeCode } = edition;
    if (townshipId !== null && !actor.townshipIds.includes(townshipId)) throw elsewhere();
    const all = await localTypesOf(on, actor.townshipIds);
    const [replaced = null] = all.filter((one) => one.code === code && one.townshipId === townshipId);
    if (replaced !== null && validFrom <= replaced.validFrom) throw beginsTooEarly(replaced.validFrom);
    assertOwnWords(all, edition);
    const townshipIds = townshipId === null ? null : [townshipId];
    const carrying = await carryingCases(on, { code, townshipIds, from: validFrom, typeCode });
    return { replaced, carrying };
  }

  private async note(tx: Tx, actor: StaffActor, reason: string): Promise<void> {
    const { staffId, organisationId } = actor;
    const at = this.clock.now().toISOString();
    await audit(tx, { action: 'types.set', staffId, organisationId, townshipId: partOf(actor), reason, at });
  }
}

/** Nobody enters a case by a mapping that is being ended: whoever reads it is waited for, whoever comes waits. */
async function alone(tx: Tx): Promise<void> {
  await query(tx, { text: 'lock table local_type in access exclusive mode' });
}

async function endOn(tx: Tx, id: string, validTo: string): Promise<void> {
  await execute(tx, { text: 'update local_type set valid_to = $2 where id = $1', values: [id, validTo] });
}

const isSame = (one: KeptLocalType, other: LocalTypeEdition): boolean =>
  one.validTo === null &&
  one.zh === other.zh &&
  one.en === other.en &&
  one.typeCode === other.typeCode &&
  JSON.stringify(one.wordings) === JSON.stringify(other.wordings);

/** A wording names one type: of two, a register could mean either. */
function assertOwnWords(all: readonly KeptLocalType[], edition: LocalTypeEdition): void {
  const own = new Set([edition.zh, ...edition.wordings]);
  const other = all.find(
    ({ code, zh, wordings, townshipId, validTo }) =>
      code !== edition.code &&
      (townshipId === null || edition.townshipId === null || townshipId === edition.townshipId) &&
      (validTo === null || validTo >= edition.validFrom) &&
      [zh, ...wordings].some((word) => own.has(word)),
  );
  if (other) throw wordingTaken(other.zh);
}
