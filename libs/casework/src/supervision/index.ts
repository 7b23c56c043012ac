export { SupervisionModule } from './supervision.module.ts';
