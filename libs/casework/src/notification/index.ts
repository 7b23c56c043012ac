export { NotificationModule } from './notification.module.ts';
export { type Notice, notify } from './notification.write.ts';
