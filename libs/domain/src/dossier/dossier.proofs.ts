import type { Paper } from '../dispute/command.labels.ts';
import type { CommandType } from '../dispute/dispute.commands.ts';
import type { RecordedEventType } from '../dispute/dispute.events.ts';
import type { Label } from '../label.ts';
import type { DossierEvent, DossierFacts } from './dossier.facts.ts';

/** What the case itself says of one item. */
export interface Finding {
  /** The events are the paper: it can be made of them. */
  readonly isProven: boolean;
  readonly seqs: readonly number[];
  /** This case asks for it, whether the law does or not. */
  readonly isNeeded: boolean;
  readonly remarks: readonly Label[];
  readonly supply?: CommandType;
  /** Why none can lie there, by all that is on record. */
  readonly barred?: Label;
}

/** The files that lie in an item. */
export interface LyingFiles {
  /** How many of them are what the item asks for. */
  readonly counting: number;
  /** How many more are not what is on record. */
  readonly differing: number;
  /** How many more are pages of it without the one that was signed. */
  readonly unsigned: number;
}

type Find = (facts: DossierFacts, lying: LyingFiles) => Finding;

const eventsOf = ({ events }: DossierFacts, ...types: readonly RecordedEventType[]) =>
  events.filter(({ type }) => types.includes(type));
const seqsOf = (events: readonly DossierEvent[]) => events.map(({ seq }) => seq);
const said = (zh: string, en: string): Label => ({ zh, en });

/** Only a paper in the file proves it. */
const byFile =
  (isNeeded: (facts: DossierFacts) => boolean, lack?: Label): Find =>
  (facts, { counting }) => ({
    isProven: false,
    seqs: [],
    isNeeded: isNeeded(facts),
    remarks: counting === 0 && lack !== undefined && isNeeded(facts) ? [lack] : [],
    supply: 'ATTACH',
  });

/** Events prove it; a file may lie beside them. */
const byEvents =
  (
    types: readonly RecordedEventType[],
    supply: CommandType,
    isNeeded: (facts: DossierFacts) => boolean,
  ): Find =>
  (facts) => {
    const events = eventsOf(facts, ...types);
    return {
      isProven: events.length > 0,
      seqs: seqsOf(events),
      isNeeded: events.length > 0 || isNeeded(facts),
      remarks: [],
      supply,
    };
  };

const always = (): boolean => true;
const never = (): boolean => false;

/** Everything of the case stands in its own history; an older register tells little, and another case brings its papers. */
const isWholeOnRecord = ({ context, events }: DossierFacts): boolean =>
  context.absorbed.length === 0 && !events.some(({ type }) => type === 'IMPORT');

/** With why no paper of this kind can lie there, unless the case asks for one. */
const barredBy =
  (find: Find, can: (facts: DossierFacts) => boolean, barred: Label): Find =>
  (facts, lying) => ({
    ...find(facts, lying),
    ...(isWholeOnRecord(facts) && !can(facts) ? { barred } : {}),
  });

const isSettled = ({ context }: DossierFacts): boolean =>
  context.results.some(({ kind }) => kind === 'settled');
/** Somebody speaks or acts for somebody else. */
const isRepresented = ({ context }: DossierFacts): boolean =>
  context.parties.some(({ role }) => role === 'representative');

/** Endings without a settlement, which the explanation of the dossier tells. */
const endings = ['DECLINE', 'REFUSE', 'WITHDRAW', 'TERMINATE', 'REFER', 'MERGE_INTO'] as const;
/** Of these the law asks to tell the parties which ways remain. @source Mediation Act, art. 26 */
const tellsRemedies: ReadonlySet<RecordedEventType> = new Set(['TERMINATE', 'REFUSE']);

const identity: Find = ({ people, identified }, { counting }) => ({
  isProven: false,
  seqs: [],
  isNeeded: true,
  remarks:
    counting > 0
      ? []
      : [
          said(
            `证件号码已登记${identified}人，共${people}人；未附身份证明复印件`,
            `The numbers of ${identified} of ${people} people are on record; no copy of a document lies in the file`,
          ),
        ],
  supply: 'ATTACH',
});

