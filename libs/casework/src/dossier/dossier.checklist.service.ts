import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StoredCases } from '#casework/case-paper';
import { AccessLog } from '#casework/dispute';
import { isHeldSql } from '#casework/legal-hold';
import type { StaffActor } from '#casework/organisation';
import { dayInShanghai, destructionNumber, dossierItemLabels, isCapable, missingItems } from '#domain';
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

  /** @throws RuleError kind "not-found"; kind "forbidden", code "masked-only" */
  async view(actor: StaffActor, disputeId: string): Promise<DossierView> {
    // It writes, which a snapshot refuses.
    await this.accesses.note(actor, disputeId);
    const { lines, files, withheld, kept } = await inSnapshot(this.dataSource, async (tx) => ({
      ...(await materialOf(tx, actor, await this.cases.of(tx, actor, disputeId))),
      kept: await keptOf(tx, disputeId),
    }));
    const shown = new Set(files.map(({ id }) => id));
    const destroyed = kept?.destroyed ?? null;
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
      isHeld: kept?.isHeld ?? false,
      destroyed: destroyed && {
        listId: destroyed.listId,
        number: destructionNumber(destroyed.year, destroyed.seq),
        on: dayInShanghai(new Date(destroyed.at).toISOString()),
      },
      mayExport: isCapable(actor.roles, 'dossier.export') && destroyed === null,
    };
  }
}

/** What keeps it, and what ended it. */
async function keptOf(tx: Tx, disputeId: string) {
  const [row] = await query<{
    isHeld: boolean;
    destroyed: { listId: string; year: number; seq: number; at: string } | null;
  }>(tx, {
    name: 'dossier.kept',
    text: `select ${isHeldSql('$1')} as "isHeld", (
             select jsonb_build_object('listId', l.id, 'year', l.year, 'seq', l.seq, 'at', i.done_at)
             from destruction_item i join destruction_list l on l.id = i.list_id
             where i.dispute_id = $1 and i.open and i.outcome = 'destroyed') as destroyed`,
    values: [disputeId],
  });
  return row;
}
