export { DeliveryModule } from './delivery.module.ts';
export { DeliveryService } from './delivery.service.ts';
