export { CaseworkModule } from './casework.module.ts';
