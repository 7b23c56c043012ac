import { unzipSync } from 'fflate';
import { type PaperForm, paperFieldsOf } from '#domain';
import { defaultTemplate } from './default.templates.ts';
import { everyPlaceholder, ReadTemplate } from './template.filling.ts';
import type { TemplateParts } from './template.parts.ts';

/**
 * Fields and lists that the template of the product uses and this one does not, in the order in which they are shown. An
 * agreement has parties, facts, terms, the way and the day of performance; a township may have them in its own words, so that
 * it is told and not refused.
 * @param parts  checked
 * @source Mediation Act, art. 29
 */
export function unusedFields(form: PaperForm, parts: TemplateParts): readonly string[] {
  const { fields, lists } = paperFieldsOf(form);
  const [ours, theirs] = [namesIn(unzipSync(defaultTemplate(form))), namesIn(parts)];
  return [...fields, ...lists].map(({ name }) => name).filter((name) => ours.has(name) && !theirs.has(name));
}

const namesIn = (parts: TemplateParts): ReadonlySet<string> =>
  new Set([...everyPlaceholder(new ReadTemplate(parts).placeholders)].map(({ value }) => value));
