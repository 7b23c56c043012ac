import { readFile } from 'node:fs/promises';
import { RuleBook } from '#casework/deadline';
import { LadderSweep } from '#casework/escalation';
import { RegisterCorrectionService, RegisterImportService } from '#casework/exchange';
import { addDays, addToAgenda, type CommandInput } from '#domain';
import { execute } from '#platform';
import { PartyService } from '../../libs/casework/src/dispute/party.service.ts';
import { settledOnPaper } from './lying-on-paper.ts';
import { aMeetingRoom, type MeetingRoom } from './meeting-room.ts';
import { tellChanges } from './tell-changes.ts';

const register = new URL('../fixtures/register/register-2026.xlsx', import.meta.url);

/**
 * A township in the middle of its work, small and with something in every table: cases in every stage, clocks that run,
 * are paused, were extended or have passed, an imported register, a review, notifications, an entry of the audit. What a
 * release keeps of its schema is made of it.
 */
export async function aRichTownship(): Promise<MeetingRoom> {
  const room = await aMeetingRoom();
  room.desk.on('2026-10-12');
  await mediatedCases(room);
  await endedCases(room);
  await reviewedCases(room);
  room.desk.on('2026-11-23');
  await importRegister(room);
  await room.desk.reported({ summary: '为宅基地滴水檐争吵' });
  await room.desk.accepted({ summary: '为承包地田埂争吵' });
  await sweepAndTell(room);
  await room.desk.reported({ summary: '为借款三千元争吵' });
  await accounts(room);
  return room;
}

async function importRegister({ office, desk, centre }: MeetingRoom): Promise<void> {
  const { dataSource, clock } = office;
  const imports = new RegisterImportService(dataSource, clock, desk.intake, office.vault);
  const { id } = await imports.begin(centre, 'register-2026.xlsx', await readFile(register));
  await imports.commit(centre, id);
  const corrections = new RegisterCorrectionService(dataSource, clock, office.vault);
  // The village of this row is in no list.
  const { organisationId: placeId } = await office.actor('guochangshun');
  await corrections.correct(centre, id, 51, { placeId });
}

const bothOf = (dispute: { readonly parties: readonly { readonly id: string }[] }) =>
  dispute.parties.map(({ id }) => id);

/** Under way, suspended, extended, failed and tried again, handed over, red. */
async function mediatedCases({ desk, office }: MeetingRoom): Promise<void> {
  const { staffId } = await office.actor('guochangshun');
  const mediator = 'guochangshun';
  await desk.underway({ summary: '为排水沟争吵' });
  const paused = await desk.underway({ summary: '为围墙位置争吵' });
  await desk.send(mediator, paused.id, 'SUSPEND', { ground: 'appraisal', reason: '等待测量' });
  const resumed = await desk.underway({ summary: '为树木遮光争吵' });
  await desk.send(mediator, resumed.id, 'SUSPEND', { ground: 'party_away', reason: '一方外出' });
  desk.on('2026-10-19');
  await desk.send(mediator, resumed.id, 'RESUME', {});
  const extended = await desk.underway({ summary: '为合伙账目争吵' });
  await desk.send(mediator, extended.id, 'EXTEND', {
    newDueOn: addDays(office.clock.today(), 45),
    consentingPartyIds: bothOf(extended),
    approvedBy: staffId,
    reason: '账目较多',
  });
  const failed = await desk.underway({ summary: '为工钱争吵' });
  await desk.send(mediator, failed.id, 'FAIL', {
    ground: '差距过大',
    remedies: { toldOn: office.clock.today(), ways: ['court'] },
  });
  const red = await desk.accepted({ summary: '争吵中扬言报复' });
  await desk.send('zhongxin', red.id, 'REGRADE', { risk: 'red', factors: ['threat'], reason: '扬言报复' });
  const offered = await desk.underway({ summary: '为跨村水渠争吵' });
  await desk.send(mediator, offered.id, 'HAND_OVER', {
    toId: await office.unit('石桥岭村'),
    reason: '水渠在石桥岭村',
  });
}

const agreement = (
  parties: readonly string[],
  on: string,
  dueOn: string,
): CommandInput<'REACH_AGREEMENT'> => ({
  form: 'written',
  terms: '一方清理排水沟，另一方付三百元',
  obligations: [{ id: '1', kind: 'pay', what: '支付三百元', amountFen: 30_000, dueOn }],
  totalFen: 30_000,
  signatures: parties.map((partyId) => ({ partyId, on })),
  mediatorSignedOn: on,
  sealedOn: on,
});

