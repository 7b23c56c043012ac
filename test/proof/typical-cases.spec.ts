import { describe, expect, test } from '@jest/globals';
import * as OpenCC from 'opencc-js/t2cn';
import { spelling } from '#casework/spelling';
import { deIdentify, draftOf, residueSearch, toldParts } from '#domain';
import { aToldLife, type ToldLife } from '../support/a-told-life.ts';
import { readOut, tracesOf } from '../support/own-search.ts';
import { proofSettings, randomFrom } from '../support/proof-settings.ts';

const simplified = OpenCC.Converter({ from: 't', to: 'cn' });
/** A search of its own, that shares nothing with the product: text and what was planted, down to letters and figures. */
const bare = (text: string): string =>
  simplified(text.normalize('NFKC').toLowerCase()).replaceAll(/[^\p{L}\p{N}]/gu, '');

const { cases, seed } = proofSettings;
const random = randomFrom(seed);
const lives: readonly ToldLife[] = Array.from({ length: cases }, () => aToldLife(random));
const told = lives.map((life) => ({ life, parts: deIdentify(life.texts, life.identities, spelling) }));
const draftsOf = (parts: (typeof told)[number]['parts']) =>
  toldParts.map((part) => draftOf(parts[part]).text);

describe(`${cases} cases drawn at random (seed ${seed})`, () => {
  test('hold nothing that was written into them, in any spelling', () => {
    const left = told.flatMap(({ life, parts }, n) => {
      const drafts = draftsOf(parts);
      const whole = bare(drafts.join('\n'));
      const known = [
        ...life.planted,
        ...life.identities.people.map(({ name }) => name),
        ...life.identities.numbers.map(({ value }) => value),
        ...life.identities.addresses,
        ...life.identities.places,
      ];
      return [...new Set(known)]
        .filter(
          (one) =>
            drafts.some((text) => text.includes(one)) ||
            ([...bare(one)].length > 2 && whole.includes(bare(one))),
        )
        .map((one) => `case ${n}: ${one}`);
    });
    expect(left).toEqual([]);
  });

  test('hold no name, number or day that is hidden in part, shortened or written otherwise', () => {
    const left = told.flatMap(({ life, parts }, n) => {
      const texts = draftsOf(parts).map(readOut);
      return tracesOf(life).flatMap((trace) =>
        texts.flatMap((text) => {
          const found = trace.exec(text);
          return found === null
            ? []
            : [
                `case ${n}: ${text.slice(Math.max(0, found.index - 4), found.index)}[${found[0]}] ${trace.source}`,
              ];
        }),
      );
    });
    expect(left).toEqual([]);
  });

  test('are found clean by the check of the product', () => {
    const left = told.flatMap(({ life, parts }, n) =>
      draftsOf(parts).flatMap((text) =>
        residueSearch({ identities: life.identities, spelling })(text)
          // A given name that is an everyday word is asked about: a person answers.
          .filter(({ certainty }) => certainty === 'sure')
          .map(
            ({ start, end, sentence }) =>
              `case ${n}: ${text.slice(Math.max(0, start - 4), end + 4)} (${sentence.zh})`,
          ),
      ),
    );
    expect(left).toEqual([]);
  });

  test('lose at least nineteen in twenty of the people whom no record names', () => {
    const named = told.flatMap(({ life, parts }) => {
      const drafts = draftsOf(parts).join('\n');
      return life.strangers.map((name) => !drafts.includes(name));
    });
    const share = named.filter(Boolean).length / named.length;
    expect(share).toBeGreaterThanOrEqual(0.95);
  });

  test('are refused with any one person, number, address or day of theirs put back', () => {
    const certain = new Set([
      'name',
      'phone',
      'id_number',
      'case_number',
      'address',
      'date',
      'plate',
      'organisation',
    ]);
    const missed = told.slice(0, 100).flatMap(({ life, parts }, n) =>
      toldParts.flatMap((part) => {
        const { original, replacements } = parts[part];
        return replacements.flatMap((one, at) => {
          if (
            !certain.has(one.kind) ||
            !/当事人|本案|确切|车牌/u.test(one.reason) ||
            /以姓氏|昵称/u.test(one.reason)
          )
            return [];
          const back = replacements.map((same, k) => (k === at ? { ...same, undone: '试' } : same));
          const { text } = draftOf({ original, replacements: back });
          const found = residueSearch({ identities: life.identities, spelling })(text);
          return found.length > 0 ? [] : [`case ${n}: ${original.slice(one.start, one.end)} (${one.reason})`];
        });
      }),
    );
    expect(missed).toEqual([]);
  });
});
