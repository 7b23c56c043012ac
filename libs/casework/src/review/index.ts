export { type Scope, scopeOf } from './dashboard/dashboard.scope.ts';
export { ReviewModule } from './review.module.ts';
export { ReviewPlanJob } from './review-plan.job.ts';
export { Steering } from './steering.service.ts';