/** Agreed and due, agreed and kept, visited, archived, declined, withdrawn. */
async function endedCases({ desk, office }: MeetingRoom): Promise<void> {
  const mediator = 'guochangshun';
  desk.on('2026-10-26');
  const today = office.clock.today();
  const agreed = await desk.underway({ summary: '为下水道争吵' });
  await desk.send(
    mediator,
    agreed.id,
    'REACH_AGREEMENT',
    agreement(bothOf(agreed), today, addDays(today, 40)),
  );
  for (const isArchived of [false, true]) {
    const kept = await desk.underway({ summary: '为院墙争吵' });
    await desk.send(mediator, kept.id, 'REACH_AGREEMENT', agreement(bothOf(kept), today, today));
    await desk.send(mediator, kept.id, 'RECORD_PERFORMANCE', {
      obligationId: '1',
      performedOn: today,
      amountFen: 30_000,
      proof: '收条',
    });
    if (!isArchived) continue;
    await desk.send(mediator, kept.id, 'VISIT', {
      visitedOn: today,
      performed: true,
      satisfaction: 'satisfied',
      dangerLeft: false,
    });
    await desk.send('sifasuo', kept.id, 'ARCHIVE', {
      papers: settledOnPaper,
    });
  }
  const declined = await desk.reported({ summary: '已由法院判决的债务' });
  await desk.send('zhongxin', declined.id, 'DECLINE', { ground: '已有生效判决', guidedTo: '县人民法院' });
  const withdrawn = await desk.accepted({ summary: '为停车争吵' });
  await desk.send('zhongxin', withdrawn.id, 'WITHDRAW', {
    partyId: withdrawn.parties[0]?.id,
    withdrawnOn: today,
  });
}

/** One meeting closed with decisions, opened again and closed; one that was moved and cancelled; the next one planned. */
async function reviewedCases(room: MeetingRoom): Promise<void> {
  room.desk.on('2026-11-09');
  const first = await room.desk.accepted({ summary: '为坟地界线争吵' });
  const second = await room.desk.accepted({ summary: '为鸡鸭入园争吵' });
  const meeting = await room.opened({ kind: 'urgent', place: '镇综治中心' });
  for (const { id } of [first, second])
    await room.decide(meeting, id, room.analysis({ dueOn: '2026-12-05' }));
  const topic = addToAgenda.parse({ topic: '年关工资', reason: '临近年关' });
  await room.planning.add(room.centre, meeting.id, topic);
  const absent = [{ name: '何法官', body: '人民法庭', reason: '开庭' }];
  await room.closed(meeting, { absent });
  await room.meetings.reopen(room.leader, meeting.id, { reason: '漏记一项议题' });
  await room.closed(meeting);
  const dropped = await room.planned({ plannedFor: '2026-11-16T09:00:00+08:00' });
  const later = { plannedFor: '2026-11-17T09:00:00+08:00', reason: '会议室有活动' };
  await room.planning.move(room.centre, dropped.id, later);
  await room.planning.cancel(room.centre, dropped.id, { reason: '全镇防汛' });
  await room.planned({ plannedFor: '2026-11-30T09:00:00+08:00' });
}

/** Everything that is due by now is fired, and the messages written so far are handled. */
async function sweepAndTell({ office, desk }: MeetingRoom): Promise<void> {
  const { dataSource, clock } = office;
  await new LadderSweep(dataSource, clock, desk.disputes, new RuleBook(dataSource)).sweep();
  await tellChanges(office);
}

async function accounts({ office, desk, centre }: MeetingRoom): Promise<void> {
  const { dataSource, clock } = office;
  const { id, parties } = await desk.reported({
    summary: '为水渠放水争吵',
    parties: [
      { role: 'applicant', name: '单小雨', phone: '13800000901', address: '柳溪村三组' },
      { role: 'respondent', name: '张三\t又名"张\\三"', kind: 'household', headcount: 4 },
    ],
  });
  const party = parties[0]?.id ?? '';
  const service = new PartyService(dataSource, clock, desk.detail, desk.personal);
  await service.unmask(centre, id, party, '电话联系');
  await execute(dataSource, {
    text: `insert into session (account_id, token_hash, created_at, last_seen_at, expires_at)
           values ($1, repeat('5e', 32), $2, $2, $2::timestamptz + interval '12 hours')`,
    values: [centre.staffId, clock.now()],
  });
  await execute(dataSource, {
    text: `insert into api_key (account_id, name, prefix, secret_hash, scopes, created_at)
           values ($1, '统计', 'fixture', repeat('ab', 32), '{read,write}', $2)`,
    values: [centre.staffId, clock.now()],
  });
  const request = { actorId: centre.staffId, key: 'first', body: { id } };
  await desk.receipts.once(request, async () => ({ id }));
  await execute(dataSource, {
    text: `insert into register_mapping (township_id, mapping) values ($1, '{"经办人": "mediator"}')`,
    values: [centre.townshipIds[0]],
  });
}
