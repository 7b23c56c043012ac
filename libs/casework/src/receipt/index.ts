export { ReceiptModule } from './receipt.module.ts';
