export { OfficeModule, type OfficeSettings } from './office.module.ts';
