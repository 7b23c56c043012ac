export { publicityFigures } from './publicity.figures.ts';
export { PublicityModule } from './publicity.module.ts';
