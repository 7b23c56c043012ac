export { LadderSweep } from './deadline-sweep.job.ts';
export { EscalationModule } from './escalation.module.ts';
