import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttachmentRoom, isLost, plainBytes, type StoredAttachment } from '#casework/attachment';
import { audit } from '#casework/audit';
import { DossierPapers, type FilledDossier } from '#casework/case-paper';
import type { StaffActor } from '#casework/organisation';
import { Clock, inTransaction } from '#platform';
import { type DossierMaterial, materialOf } from './dossier.facts.ts';
import { dossierZip } from './dossier.zip.ts';

/** A dossier on its way out. */
export interface ExportedDossier {
  /** Without the extension. */
  readonly name: string;
  readonly content: AsyncGenerator<Uint8Array>;
}

/** Takes out a dossier whole, with every number in it in full: noted with its reason before the first byte. */
@Injectable()
export class DossierExport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly papers: DossierPapers,
    private readonly room: AttachmentRoom,
  ) {}

  /**
   * As one PDF in page order, or as a zip of papers and files. Private notes of mediators are never part of it, and files for
   * mediators only where whoever takes it out is one.
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only"; kind "conflict", code "destroyed-already"
   */
  async take(
    actor: StaffActor,
    disputeId: string,
    form: 'pdf' | 'zip',
    reason: string,
  ): Promise<ExportedDossier> {
    // Of one moment: the index would otherwise name papers that are not there, or the other way round.
    const { filled, more: material } = await this.papers.of(actor, disputeId, async (tx, stored) =>
      materialOf(tx, actor, stored),
    );
    const content =
      form === 'pdf'
        ? await this.bound(material, filled)
        : dossierZip(material, filled, (file) => this.streamOf(file));
    const { townshipId } = material;
    const { staffId, organisationId } = actor;
    const at = this.clock.now().toISOString();
    await inTransaction(this.dataSource, (tx) =>
      audit(tx, {
        action: 'dossier.export',
        staffId,
        organisationId,
        townshipId,
        disputeId,
        reason: `${form}: ${reason}`,
        at,
      }),
    );
    return { name: `卷宗${filled.view.number ?? ''}`, content };
  }

  /**
   * The writer of PDFs is loaded by the first who asks for one: the start and an idle office do without it. By its name, not
   * by its path: the build leaves a path that is loaded late as it stands, to a file that is not there.
   */
  private async bound(material: DossierMaterial, filled: FilledDossier): Promise<ExportedDossier['content']> {
    const { DossierBinding } = await import('#casework/dossier/pdf');
    return new DossierBinding(material, filled, (file) => this.bytesOf(file)).pdf();
  }

  private async *streamOf({ id, content }: StoredAttachment): AsyncGenerator<Buffer> {
    if (content !== null) yield* plainBytes(id, content.fileKey, this.room.store.read(content.objectKey));
  }

  /** Whole: a picture and a page can be read in no other way. At most as large as an upload. */
  private async bytesOf(file: StoredAttachment): Promise<Uint8Array | null> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of this.streamOf(file)) chunks.push(chunk);
    } catch (error) {
      if (isLost(error)) return null;
      throw error;
    }
    return chunks.length === 0 ? null : Buffer.concat(chunks);
  }
}
