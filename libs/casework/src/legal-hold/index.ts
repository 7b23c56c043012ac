export { LegalHoldModule } from './hold.module.ts';
export { assertNotHeld, isHeldSql } from './hold.store.ts';
