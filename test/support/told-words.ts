import { deIdentify } from '../../libs/domain/src/typical-case/de-identify.ts';
import type {
  CaseIdentities,
  KnownPerson,
  KnownRole,
  Spelling,
} from '../../libs/domain/src/typical-case/identities.ts';
import { draftOf } from '../../libs/domain/src/typical-case/replacement.ts';
import { residueSearch } from '../../libs/domain/src/typical-case/residue/residue.ts';

/** A case of which no record names anybody or anything. */
export const nobody: CaseIdentities = {
  people: [],
  numbers: [],
  addresses: [],
  places: [],
  days: [],
  said: [],
  reportedOn: '2026-06-15',
};

/** Somebody whom records name. @param role default: a party */
export const person = (name: string, role: KnownRole = 'party'): KnownPerson => ({
  name,
  role,
  isOrganisation: false,
});
export const firm = (name: string): KnownPerson => ({ name, role: 'party', isOrganisation: true });

/** Signs that are written in one way and sound like no other. */
export const plainly: Spelling = { simplified: (character) => character, readings: () => [] };

/** The facts of a draft. */
export const draftedFacts = (facts: string, identities = nobody, spelling = plainly): string =>
  draftOf(deIdentify({ facts, process: '', result: '' }, identities, spelling).facts).text;

/** What the check says of a text, place by place. */
export const certainties = (
  text: string,
  identities = nobody,
  spelling = plainly,
): readonly ('sure' | 'doubt')[] =>
  residueSearch({ identities, spelling })(text).map(({ certainty }) => certainty);
