export { CasePaperModule } from './case-paper.module.ts';
export { CasePapers } from './print/case.papers.ts';
export { type DossierPaper, DossierPapers, type FilledDossier } from './print/dossier.papers.ts';
