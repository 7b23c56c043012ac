import { plainText, shortText } from './cell-text.ts';
import { type Note, quoted, type Read, shorten, silent, withNote } from './note.ts';
import type { RegisterCell, RegisterVillage } from './register.reading.ts';

export interface VillageReading {
  readonly code: string | null;
  readonly name: string | null;
}

/** What offices append to the name of a village without meaning another place. */
const tails =
  /(?:村民委员会|居民委员会|社区居委会|村委会|居委会|委会|党支部|党总支|支部|人民调解委员会|调委会|网格|第?[一二三四五六七八九十\d]{1,3}(?:村民)?(?:小组|组|社|队|网格))$/;
const townshipHead = /^(?:.{2,8}?[县市区])?.{1,8}?(?:镇|乡|街道办事处|街道|办事处)/;

/** The villages of a township under every name that an office gives them. */
export class VillageBook {
  readonly #byName = new Map<string, RegisterVillage>();
  /** null = two villages share the short name, so that it names neither. */
  readonly #byAlias = new Map<string, RegisterVillage | null>();
  readonly #townshipName: string;
  readonly #read = new Map<string, Read<VillageReading>>();

  constructor(villages: readonly RegisterVillage[], townshipName = '') {
    this.#townshipName = plainText(townshipName);
    for (const village of villages) {
      this.#byName.set(plainText(village.name), village);
      this.#byName.set(village.code, village);
      for (const alias of aliases(plainText(village.name))) {
        const taken = this.#byAlias.get(alias);
        this.#byAlias.set(alias, taken === undefined || taken === village ? village : null);
      }
    }
  }

  /** The village of exactly this name or code. */
  named(text: string): RegisterVillage | null {
    return this.#byName.get(plainText(text)) ?? null;
  }

  /** The one village that a longer text such as a title names, or null when it names none or several. */
  mentioned(text: string): RegisterVillage | null {
    const plain = plainText(text);
    const found = [...this.#byName.values()].filter((village) => plain.includes(plainText(village.name)));
    return new Set(found).size === 1 ? (found[0] ?? null) : null;
  }

  /** Reads a cell; the readings are remembered, registers repeat few names. */
  read(cell: RegisterCell | undefined, name: string): Read<VillageReading> {
    const shown = shortText(cell);
    const known = this.#read.get(shown);
    if (known) return known;
    const reading = this.#reading(shown, name);
    this.#read.set(shown, reading);
    return reading;
  }

  #reading(shown: string, name: string): Read<VillageReading> {
    const text = plainText(shown).replace(/[()]/g, '');
    if (text === '') return silent({ code: null, name: null });
    const exact = this.named(text);
    if (exact) return silent(place(exact));
    const alias = this.#alias(text);
    if (alias) return withNote(place(alias), aliasNote(shown, alias));
    const parts = text.split(/[、,;/与和]/).map((part) => this.named(part) ?? this.#alias(part));
    const first = parts[0];
    if (parts.length > 1 && first && parts.every((part) => part !== null)) {
      return withNote(place(first), severalNote(shown, first, name));
    }
    const within = [...this.#byName].find(([known]) => known.length >= 3 && text.startsWith(known))?.[1];
    if (within) return withNote(place(within), partNote(shown, within, name));
    return withNote({ code: null, name: shorten(shown) }, this.#unknownNote(text, shown));
  }

  /** Cuts off township and appendages step by step and asks the book after each cut. */
  #alias(text: string): RegisterVillage | null {
    const ask = (name: string) => this.#byName.get(name) ?? this.#byAlias.get(name) ?? null;
    const heads = new Set([text, this.#withoutTownship(text), text.replace(townshipHead, '')]);
    for (const head of heads) {
      for (let rest = head; rest !== ''; ) {
        const village = ask(rest);
        if (village) return village;
        const shorter = rest.replace(tails, '');
        if (shorter === rest) break;
        rest = shorter;
      }
    }
    return null;
  }

  #withoutTownship(text: string): string {
    const at = this.#townshipName === '' ? -1 : text.indexOf(this.#townshipName);
    return at < 0 ? text : text.slice(at + this.#townshipName.length);
  }

  #unknownNote(text: string, shown: string): Note {
    const near = [...this.#byName.values()].filter((village) => differsByOne(text, plainText(village.name)));
    const hint = near.length > 0 ? `（是否为${[...new Set(near.map((v) => v.name))].join('、')}？）` : '';
    return {
      code: 'UNKNOWN_VILLAGE',
      severity: 'error',
      zh: `村（社区）${quoted(shown)}不在本镇名录中，请改正或先在名录中添加${hint}`,
      en: `The village ${quoted(shown)} is not in the list of this township.`,
      written: shorten(shown),
    };
  }
}

function aliases(name: string): readonly string[] {
  const stem = name.replace(/(?:行政村|村|社区|居委会)$/, '');
  if (stem === name || [...stem].length < 2) return [name];
  return [name, stem, `${stem}村`, `${stem}社区`, `${stem}行政村`];
}

function place(village: RegisterVillage): VillageReading {
  return { code: village.code, name: village.name };
}

function aliasNote(shown: string, village: RegisterVillage): Note {
  return {
    code: 'VILLAGE_ALIAS_READ',
    severity: 'info',
    zh: `${quoted(shown)}读作${village.name}`,
    en: `${quoted(shown)} reads as the village ${village.name}.`,
    written: shorten(shown),
    read: village.name,
  };
}

function severalNote(shown: string, village: RegisterVillage, name: string): Note {
  return {
    code: 'VILLAGE_SEVERAL',
    severity: 'warn',
    zh: `${name}${quoted(shown)}写了几个村，按第一个登记为${village.name}，请核对`,
    en: `${quoted(shown)} names several villages; the case is entered under the first, ${village.name}.`,
    written: shorten(shown),
    read: village.name,
  };
}

function partNote(shown: string, village: RegisterVillage, name: string): Note {
  return {
    code: 'VILLAGE_PART_READ',
    severity: 'warn',
    zh: `${name}${quoted(shown)}按所在的${village.name}登记，请核对`,
    en: `${quoted(shown)} is entered under the village ${village.name}.`,
    written: shorten(shown),
    read: village.name,
  };
}

/** One character too many, too few or other: a slip that is worth a question, never a reading. */
function differsByOne(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || short.length < 2) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.length === long.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1);
}
