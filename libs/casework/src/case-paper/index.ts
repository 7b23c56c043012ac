export { CasePaperModule } from './case-paper.module.ts';
export { type StoredCase, StoredCases } from './facts/stored.case.ts';
export { type DossierPaper, DossierPapers, type FilledDossier } from './print/dossier.papers.ts';
