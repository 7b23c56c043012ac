export { StatisticsModule } from './statistics.module.ts';
