export { issueCertificate, scopeOf } from './certificate.issuing.ts';
export { certificateText } from './certificate.paper.ts';
export { papersOf } from './certificate.papers.ts';
export { coverageTable } from './coverage.ts';
export { problems } from './difference.ts';
export { isRecordOf, recordHeadOf, rootIn } from './record.head.ts';
export { VerificationModule } from './verification.module.ts';
export { viewOf } from './verification.service.ts';
export { inRecord, verifyCase, verifyRecord } from './verify.ts';
