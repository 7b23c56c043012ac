import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AccessLog } from '#casework/dispute';
import { reviewDecision } from '#domain';
import { aMeetingRoom, type MeetingRoom, refusalOf } from '../../../../test/support/meeting-room.ts';
import { CaseLook, lookRequest, lookView } from './case-look.service.ts';
import type { MeetingView } from './meeting.view.ts';

let room: MeetingRoom;
beforeAll(async () => {
  room = await aMeetingRoom();
});
afterAll(() => room.office.close());

describe('what a meeting answers, and so may stand on a wall,', () => {
  const cases = { brothers: '', crowd: '', sensitive: '' };
  let meeting: MeetingView;
  const entryOf = async (id: string) =>
    (await room.reader.view(meeting.id, room.centre)).agenda
      .flatMap(({ entries }) => entries)
      .find(({ line }) => line.id === id);

  beforeAll(async () => {
    room.desk.on('2026-11-20');
    const brothers = await room.desk.accepted({
      summary: '原占水与原占山争地界，电话13800130101，身份证410822197605120017',
      parties: [
        { role: 'applicant', name: '原占水' },
        { role: 'respondent', name: '原占山' },
      ],
    });
    cases.brothers = brothers.id;
    const crowd = await room.desk.accepted({
      persons: 8,
      parties: [...'甲乙丙丁戊己庚辛'].map((name) => ({ role: 'applicant' as const, name: `当${name}` })),
    });
    cases.crowd = crowd.id;
    const sensitive = await room.desk.accepted({
      riskFactors: ['minors'],
      summary: '李大强到张翠花住处（柳溪村三组12号，电话13900000044）打人，小明在场，座机8681234',
      parties: [
        { role: 'applicant', name: '张翠花', phone: '8681234', address: '博爱县月山镇柳溪村三组12号' },
        { role: 'respondent', name: '李大强' },
      ],
    });
    cases.sensitive = sensitive.id;
    room.desk.on('2026-11-23');
    meeting = await room.opened({ plannedFor: '2026-11-23T09:00:00+08:00' });
  });

  test('names parties by initials also within the words about them, and shows no number of theirs', async () => {
    expect((await entryOf(cases.brothers))?.line).toMatchObject({
      parties: '原某甲、原某乙',
      summary: '原某甲与原某乙争地界，电话138****0101，身份证410822********0017',
    });
  });

  test('says how many parties there are where it does not name them all', async () => {
    expect((await entryOf(cases.crowd))?.line.parties).toBe(
      '当某甲、当某乙、当某丙、当某丁、当某戊、当某己等8人',
    );
  });

  test('has the words of a decision so, from the moment it is made', async () => {
    const order = room.analysis({ measure: '约原占水、原占山现场丈量' });
    const { decision } = await room.decide(meeting, cases.brothers, order, {
      task: { proof: '原占山签字' },
    });
    const spoken = { measure: '约原某甲、原某乙现场丈量', proof: '原某乙签字' };
    expect(decision).toMatchObject(spoken);
    expect((await entryOf(cases.brothers))?.decisions).toMatchObject([spoken]);
    const back = await room.retraction.retract(room.leader, { id: meeting.id, decisionId: decision.id });
    expect(back.decisions).toMatchObject([spoken]);
  });

  test('has no words of a sensitive case, neither of its matter nor of what was decided', async () => {
    const order = reviewDecision.shape.command.parse(room.analysis({ measure: '护送小明就医' }));
    const { decision } = await room.decide(meeting, cases.sensitive, order, { task: { proof: '病历' } });
    expect(decision).toMatchObject({ unit: { name: '柳溪村' }, measure: null, proof: null });
    const entry = await entryOf(cases.sensitive);
    expect(entry?.line).toMatchObject({ summary: null });
    expect(entry?.decisions).toMatchObject([{ measure: null, proof: null, dueOn: '2026-12-10' }]);
    expect(JSON.stringify(await room.reader.view(meeting.id, room.centre))).not.toMatch(
      /张翠花|李大强|小明|病历/,
    );
  });

  test('has them once somebody has said why, still without names, numbers and addresses; and keeps who and why', async () => {
    const { dataSource, clock } = room.office;
    const looks = new CaseLook(dataSource, clock, room.desk.detail, room.desk.personal);
    const asked = lookRequest.parse({ disputeId: cases.sensitive, reason: '研判会需要了解孩子情况' });
    expect(lookView.parse(await looks.look(room.centre, meeting.id, asked))).toMatchObject({
      parties: '张某、李某',
      summary: '李某到张某住处（柳溪****，电话139****0044）打人，小明在场，座机868**34',
      decisions: [{ measure: '护送小明就医', proof: '病历' }],
    });
    const access = new AccessLog(dataSource, clock, room.desk.detail);
    expect((await access.accesses(room.centre, cases.sensitive)).items).toMatchObject([
      { action: 'dispute.show', reason: asked.reason, by: { name: '崔玉兰' } },
    ]);
    const mediator = await room.office.actor('jinbaotian');
    expect(await refusalOf(looks.look(mediator, meeting.id, asked))).toMatchObject({ kind: 'not-found' });
  });

  test('tells in the minutes no words of a sensitive case either; its unit reads them on its slip', async () => {
    const { minutes } = await room.closed(meeting);
    const decided = minutes?.items.find(({ disputeId }) => disputeId === cases.sensitive)?.decisions;
    expect(decided).toMatchObject([{ measure: null, proof: null, unitName: '柳溪村' }]);
  });
});
