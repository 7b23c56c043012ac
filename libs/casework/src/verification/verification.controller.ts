import { Controller, Get, Header, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { type CertificatePaper, certificatePage, pagePolicy } from './certificate.paper.ts';
import { VerificationService } from './verification.service.ts';
import { type CertificateView, certificateView, verificationView } from './verification.view.ts';

const html = 'text/html; charset=utf-8';

/** The record proves itself: to whoever answers for it, at any time. */
@Controller()
export class VerificationController {
  constructor(private readonly verification: VerificationService) {}

  @Post('verifications')
  @Access('history.verify')
  @Answers(201, verificationView, { zh: '校验全部案件记录', en: 'Verify the record' })
  verify(@CurrentActor() actor: StaffActor) {
    return this.verification.verify(actor);
  }

  @Post('certificates')
  @Access('history.verify')
  @Answers(201, certificateView, { zh: '校验并出具证书', en: 'Verify the record and issue a certificate' })
  async issue(@CurrentActor() actor: StaffActor) {
    return viewOf(await this.verification.issue(actor));
  }

  @Get('certificates')
  @Access('history.verify')
  @Answers(200, z.object({ items: z.array(certificateView) }), {
    zh: '校验证书',
    en: 'Certificates, the latest first',
  })
  async certificates(@CurrentActor() actor: StaffActor) {
    return { items: (await this.verification.papers(actor)).map(viewOf) };
  }

  @Get('certificates/:id/page')
  @Access('history.verify')
  @Answers(200, z.string(), { zh: '校验证书（打印页）', en: 'A certificate as a page to print' }, html)
  @Header('content-type', html)
  @Header('content-security-policy', pagePolicy)
  async page(@CurrentActor() actor: StaffActor, @Param('id', { schema: z.uuid() }) id: string) {
    return certificatePage(await this.verification.paper(actor, id));
  }
}

function viewOf({
  organisationId,
  organisation,
  issuedBy: _issuedBy,
  knownHash: _,
  heads,
  ...paper
}: CertificatePaper): CertificateView {
  return { ...paper, heads: [...heads], organisation: { id: organisationId, name: organisation } };
}
