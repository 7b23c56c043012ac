import { Module } from '@nestjs/common';
import { RuleBook } from './rule.book.ts';

/** By which rules and which calendar deadlines are computed. */
@Module({ providers: [RuleBook], exports: [RuleBook] })
export class DeadlineModule {}
