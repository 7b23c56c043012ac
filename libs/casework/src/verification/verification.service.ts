import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { partOf, type StaffActor } from '#casework/organisation';
import { RuleError } from '#domain';
import { Clock, ObjectStore, query, type Tx, Vault } from '#platform';
import type { Scope } from './case.record.ts';
import { issueCertificate } from './certificate.issuing.ts';
import type { CertificatePaper } from './certificate.paper.ts';
import { papersOf } from './certificate.papers.ts';
import { problems } from './difference.ts';
import type { VerificationView } from './verification.view.ts';
import { inRecord, type Proven, verifyRecord } from './verify.ts';

/** Proves the record of somebody's part of the tree while everybody else goes on working. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
    private readonly files: ObjectStore,
  ) {}

  /** @throws RuleError kind "conflict", code "verification-running" */
  async verify(actor: StaffActor): Promise<VerificationView> {
    return viewOf(await this.proven(actor));
  }

  /**
   * Proves the record and issues a certificate of it.
   * @throws RuleError kind "conflict", code "record-differs", "verification-running"
   */
  async issue(actor: StaffActor): Promise<CertificatePaper> {
    // Of the moment before the proof began: what was done meanwhile is not in it.
    const at = this.clock.now().toISOString();
    const proven = await this.proven(actor);
    if (proven.differenceCount > 0) throw recordDiffers(proven);
    const request = { organisationId: partOf(actor), issuedBy: actor.staffId, at };
    return await this.paper(actor, await issueCertificate(this.dataSource, proven, request));
  }

  /** The certificates of the actor's part of the tree, the latest first. */
  async papers(actor: StaffActor): Promise<readonly CertificatePaper[]> {
    return [...(await papersOf(this.dataSource, bodiesOf(actor)))].reverse();
  }

  /** @throws RuleError kind "not-found", code "no-such-certificate" */
  async paper(actor: StaffActor, id: string): Promise<CertificatePaper> {
    const [paper] = await papersOf(this.dataSource, bodiesOf(actor), id);
    if (paper) return paper;
    throw new RuleError({
      kind: 'not-found',
      code: 'no-such-certificate',
      message: 'There is no such certificate in your part of the tree',
      messageZh: '没有这份校验证书，或您无权查看',
    });
  }

  private async proven(actor: StaffActor): Promise<Proven> {
    const scope: Scope = {
      townshipIds: actor.townshipIds,
      bodyIds: [actor.organisationId],
      files: this.files,
    };
    return await inRecord(this.dataSource, async (tx) => {
      await assertAlone(tx);
      return await verifyRecord(tx, this.vault, scope);
    });
  }
}

const bodiesOf = ({ townshipIds, organisationId }: StaffActor): readonly string[] => [
  ...townshipIds,
  organisationId,
];

/** One at a time: a proof takes a core. */
async function assertAlone(tx: Tx): Promise<void> {
  const [row] = await query<{ isAlone: boolean }>(tx, {
    text: `select pg_try_advisory_xact_lock(hashtextextended('verification', 0)) as "isAlone"`,
  });
  if (row?.isAlone) return;
  throw new RuleError({
    kind: 'conflict',
    code: 'verification-running',
    message: 'The record is being verified already; wait until that is done',
    messageZh: '正在进行校验，请等其完成后再试',
  });
}

const recordDiffers = ({ differenceCount }: Proven): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'record-differs',
    message: `The record has ${differenceCount} differences and is not certified: look at the verification`,
    messageZh: `案件记录有 ${differenceCount} 处不符，不能出具证书，请查看校验结果`,
    extensions: { differenceCount },
  });

/** A proof as it is shown. */
export function viewOf({ known: _, heads, differences, ...proven }: Proven): VerificationView {
  return {
    ...proven,
    isClean: proven.differenceCount === 0,
    heads: [...heads],
    differences: differences.map((difference) => ({
      ...difference,
      problemName: problems[difference.problem],
    })),
  };
}
