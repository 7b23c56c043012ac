export { DossierModule } from './dossier.module.ts';
