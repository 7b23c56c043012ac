import { z } from 'zod';
import { paperForms } from '#domain';

const label = z.object({ zh: z.string(), en: z.string() });
const field = z.object({ name: z.string(), what: label, example: z.string() });

/** One wording of a form in a township. */
const edition = z.object({
  edition: z.int(),
  /** Null: from here on the template that comes with the product. */
  fileName: z.string().nullable(),
  addedAt: z.iso.datetime(),
  addedBy: z.string(),
});

/** The template of a form, with what it may name. */
export const templateView = z.object({
  form: z.enum(paperForms),
  name: label,
  place: z.int(),
  isNotice: z.boolean(),
  source: label,
  fields: z.array(field),
  lists: z.array(z.object({ name: z.string(), what: label, fields: z.array(field) })),
  /** With which it is printed now; null: with the one that comes with the product. */
  current: z.int().nullable(),
  /** The latest first. */
  editions: z.array(edition),
});
export type TemplateView = z.output<typeof templateView>;
export const templatePage = z.object({ items: z.array(templateView) });

/** What is told of a template before it is taken into use. */
export const templateCheck = z.object({
  /** Fields and lists that the template of the product uses and this one does not. */
  unused: z.array(z.string()),
});
export type TemplateCheck = z.output<typeof templateCheck>;

export const templateQuery = z.strictObject({ townshipId: z.uuid().optional() });
export const editionQuery = templateQuery.extend({
  /** 0: the one that comes with the product; left out, the one that holds. */
  edition: z.coerce.number().int().min(0).max(100_000).optional(),
});

z.globalRegistry.add(templateView, { title: 'PaperTemplate' });
z.globalRegistry.add(templateCheck, { title: 'PaperTemplateCheck' });
