export { AttachmentErasure, type ErasedFiles } from './attachment.erasure.ts';
export { AttachmentModule } from './attachment.module.ts';
export { AttachmentReading } from './attachment.reading.ts';
export { AttachmentRoom } from './attachment.service.ts';
export { attachmentsOf, attachmentTable, type StoredAttachment } from './attachment.store.ts';
export { attachmentDigest } from './attachment.ts';
export { filesToBackUp, isStored, putBackFile } from './backup.files.ts';
export { filesBehind, type LostFile, tellOfLostFiles } from './lost.files.ts';
export { faultOfFile, plainBytes } from './stored.bytes.ts';
