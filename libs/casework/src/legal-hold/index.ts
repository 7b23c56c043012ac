export { LegalHoldModule } from './hold.module.ts';
export { assertNotHeld, isDestroyed, isHeldSql } from './hold.store.ts';
