export { isEmpty, type SeedFacts, seedDemonstration } from './seed.ts';
export { type DemoPerson, demoOrganisations, demoPassword, demoPeople, shownAtStart } from './yueshan.ts';
