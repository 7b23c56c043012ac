import { randomUUID } from 'node:crypto';
import { AttachmentErasure } from '#casework/attachment';
import { RuleBook } from '#casework/deadline';
import { AccessLog, DisputeCommands } from '#casework/dispute';
import { LadderSweep } from '#casework/escalation';
import { RegisterCorrectionService, RegisterImportService } from '#casework/exchange';
import { digestOf, newSalt } from '#casework/seal';
import { SealedNoteErasure, sealedNoteDigest } from '#casework/sealed-note';
import { inRecord, issueCertificate, scopeOf, verifyRecord } from '#casework/verification';
import { addDays, type CommandInput, type CommandType, partyInput } from '#domain';
import { execute, inTransaction } from '#platform';
import { insertAttachment, markRemoved } from '../../libs/casework/src/attachment/attachment.store.ts';
import { commitmentTo } from '../../libs/casework/src/attachment/attachment.ts';
import { LooseObjects } from '../../libs/casework/src/attachment/loose.objects.ts';
import { PartyService } from '../../libs/casework/src/dispute/party.service.ts';
import { LegalHolds } from '../../libs/casework/src/legal-hold/hold.service.ts';
import { CaseErasure } from '../../libs/casework/src/retention/case.erasure.ts';
import { DestructionWork } from '../../libs/casework/src/retention/destruction/destruction.job.ts';
import { DestructionReader } from '../../libs/casework/src/retention/destruction/destruction.reader.ts';
import { DestructionSigning } from '../../libs/casework/src/retention/destruction/destruction.signing.ts';
import { Figures } from '../../libs/casework/src/statistics/figures.service.ts';
import { StatisticsReports } from '../../libs/casework/src/statistics/report/report.service.ts';
import { FolderStore } from '../../libs/platform/src/storage/folder.store.ts';
import { settledOnPaper } from './lying-on-paper.ts';
import { aMeetingRoom, type MeetingRoom } from './meeting-room.ts';

/** A record in which everything has happened once, through the real services. */
export interface RichRecord {
  readonly room: MeetingRoom;
  readonly townshipId: string;
  close(): Promise<void>;
}

const register = [
  '月山镇2026年矛盾纠纷排查化解台账',
  '序号,排查日期,村(社区),纠纷类型,当事人,纠纷简要情况,来源,涉及人数,涉及金额(元),责任单位,化解时限,办理结果,化解日期,是否签订协议,履行情况,联系电话',
  '1,2026-3-5,柳溪村,邻里纠纷,甲某与乙某,为地边争吵,网格员排查,2,300,柳溪村调委会,2026-4-5,已化解,2026-3-9,口头,已履行,13800000911',
  '2,2026-3-6,柳溪村,邻里纠纷,丙某与丁某,为排水争吵,网格员排查,2,,柳溪村调委会,2026-12-30,正在办理,,,,',
  '3,2026-3-7,柳溪村,邻里纠纷,戊某与己某,为院墙争吵,网格员排查,3,900,柳溪村调委会,2026-4-7,已化解,2026-3-10,书面,未履行,13800000912',
  '4,2026-3-8,东岗村,邻里纠纷,庚某与辛某,为树荫争吵,网格员排查,2,,,2026-4-8,已化解,2026-3-11,口头,已履行,',
].join('\r\n');

/**
 * Shuts a dossier, lists it for destruction eleven years later, and holds it before the list is carried out: so every column
 * of lists and holds is filled, and nobody is erased.
 */
async function archivedAndListed({ office, desk, leader }: MeetingRoom, disputeId: string): Promise<void> {
  const { dataSource, clock } = office;
  await desk.send('sifasuo', disputeId, 'ARCHIVE', { papers: settledOnPaper, retention: '10years' });
  const keeper = await office.actor('sifasuo');
  const then = new Date('2038-01-04T01:00:00.000Z');
  const later = Object.assign(Object.create(clock) as typeof clock, {
    now: () => then,
    today: () => '2038-01-04',
  });
  const signing = new DestructionSigning(dataSource, later, new DestructionReader(dataSource));
  const holds = new LegalHolds(dataSource, later, desk.detail, new AccessLog(dataSource, later, desk.detail));
  const list = await signing.propose(keeper, { disputeIds: [disputeId], reason: '鉴定小组逐卷审查' });
  await signing.decide(leader, list.id, { approved: true, reason: '同意销毁' });
  await holds.set(leader, disputeId, { reason: '县法院来函' });
  const files = new AttachmentErasure(new LooseObjects(dataSource, new FolderStore('/nowhere')));
  const erasure = new CaseErasure(desk.personal, files, new SealedNoteErasure());
  await new DestructionWork(dataSource, later, erasure).carryOutAll();
  await holds.end(leader, disputeId, { reason: '诉讼已审结' });
}

