export { RuleBookModule } from './rule-book.module.ts';
