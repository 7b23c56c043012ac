import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { RuleBook } from '#casework/deadline';
import type { StaffActor } from '#casework/organisation';
import { digestOf } from '#casework/seal';
import { editedRules, editionOf, learnEdition, RuleError, ruleBookEdit } from '#domain';
import { Clock, execute, inTransaction, isoInstant, query, type Tx } from '#platform';
import { previewOf, previewView } from './recomputation.preview.ts';
import { Recomputation } from './recomputation.ts';
import { ruleView, viewOfRule } from './rule.view.ts';
import { noteRuleBook } from './rule-book.trail.ts';

export const ruleBookView = z.object({
  edition: z.string(),
  rules: z.array(ruleView),
  editions: z.array(
    z.object({
      id: z.string(),
      replaces: z.string(),
      reason: z.string(),
      madeBy: z.string(),
      madeAt: z.iso.datetime(),
    }),
  ),
});

/** Whether the open cases go over to the new edition, or keep the one with which they were reported. */
export const editionRequest = z.strictObject({
  ...ruleBookEdit.shape,
  openCases: z.enum(['keep', 'goOver']).default('keep'),
  /** The edition from which the preview was made: where another holds by now, nothing is done. Default: whatever holds. */
  replaces: z.string().max(60).optional(),
});
export const editionMade = z.object({ edition: z.string(), recomputationId: z.uuid().nullable() });
export const editionPreview = z.object({
  edition: z.string(),
  /** The edition in force from which it was made. */
  replaces: z.string(),
  preview: previewView,
});

type Edit = Omit<z.output<typeof editionRequest>, 'openCases' | 'replaces'>;

/** The catalogue of deadline rules: what holds, what held, and how an administrator makes another edition. */
@Injectable()
export class RuleEditions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ruleBook: RuleBook,
    private readonly recomputation: Recomputation,
  ) {}

  async view(): Promise<z.output<typeof ruleBookView>> {
    const { rules } = await this.ruleBook.now(this.dataSource);
    const editions = await query<z.output<typeof ruleBookView>['editions'][number]>(this.dataSource, {
      text: `select e.id, e.replaces, e.reason, s.name as "madeBy",
               ${isoInstant('e.made_at')} as "madeAt"
             from rule_edition e join staff s on s.id = e.made_by order by e.made_at desc`,
    });
    return {
      edition: rules,
      rules: Object.values(editionOf(rules).rules).map(viewOfRule),
      editions: [...editions],
    };
  }

  /** What a change would do to the open cases if they went over to it. Changes nothing. @throws RuleError as `editedRules` */
  async preview(edit: Edit): Promise<z.output<typeof editionPreview>> {
    const { calendar, rules: before } = await this.ruleBook.now(this.dataSource);
    const edition = editionFrom(before, edit);
    const target = { isCalendar: false, rules: edition.id, calendar } as const;
    const preview = await previewOf(this.dataSource, target, this.clock.now().toISOString());
    return { edition: edition.id, replaces: before, preview };
  }

  /**
   * Makes an edition and lets new cases start with it at once. A change that changes nothing lets the open cases go over to
   * the edition in force.
   * @throws RuleError as `editedRules`; conflict where nothing would change, or where somebody was faster
   */
  async make(
    actor: StaffActor,
    asked: z.output<typeof editionRequest>,
  ): Promise<z.output<typeof editionMade>> {
    const { openCases, replaces, ...edit } = asked;
    return await inTransaction(this.dataSource, async (tx) => {
      await query(tx, { text: 'select 1 from rule_book for update' });
      const { calendar, rules: before } = await this.ruleBook.now(tx);
      const edition = editionFrom(before, edit);
      if (replaces !== undefined && replaces !== before) throw somebodyWasFaster();
      const isInForce = edition.id === before;
      if (isInForce && openCases === 'keep') throw nothingChanges();
      if (!isInForce) {
        const { id, rules } = edition;
        await this.write(tx, actor, { id, replaces: before, rules, reason: edit.reason });
      }
      const target = { isCalendar: false, rules: edition.id, calendar } as const;
      const recomputationId =
        openCases === 'keep'
          ? null
          : await this.recomputation.begin(tx, { target, reason: edit.reason }, actor);
      await noteRuleBook(tx, actor, `${edition.id}: ${edit.reason}`, this.clock.now().toISOString());
      return { edition: edition.id, recomputationId };
    });
  }

  private async write(
    tx: Tx,
    { staffId }: StaffActor,
    edition: {
      readonly id: string;
      readonly replaces: string;
      readonly rules: unknown;
      readonly reason: string;
    },
  ): Promise<void> {
    await execute(tx, {
      text: `insert into rule_edition (id, rules, replaces, reason, made_by, made_at)
             values ($1, $2::jsonb, $3, $4, $5, $6) on conflict (id) do nothing`,
      values: [
        edition.id,
        JSON.stringify(edition.rules),
        edition.replaces,
        edition.reason,
        staffId,
        this.clock.now(),
      ],
    });
    await execute(tx, {
      text: 'update rule_book set number = number + 1, rules = $1',
      values: [edition.id],
    });
  }
}

/** An edition is named after what it says, so that the same rules are the same edition everywhere. */
function editionFrom(before: string, edit: Edit) {
  const rules = editedRules(editionOf(before).rules, edit);
  const isSame = digestOf(rules) === digestOf(editionOf(before).rules);
  const edition = { id: isSame ? before : `local-${digestOf(rules).slice(0, 12)}`, rules };
  learnEdition(edition);
  return edition;
}

const somebodyWasFaster = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'rules-changed',
    message: 'Somebody else has changed the rules meanwhile: look at the preview again',
    messageZh: '期间他人已修改期限规则，请重新预览后再启用',
  });

const nothingChanges = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'nothing-changes',
    message: 'The rules are as this change wants them',
    messageZh: '修改内容与现行规则相同，无需保存',
  });
