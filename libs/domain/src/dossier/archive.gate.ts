import type { ArchivedPaper, SaidPaper } from '../dispute/archived.paper.ts';
import type { Paper } from '../dispute/command.labels.ts';
import type { InputFault } from '../errors.ts';
import type { ChecklistLine } from './dossier.checklist.ts';
import { dossierItemLabels } from './dossier.items.ts';

/** What becomes of the sayings: the items as they are kept, or what is wrong. */
export interface ArchiveGate {
  readonly papers: readonly ArchivedPaper[];
  readonly faults: readonly InputFault[];
}

/**
 * Holds what is said of a dossier against its checklist. What the case itself has is there without anybody's word; what lies
 * only on paper may be attested, item by item; what cannot be there by all that is on record is not believed, and a scan is
 * asked for. A must or needed item that neither is there nor attested says why.
 * @source Mediation Act, art. 27; decision 0062
 */
export function archiveGate(lines: readonly ChecklistLine[], said: readonly SaidPaper[]): ArchiveGate {
  const faults: InputFault[] = said.flatMap(({ paper }, n) =>
    said.findIndex((one) => one.paper === paper) === n ? [] : [twice(`/papers/${n}/paper`, paper)],
  );
  const papers = lines.flatMap((line): readonly ArchivedPaper[] => {
    const { item: paper, isThere, need, barred } = line;
    const at = said.findIndex((one) => one.paper === paper);
    const { present = isThere, whyMissing } = said[at] ?? {};
    if (present && isThere) return [{ paper, present, basis: 'case' }];
    if (present && barred === null) return [{ paper, present, basis: 'attested' }];
    if (present && barred !== null) faults.push(cannotBeThere(`/papers/${at}/present`, paper, barred));
    else if (whyMissing !== undefined) return [{ paper, present, whyMissing }];
    else if (need !== 'optional')
      faults.push(missing(at < 0 ? '/papers' : `/papers/${at}/whyMissing`, paper));
    return [];
  });
  return { papers, faults };
}

const twice = (pointer: string, paper: Paper): InputFault => ({
  pointer,
  messageZh: `“${dossierItemLabels[paper].zh}”填了两次`,
  message: `Said twice: ${dossierItemLabels[paper].en}`,
});

const cannotBeThere = (
  pointer: string,
  paper: Paper,
  reason: NonNullable<ChecklistLine['barred']>,
): InputFault => ({
  pointer,
  messageZh: `“${dossierItemLabels[paper].zh}”：${reason.zh}；卷宗里确有的，请扫描归入本案，不能只凭勾选`,
  message: `${dossierItemLabels[paper].en}: ${reason.en}; if it does lie there, file a scan of it`,
});

const missing = (pointer: string, paper: Paper): InputFault => ({
  pointer,
  messageZh: `“${dossierItemLabels[paper].zh}”系统中没有，也没有确认原件在卷：请勾选确认，或说明缺少的原因`,
  message: `Missing without a reason, and nobody has said that it lies there on paper: ${dossierItemLabels[paper].en}`,
});
