import type { KnownSearch } from '../looked.ts';
import { foreignName } from './foreign.ts';
import { initials, nameInLetters, surnameInLetters } from './in.letters.ts';
import { chineseName, type NameSearch, namesOf } from './known.name.ts';
import { maskedInPart, surnameAndMask } from './masked.ts';
import { organisationName } from './organisation.ts';
import { petNames } from './pet.names.ts';
import { soundOfName, soundOfTwo } from './sounds.ts';
import { calledBySurname, compoundSurname, oneOfFamilies } from './surname.ts';
import { givenName, wholeName } from './written.ts';

/** Every way in which a Chinese name is searched for. */
const searches: readonly NameSearch[] = [
  wholeName,
  givenName,
  soundOfName,
  soundOfTwo,
  nameInLetters,
  initials,
  surnameInLetters,
  maskedInPart,
  surnameAndMask,
  petNames,
  calledBySurname,
  compoundSurname,
  oneOfFamilies,
];

/** Searches for the names of people and organisations. */
export const residualNames: KnownSearch = ({ identities, spelling }) => {
  const all = identities.people.flatMap((person) =>
    namesOf(person).flatMap((name) => {
      if (person.isOrganisation) return organisationName(name, spelling);
      const chinese = chineseName(name, person.role, spelling);
      return chinese === null ? foreignName(name, spelling) : searches.map((search) => search(chinese));
    }),
  );
  return (looked) => all.flatMap((search) => search(looked));
};
