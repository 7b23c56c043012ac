import { Module } from '@nestjs/common';
import { VerificationController } from './verification.controller.ts';
import { VerificationService } from './verification.service.ts';

/** Proves that the record is what was done. Reads only, but for the certificates that it issues. */
@Module({
  controllers: [VerificationController],
  providers: [VerificationService],
})
export class VerificationModule {}
