export { NotificationModule } from './notification.module.ts';
export { sentenceOf } from './notification.sentence.ts';
export { notify } from './notification.write.ts';
