import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { noSuchTownship, type StaffActor } from '#casework/organisation';
import {
  examplePaperData,
  invalidAt,
  type PaperField,
  type PaperForm,
  paperFieldsOf,
  paperFormFacts,
  paperForms,
  RuleError,
} from '#domain';
import { Clock, inTransaction } from '#platform';
import { packed, renderedPaper, withParts } from '../print/paper.rendering.ts';
import { defaultTemplate } from './default.templates.ts';
import { checkedTemplate } from './template.check.ts';
import type { TemplateFault } from './template.fault.ts';
import { addEdition, currentTemplate, editionOf, editionsOf } from './template.store.ts';
import { unusedFields } from './template.unused.ts';
import type { TemplateFile } from './template.upload.ts';
import type { TemplateCheck, TemplateView } from './template.view.ts';

/** A template as it is handed out. */
export interface HandedTemplate {
  readonly name: string;
  readonly plain: string;
  readonly bytes: Uint8Array;
}

/** The templates of a township's papers: handed out, taken back in another wording, and shown with examples. */
@Injectable()
export class PaperTemplates {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleError kind "invalid", code "which-township"; kind "not-found", code "no-such-township" */
  async list(actor: StaffActor, asked: string | undefined): Promise<readonly TemplateView[]> {
    const townshipId = townshipOf(actor, asked);
    const editions = await editionsOf(this.dataSource, townshipId);
    return paperForms.map((form) => {
      const { zh, en, place, isNotice, source } = paperFormFacts[form];
      const { fields, lists } = paperFieldsOf(form);
      const own = editions.filter((edition) => edition.form === form);
      const [latest] = own;
      return {
        ...{ form, name: { zh, en }, place, isNotice, source },
        fields: fields.map(shownField),
        lists: lists.map((list) => ({ ...list, fields: list.fields.map(shownField) })),
        current: latest === undefined || latest.fileName === null ? null : latest.edition,
        editions: own.map(({ form: _, ...edition }) => edition),
      };
    });
  }

  /**
   * The template of a form, to be worded in WPS or Word.
   * @param edition  0: the one that comes with the product; left out, the one that holds
   * @throws RuleError kind "not-found", code "no-such-template"
   */
  async file(
    actor: StaffActor,
    form: PaperForm,
    {
      townshipId,
      edition,
    }: { readonly townshipId?: string | undefined; readonly edition?: number | undefined },
  ): Promise<HandedTemplate> {
    const within = townshipOf(actor, townshipId);
    return handed(form, '模板', await this.bytesOf(within, form, edition));
  }

  /** The template that holds, filled with examples. */
  async preview(actor: StaffActor, form: PaperForm, asked: string | undefined): Promise<HandedTemplate> {
    const { bytes } = await currentTemplate(this.dataSource, townshipOf(actor, asked), form);
    const at = this.clock.now().toISOString();
    return handed(form, '样张', renderedPaper(bytes, examplePaperData(form), at));
  }

  /**
   * A template that nobody uses yet, filled with examples.
   * @throws RuleError kind "invalid", code "template-refused", with everything that is wrong
   */
  tryOut(form: PaperForm, { content }: TemplateFile): HandedTemplate {
    const parts = this.checked(form, content);
    return handed(form, '样张', withParts(parts, examplePaperData(form), this.clock.now().toISOString()));
  }

  /**
   * What a template that nobody uses yet leaves out. Nothing of it is refused.
   * @throws RuleError as {@link tryOut}
   */
  check(form: PaperForm, { content }: TemplateFile): TemplateCheck {
    return { unused: [...unusedFields(form, this.checked(form, content))] };
  }

