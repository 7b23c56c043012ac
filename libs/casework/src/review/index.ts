export { ReviewModule } from './review.module.ts';
export { Steering } from './steering.service.ts';
