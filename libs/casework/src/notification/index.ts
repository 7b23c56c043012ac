export { NotificationModule } from './notification.module.ts';
export { notify } from './notification.write.ts';
