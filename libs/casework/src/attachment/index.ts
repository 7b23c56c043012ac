export { AttachmentModule } from './attachment.module.ts';
