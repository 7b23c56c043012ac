export { type Absence, absencesOf } from './leave.running.ts';
export { notesOpenedOnlyBy } from './leaving.ts';
export { CapabilityPolicy, OrganisationActorSource, partOf, type StaffActor } from './organisation.actor.ts';
export {
  nextNumbers,
  noSuchTownship,
  type Place,
  placeOf,
  unknownStaff,
  unknownUnits,
} from './organisation.directory.ts';
export { OrganisationModule } from './organisation.module.ts';
export { type Addressee, atWorkAmong, centreAndOffice, peopleOf } from './organisation.people.ts';
export { addOrganisation, assertManaged } from './organisation.service.ts';
export { contactTable, phonesOfStaff } from './staff.contact.ts';
export { type Person, personSql } from './staff.person.ts';
export { addStaff, assertManages } from './staff.service.ts';
