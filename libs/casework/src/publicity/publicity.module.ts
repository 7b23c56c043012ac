import { Module } from '@nestjs/common';
import { PublicityController } from './publicity.controller.ts';
import { PublicityList } from './publicity.list.ts';
import { PublicityRegister } from './publicity.register.ts';

/** The register of legal publicity work, which the yearly report asks for beside the disputes. */
@Module({ controllers: [PublicityController], providers: [PublicityList, PublicityRegister] })
export class PublicityModule {}
