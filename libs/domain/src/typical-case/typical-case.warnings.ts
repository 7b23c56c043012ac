import type { Label } from '../label.ts';

/** What the reviewer should think of, and no machine can decide. */
export const typicalWarnings = {
  unique: {
    zh: '同村同月没有第二起同类纠纷：知道的人可能认出本案，请把时间和情节写得更概括',
    en: 'there was no other dispute of this kind in this village in this month: tell time and course more generally',
  },
  many: {
    zh: '涉及十人以上：这样的纠纷在当地少见，请概括人数和事由',
    en: 'ten people or more: such disputes are rare, so tell number and matter more generally',
  },
  closed: {
    zh: '不公开调解的内容没有采用，如需叙述请另行概括',
    en: 'what was said in closed sessions was not taken over; if it matters, tell it in general words',
  },
  rare: {
    zh: '文中有当地独有的特征，已概括，请再看前后文',
    en: 'the text names what there is but once; it was made general, look at what stands around it',
  },
  strangers: {
    zh: '文中还有案卷未登记的人，按姓氏和称呼识别，可能有遗漏，请通读',
    en: 'people are named whom no record holds; they were found by signs, and some may be missed: read all of it',
  },
  strict: {
    zh: '本案从严：未采用案卷原文，请由起草人概括叙述',
    en: 'a strict case: no words were taken from the record, tell it in general words',
  },
} as const satisfies Readonly<Record<string, Label>>;
export type TypicalWarning = keyof typeof typicalWarnings;