/** What was agreed by word of mouth the record proves; of what was written only the page that everybody has signed. */
const agreement: Find = (facts, lying) => {
  const events = eventsOf(facts, 'REACH_AGREEMENT', 'AMEND_AGREEMENT', 'SETTLE_ON_SPOT');
  const isWritten = events.some(({ payload }) => payload.form === 'written');
  const isUnsigned = isWritten && lying.counting === 0;
  return {
    isProven: events.length > 0 && !isWritten,
    seqs: seqsOf(events),
    isNeeded: isSettled(facts),
    remarks: isUnsigned ? [lackOfSignatures(lying)] : [],
    supply: 'ATTACH',
  };
};

function lackOfSignatures({ differing, unsigned }: LyingFiles): Label {
  if (differing > 0)
    return said(
      '归入的签字页是待签稿，内容与登记的协议不一致：请核对，归入与登记一致的签字协议书；原件在卷的，归档时确认',
      'The signed page in the file has other terms than are on record: file the one that has them, or attest it when the dossier is shut',
    );
  if (unsigned > 0)
    return said(
      '归入的协议书缺末页（签字盖章页）：请补拍末页归入；原件在卷的，归档时确认',
      'The last page of the agreement, with the signatures and the seal, is not among the pages in the file: add it; if it lies there on paper, that is said when the dossier is shut',
    );
  return said(
    '签字盖章的协议书未扫描归入；原件在卷的，归档时确认',
    'The signed and sealed agreement was not scanned into the file; if it lies there on paper, that is said when the dossier is shut',
  );
}

const explanation: Find = (facts) => {
  const ends = eventsOf(facts, ...endings);
  const isUntold = ends.some(
    ({ type, payload }) => tellsRemedies.has(type) && payload.remedies === undefined,
  );
  const archived = eventsOf(facts, 'ARCHIVE');
  return {
    isProven: ends.length > 0 || archived.length > 0,
    seqs: seqsOf([...ends, ...archived]),
    isNeeded: ends.length > 0,
    remarks: isUntold
      ? [said('未记录告知其他救济途径', 'It is not on record that the other ways were told')]
      : [],
    ...(isUntold ? { supply: 'NOTE' as const } : {}),
  };
};

const made = (seqs: readonly number[]): Finding => ({ isProven: true, seqs, isNeeded: true, remarks: [] });

/** What each item is proven by. The registration and the back page are made of the case itself. */
export const findings: Readonly<Record<Paper, Find>> = {
  registration: (facts) => made(seqsOf(eventsOf(facts, 'REPORT', 'IMPORT', 'ACCEPT'))),
  rightsNotice: byFile(always, said('权利义务告知书未入卷', 'The notice of rights does not lie in the file')),
  identity,
  mandate: barredBy(
    byFile(
      isRepresented,
      said('有代理人，未附授权委托书', 'Somebody is represented, without a power of attorney'),
    ),
    isRepresented,
    said('本案没有登记代理人', 'nobody is on record as a representative'),
  ),
  investigation: byFile(never),
  evidence: byFile(never),
  record: barredBy(
    byEvents(['HOLD_SESSION', 'SETTLE_ON_SPOT'], 'HOLD_SESSION', ({ context }) => context.sessions > 0),
    ({ context }) => context.sessions > 0,
    said('本案没有调解的记录', 'the case was never mediated'),
  ),
  agreement: barredBy(agreement, isSettled, said('本案没有达成协议', 'nothing was agreed in the case')),
  performance: barredBy(
    byEvents(['RECORD_PERFORMANCE'], 'RECORD_PERFORMANCE', never),
    isSettled,
    said('本案没有达成协议', 'nothing was agreed in the case'),
  ),
  visit: byEvents(['VISIT'], 'VISIT', never),
  confirmation: barredBy(
    byEvents(['RECORD_CONFIRMATION'], 'RECORD_CONFIRMATION', never),
    never,
    said('本案没有申请司法确认的记录', 'no judicial confirmation was applied for'),
  ),
  explanation,
  backPage: () => made([]),
};
