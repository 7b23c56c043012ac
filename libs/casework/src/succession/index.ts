export { SuccessionModule } from './succession.module.ts';
