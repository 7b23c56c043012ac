export { audit, auditAll } from './audit.entry.ts';
