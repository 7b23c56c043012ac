export { RetentionDue } from './retention.due.ts';
export { RetentionModule } from './retention.module.ts';
export { RetentionWork } from './retention.work.ts';
