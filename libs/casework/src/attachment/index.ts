export { AttachmentModule } from './attachment.module.ts';
export { filesToBackUp, putBackFile } from './backup.files.ts';
