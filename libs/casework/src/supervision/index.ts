export { issueSlip } from './slip.issue.ts';
export { SupervisionModule } from './supervision.module.ts';