/** Builds it on a database of its own: cases of every stage, meetings, an import, audit entries, a certificate. */
export async function aRichRecord(): Promise<RichRecord> {
  const room = await aMeetingRoom();
  const { office, desk } = room;
  const { dataSource, clock } = office;
  const mediator = await office.actor('guochangshun');
  const [townshipId = ''] = room.centre.townshipIds;
  const commands = new DisputeCommands(desk.receipts, desk.disputes, desk.intake, desk.detail, desk.personal);
  const people = new PartyService(dataSource, clock, desk.detail, desk.personal);
  const imports = new RegisterImportService(dataSource, clock, desk.intake, office.vault);

  const certify = async () => {
    const proven = await inRecord(dataSource, async (tx) =>
      verifyRecord(tx, office.vault, await scopeOf(tx, townshipId)),
    );
    if (proven.differenceCount > 0) throw new Error(JSON.stringify(proven.differences));
    const at = clock.now().toISOString();
    await issueCertificate(dataSource, proven, {
      organisationId: townshipId,
      issuedBy: room.centre.staffId,
      at,
    });
  };

  desk.on('2026-11-02');
  await desk.reported({ persons: 9, amountFen: 120_000 });
  await desk.reported({
    parties: [
      {
        role: 'applicant',
        name: '欧阳明',
        phone: '13800000901',
        idNumber: '11010519491231002X',
        address: '柳溪村1组5号',
      },
      { role: 'respondent', name: '钱家', kind: 'household', headcount: 4 },
    ],
  });
  const { id: importId } = await imports.begin(room.centre, '台账.csv', Buffer.from(register));
  await imports.commit(room.centre, importId);
  const corrections = new RegisterCorrectionService(dataSource, clock, office.vault);
  // Corrected and not entered yet.
  await corrections.correct(room.centre, importId, 6, { placeId: mediator.organisationId });
  await imports.begin(room.centre, '未导入.csv', Buffer.from(register));

  const meeting = await room.opened();
  /** A case that a meeting gave to 柳溪村. */
  const dispatched = async (over?: Partial<CommandInput<'REPORT'>>) => {
    const dispute = await desk.accepted(over);
    await room.decide(meeting, dispute.id, room.analysis({ dueOn: '2026-12-01' }));
    return dispute;
  };
  const send = <T extends CommandType>(id: string, type: T, input: CommandInput<T>, by = 'guochangshun') =>
    desk.send(by, id, type, input);
  const underway = async () => {
    const dispute = await dispatched();
    await send(dispute.id, 'SIGN_FOR', { mediatorIds: [mediator.staffId], noConflictOfInterest: true });
    await send(dispute.id, 'HOLD_SESSION', {
      heldOn: clock.today(),
      place: '村委会',
      attendingPartyIds: [],
      record: '双方到场',
      open: true,
    });
    return dispute;
  };
  const agreed = async () => {
    const dispute = await underway();
    const on = clock.today();
    await send(dispute.id, 'REACH_AGREEMENT', {
      form: 'written',
      terms: '清理排水沟，支付三百元',
      obligations: [{ id: '1', kind: 'pay', what: '支付三百元', amountFen: 30_000, dueOn: addDays(on, 5) }],
      signatures: dispute.parties.map(({ id }) => ({ partyId: id, on })),
      mediatorSignedOn: on,
      sealedOn: on,
    });
    return dispute;
  };

  await dispatched();
  const withParty = await underway();
  const later = partyInput.parse({ role: 'respondent', name: '后来者', phone: '13800000902' });
  await commands.addParty(mediator, withParty.id, later, {});
  const [first] = withParty.parties;
  await people.unmask(mediator, withParty.id, first?.id ?? '', '电话通知当事人');
  const attach = async (dispute: { readonly id: string }, fileName: string) => {
    const salt = newSalt();
    const sha256 = digestOf(fileName);
    const file = {
      id: randomUUID(),
      kind: 'paper',
      level: 'normal',
      mediaType: 'application/pdf',
      bytes: 900,
    } as const;
    await inTransaction(dataSource, async (tx) => {
      const { kind, level, id: attachmentId } = file;
      const commitments = [commitmentTo({ ...file, fileName, sha256 }, salt)];
      const intention = { type: 'ATTACH', kind, level, attachmentId } as const;
      const applied = await desk.disputes.apply(tx, dispute.id, intention, mediator, { commitments });
      const content = { objectKey: sha256, fileKey: Buffer.alloc(32, 7), salt, addedSeq: applied.version };
      await insertAttachment(tx, office.vault, dispute.id, { ...file, fileName, sha256, ...content });
    });
    return file.id;
  };
  await attach(withParty, '现场照片.pdf');
  const attachmentId = await attach(withParty, '误传.pdf');
  await inTransaction(dataSource, async (tx) => {
    const intention = { type: 'DETACH', attachmentId, reason: '误传他案材料' } as const;
    const { version } = await desk.disputes.apply(tx, withParty.id, intention, room.centre);
    await markRemoved(tx, attachmentId, version);
  });
  const noteId = randomUUID();
  await inTransaction(dataSource, async (tx) => {
    const content = Buffer.from('不论写了什么，外人看到的都是乱码');
    const intention = { type: 'SEAL_NOTE', noteId } as const;
    const commitments = [
      { of: 'sealed_note', id: noteId, digest: sealedNoteDigest(noteId, content) } as const,
    ];
    const { version } = await desk.disputes.apply(tx, withParty.id, intention, mediator, { commitments });
    await execute(tx, {
      text: 'insert into sealed_note (id, dispute_id, added_seq, content) values ($1, $2, $3, $4)',
      values: [noteId, withParty.id, version, content],
    });
  });
  const paused = await underway();
  await send(paused.id, 'SUSPEND', { ground: 'appraisal', reason: '等待鉴定' });
  const resumed = await underway();
  await send(resumed.id, 'SUSPEND', { ground: 'other', reason: '外出' });
  await agreed();
  const done = await agreed();
  await send(done.id, 'RECORD_PERFORMANCE', {
    obligationId: '1',
    performedOn: clock.today(),
    amountFen: 30_000,
    proof: '收条',
  });
  await send(done.id, 'VISIT', {
    visitedOn: clock.today(),
    performed: true,
    satisfaction: 'satisfied',
    dangerLeft: false,
  });
  await archivedAndListed(room, done.id);
  const left = await desk.accepted();
  await send(left.id, 'WITHDRAW', { partyId: left.parties[0]?.id, withdrawnOn: clock.today() }, 'zhongxin');
  const unsettled = await underway();
  await send(unsettled.id, 'FAIL', {
    ground: '分歧大',
    remedies: { toldOn: clock.today(), ways: ['court'] },
  });
  const red = await desk.accepted({ risk: 'red' });
  await send(red.id, 'SUPERVISE', { order: '每日报告' }, 'lingdao');
  const { id: relatedId } = await desk.reported();
  await send(relatedId, 'LINK', { disputeId: red.id, kind: 'related', reason: '同一水渠' }, 'zhongxin');
  const [given, kept] = [await desk.accepted(), await desk.accepted()];
  const merge = { disputeId: kept.id, reason: '同一纠纷重复上报' };
  await send(given.id, 'MERGE_INTO', merge, 'zhongxin');
  await send(given.id, 'REOPEN', { reason: '并非同一纠纷' }, 'zhongxin');
  await send(given.id, 'MERGE_INTO', merge, 'zhongxin');
  await room.decide(meeting, left.id, room.analysis({ dueOn: '2026-12-01' })).catch(() => undefined);
  const open = await dispatched();
  await certify();

  const decided = await room.decide(
    meeting,
    open.id,
    { type: 'SUPERVISE', order: '三日内到场' },
    { task: { proof: '现场照片' } },
  );
  await room.decisions.markDone(
    room.centre,
    { id: meeting.id, decisionId: decided.decision.id },
    { proof: '照片已存' },
  );
  await room.closed(meeting, { conclusions: '加快办理' });
  await room.meetings.reopen(room.leader, meeting.id, { reason: '漏记结论' });
  await room.closed(meeting, { conclusions: '加快办理，逐户走访' });
  await room.planned({ plannedFor: '2027-01-04T09:00:00+08:00' });
  const figures = new Figures(dataSource, clock, { smallBelow: 10 });
  const reports = new StatisticsReports(dataSource, clock, figures);
  const report = await reports.begin(room.centre, { period: '2026' });
  await reports.publish(room.centre, report.id);
  await reports.correct(room.centre, report.id, { reason: '补录一件' });
  desk.on('2026-11-12');
  await send(resumed.id, 'RESUME', {});
  desk.on('2026-11-30');
  await new LadderSweep(dataSource, clock, desk.disputes, new RuleBook(dataSource)).sweep();
  await certify();
  return { room, townshipId, close: () => office.close() };
}
