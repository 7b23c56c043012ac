export { AgreementModule } from './agreement.module.ts';
