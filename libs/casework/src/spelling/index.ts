export { spelling } from './spelling.ts';
