export { isEmpty, type SeedFacts, seedDemonstration } from './seed.ts';
export { type DemoPerson, demoOrganisations, demoPeople } from './yueshan.ts';
