export { DossierBinding } from './dossier.binding.ts';
