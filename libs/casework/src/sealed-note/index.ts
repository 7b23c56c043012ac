export { SealedNoteErasure } from './sealed-note.erasure.ts';
export { SealedNoteModule } from './sealed-note.module.ts';
export { sealedNoteDigest } from './sealed-note.store.ts';
