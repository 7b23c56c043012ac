export { proveEditions } from './report/edition.proof.ts';
export { StatisticsModule } from './statistics.module.ts';
