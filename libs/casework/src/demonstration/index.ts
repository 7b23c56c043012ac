export { isEmpty, seedDemonstration } from './seed.ts';
export { demoPassword, demoPeople, shownAtStart } from './yueshan.ts';
