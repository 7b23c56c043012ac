import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StoredCases } from '#casework/case-paper';
import { AccessLog } from '#casework/dispute';
import { isHeldSql } from '#casework/legal-hold';
import type { StaffActor } from '#casework/organisation';
import { dossierItemLabels, isCapable, missingItems } from '#domain';
import { inSnapshot, query, type Tx } from '#platform';
import { materialOf } from './dossier.facts.ts';
import type { DossierView } from './dossier.view.ts';

/** What lies in the dossier of a case and what is missing. */
@Injectable()
export class DossierChecklist {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cases: StoredCases,
    private readonly accesses: AccessLog,
  ) {}

  /** @throws RuleError kind "not-found"; kind "forbidden", code "masked-only"; kind "conflict", code "destroyed-already" */
  async view(actor: StaffActor, disputeId: string): Promise<DossierView> {
    // It writes, which a snapshot refuses.
    await this.accesses.note(actor, disputeId);
    const { lines, files, withheld, isHeld } = await inSnapshot(this.dataSource, async (tx) => ({
      ...(await materialOf(tx, actor, await this.cases.of(tx, actor, disputeId))),
      isHeld: await isHeldIn(tx, disputeId),
    }));
    const shown = new Set(files.map(({ id }) => id));
    return {
      items: lines.map(({ item, seqs, fileIds, remarks, barred, ...line }, n) => ({
        ...line,
        barred: barred && { ...barred },
        position: n + 1,
        item,
        itemName: { ...dossierItemLabels[item] },
        seqs: [...seqs],
        fileIds: fileIds.filter((id) => shown.has(id)),
        remarks: remarks.map((remark) => ({ ...remark })),
      })),
      missing: missingItems(lines).length,
      files: files.length,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      withheld,
      isHeld,
      mayExport: isCapable(actor.roles, 'dossier.export'),
    };
  }
}

async function isHeldIn(tx: Tx, disputeId: string): Promise<boolean> {
  const [row] = await query<{ held: boolean }>(tx, {
    name: 'dossier.held',
    text: `select ${isHeldSql('$1')} as held`,
    values: [disputeId],
  });
  return row?.held === true;
}