  /**
   * Takes a wording of the township into use: from now on the form is printed with it.
   * @throws RuleError as {@link tryOut}
   */
  async add(
    actor: StaffActor,
    form: PaperForm,
    asked: string | undefined,
    file: TemplateFile,
  ): Promise<TemplateView> {
    const townshipId = townshipOf(actor, asked);
    const parts = this.checked(form, file.content);
    const at = this.clock.now().toISOString();
    // Filled once, so that what an engine finds out only then is found out here and not before somebody who waits.
    withParts(parts, examplePaperData(form), at);
    // Packed anew: an archive can say one thing to whoever reads it from the front and another from its end.
    await this.change(actor, townshipId, form, { ...file, content: Buffer.from(packed(parts, at)) });
    return await this.one(actor, townshipId, form);
  }

  /** Goes back to the template that comes with the product; what the township had stays to be seen and taken again. */
  async toDefault(actor: StaffActor, form: PaperForm, asked: string | undefined): Promise<TemplateView> {
    const townshipId = townshipOf(actor, asked);
    const { edition } = await currentTemplate(this.dataSource, townshipId, form);
    if (edition !== null) await this.change(actor, townshipId, form, null);
    return await this.one(actor, townshipId, form);
  }

  private checked(form: PaperForm, content: Uint8Array) {
    const checked = checkedTemplate(form, content);
    if ('faults' in checked) throw templateRefused(checked.faults);
    return checked.parts;
  }

  private async change(
    actor: StaffActor,
    townshipId: string,
    form: PaperForm,
    file: TemplateFile | null,
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    const { staffId, organisationId } = actor;
    await inTransaction(this.dataSource, async (tx) => {
      const edition = await addEdition(tx, {
        ...{ townshipId, form, at },
        addedBy: staffId,
        file: file && { ...file, sha256: hash('sha256', file.content) },
      });
      const reason = `《${paperFormFacts[form].zh}》模板第${edition}版${file === null ? '：恢复默认模板' : ''}`;
      await audit(tx, { action: 'paper.template', staffId, organisationId, townshipId, reason, at });
    });
  }

  private async one(actor: StaffActor, townshipId: string, form: PaperForm): Promise<TemplateView> {
    const found = (await this.list(actor, townshipId)).find((template) => template.form === form);
    if (found === undefined) throw new Error('every form has a template');
    return found;
  }

  private async bytesOf(
    townshipId: string,
    form: PaperForm,
    edition: number | undefined,
  ): Promise<Uint8Array> {
    if (edition === undefined) return (await currentTemplate(this.dataSource, townshipId, form)).bytes;
    if (edition === 0) return defaultTemplate(form);
    const bytes = await editionOf(this.dataSource, townshipId, form, edition);
    if (bytes === undefined) throw noSuchTemplate();
    return bytes ?? defaultTemplate(form);
  }
}

const shownField = ({ name, what, examples }: PaperField) => ({ name, what, example: examples[0] ?? '' });

const handed = (form: PaperForm, what: string, bytes: Uint8Array): HandedTemplate => ({
  name: `${paperFormFacts[form].zh}（${what}）`,
  plain: `template-${form}`,
  bytes,
});

function townshipOf({ townshipIds }: StaffActor, asked: string | undefined): string {
  const [only, ...others] = townshipIds;
  const townshipId = asked ?? (others.length === 0 ? only : undefined);
  if (townshipId === undefined)
    throw invalidAt('which-township', {
      pointer: '/townshipId',
      message: 'Say which township',
      messageZh: '请指明乡镇',
    });
  if (townshipIds.includes(townshipId)) return townshipId;
  throw noSuchTownship();
}

/** As many faults as somebody mends at a time. */
const faultsAtMost = 20;

const templateRefused = (faults: readonly TemplateFault[]): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'template-refused',
    message: 'The template cannot be used',
    messageZh: '模板不能使用，请按提示修改后重新上传',
    errors: faults
      .slice(0, faultsAtMost)
      .map(({ zh, en }) => ({ pointer: '/file', message: en, messageZh: zh })),
  });

const noSuchTemplate = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-template',
    message: 'There is no such edition of this template',
    messageZh: '没有这一版模板',
  });
