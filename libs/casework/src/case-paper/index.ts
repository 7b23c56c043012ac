export { CasePaperModule } from './case-paper.module.ts';
export { CasePapers } from './print/case.papers.ts';
