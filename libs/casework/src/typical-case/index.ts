export { forgetWorkings } from './typical.store.ts';
export { TypicalCaseModule } from './typical-case.module.ts';
