export { CasePaperModule } from './case-paper.module.ts';
export { type DossierPaper, DossierPapers, type FilledDossier } from './print/dossier.papers.ts';
