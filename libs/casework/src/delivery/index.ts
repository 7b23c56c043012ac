export { waitingDeliveries } from './delivery.figure.ts';
export { DeliveryModule } from './delivery.module.ts';
export { DeliveryService } from './delivery.service.ts';
