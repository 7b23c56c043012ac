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
}

/** @param files  how many lie in it */
type Find = (facts: DossierFacts, files: number) => Finding;

const eventsOf = ({ events }: DossierFacts, ...types: readonly RecordedEventType[]) =>
  events.filter(({ type }) => types.includes(type));
const seqsOf = (events: readonly DossierEvent[]) => events.map(({ seq }) => seq);
const said = (zh: string, en: string): Label => ({ zh, en });

/** Only a paper in the file proves it. */
const byFile =
  (isNeeded: (facts: DossierFacts) => boolean, lack?: Label): Find =>
  (facts, files) => ({
    isProven: false,
    seqs: [],
    isNeeded: isNeeded(facts),
    remarks: files === 0 && lack !== undefined && isNeeded(facts) ? [lack] : [],
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
const isSettled = ({ context }: DossierFacts): boolean =>
  context.results.some(({ kind }) => kind === 'settled');
/** Somebody speaks or acts for somebody else. */
const isRepresented = ({ context }: DossierFacts): boolean =>
  context.parties.some(({ role }) => role === 'representative');

/** Endings without a settlement, which the explanation of the dossier tells. */
const endings = ['DECLINE', 'REFUSE', 'WITHDRAW', 'TERMINATE', 'REFER', 'MERGE_INTO'] as const;
/** Of these the law asks to tell the parties which ways remain. @source Mediation Act, art. 26 */
const tellsRemedies: ReadonlySet<RecordedEventType> = new Set(['TERMINATE', 'REFUSE']);

const identity: Find = ({ people, identified }, files) => ({
  isProven: false,
  seqs: [],
  isNeeded: true,
  remarks:
    files > 0
      ? []
      : [
          said(
            `证件号码已登记${identified}人，共${people}人；未附身份证明复印件`,
            `The numbers of ${identified} of ${people} people are on record; no copy of a document lies in the file`,
          ),
        ],
  supply: 'ATTACH',
});

const agreement: Find = (facts, files) => {
  const events = eventsOf(facts, 'REACH_AGREEMENT', 'AMEND_AGREEMENT', 'SETTLE_ON_SPOT');
  const isWritten = events.some(({ payload }) => payload.form === 'written');
  return {
    isProven: events.length > 0,
    seqs: seqsOf(events),
    isNeeded: isSettled(facts),
    remarks:
      isWritten && files === 0
        ? [
            said(
              '签字盖章的协议书原件未扫描入卷',
              'The signed and sealed agreement was not scanned into the file',
            ),
          ]
        : [],
    supply: 'ATTACH',
  };
};

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
  mandate: byFile(
    isRepresented,
    said('有代理人，未附授权委托书', 'Somebody is represented, without a power of attorney'),
  ),
  investigation: byFile(never),
  evidence: byFile(never),
  record: byEvents(['HOLD_SESSION', 'SETTLE_ON_SPOT'], 'HOLD_SESSION', ({ context }) => context.sessions > 0),
  agreement,
  performance: byEvents(['RECORD_PERFORMANCE'], 'RECORD_PERFORMANCE', never),
  visit: byEvents(['VISIT'], 'VISIT', never),
  confirmation: byEvents(['RECORD_CONFIRMATION'], 'RECORD_CONFIRMATION', never),
  explanation,
  backPage: () => made([]),
};
