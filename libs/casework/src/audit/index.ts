export { audit } from './audit.entry.ts';
