import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { type CommandInput, dossierItemLabels, paperFormFacts, paperForms } from '#domain';
import { aCaseUnderway } from './support/a-case-underway.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { type Case, report, seen, send } from './support/case-story.ts';

let app: TestApp;
let office: Session;
let centre: Session;
let mediator: Session;
beforeAll(async () => {
  app = await anApp();
  [office, centre, mediator] = [
    await app.as('sifasuo'),
    await app.as('zhongxin'),
    await app.as('guochangshun'),
  ];
}, 60_000);
afterAll(() => app.close());

const underway = async (): Promise<Case> =>
  await seen(mediator, { id: (await aCaseUnderway({ app })).split('/').at(-1) ?? '' });
const today = () => app.clock.today();
const remedies = () => ({ toldOn: today(), ways: ['court' as const] });
const agreed = async (over: Partial<CommandInput<'REACH_AGREEMENT'>> = {}): Promise<Case> => {
  const made = await underway();
  await send(mediator, made, 'REACH_AGREEMENT', {
    form: 'written',
    terms: '申二牛付修墙款。',
    obligations: [{ id: '1', kind: 'pay', what: '付款', amountFen: 30_000, dueOn: today() }],
    totalFen: 30_000,
    signatures: made.parties.map(({ id }) => ({ partyId: id, on: today() })),
    mediatorSignedOn: today(),
    sealedOn: today(),
    ...over,
  });
  return made;
};
const paid = async (made: Case): Promise<Case> => {
  await send(mediator, made, 'RECORD_PERFORMANCE', {
    obligationId: '1',
    performedOn: today(),
    amountFen: 30_000,
    proof: '收条',
  });
  return made;
};
const ended =
  <T extends 'TERMINATE' | 'FAIL' | 'WITHDRAW' | 'REFUSE' | 'REFER'>(
    type: T,
    body: (made: Case) => CommandInput<T>,
  ) =>
  async (): Promise<Case> => {
    const made = await underway();
    await send(mediator, made, type, body(made));
    return made;
  };

/** Ending → the papers that it leaves in the dossier, beside the registration and the notice of acceptance. */
const endings: Readonly<Record<string, readonly [() => Promise<Case>, readonly string[]]>> = {
  'declined before it began': [
    async () => {
      const made = await report(mediator);
      await send(centre, made, 'DECLINE', { ground: '已在法院审理', guidedTo: '县人民法院' });
      return made;
    },
    ['remarks'],
  ],
  'settled on the spot': [
    async () => {
      const made = await report(mediator);
      await send(centre, made, 'ACCEPT', {});
      await send(office, made, 'SETTLE_ON_SPOT', {
        settledOn: today(),
        terms: '当场清理排水沟。',
        consentingPartyIds: made.parties.map(({ id }) => id),
        performedAtOnce: true,
        mediatorIds: [mediator.staffId],
      });
      return made;
    },
    ['acceptance', 'oralAgreement'],
  ],
  'agreed and not paid': [() => agreed(), ['acceptance', 'record', 'agreement']],
  'agreed and paid': [
    async () => await paid(await agreed()),
    ['acceptance', 'record', 'agreement', 'performance'],
  ],
  'agreed by word of mouth': [() => agreed({ form: 'oral' }), ['acceptance', 'record', 'oralAgreement']],
  'confirmed by the court': [
    async () => {
      const made = await agreed();
      await send(mediator, made, 'RECORD_CONFIRMATION', {
        step: 'applied',
        datedOn: today(),
        applyingPartyIds: made.parties.map(({ id }) => id),
      });
      return made;
    },
    ['acceptance', 'record', 'agreement', 'confirmation'],
  ],
  failed: [
    ended('FAIL', () => ({ ground: '分歧较大', remedies: remedies() })),
    ['acceptance', 'record', 'termination'],
  ],
  terminated: [
    ended('TERMINATE', () => ({ ground: 'no_agreement', reason: '分歧较大', remedies: remedies() })),
    ['acceptance', 'record', 'termination', 'remarks'],
  ],
  refused: [
    ended('REFUSE', ({ parties }) => ({
      partyId: parties[0]?.id,
      refusedOn: today(),
      words: '不愿调解',
    })),
    ['acceptance', 'record', 'termination', 'remarks'],
  ],
  withdrawn: [
    ended('WITHDRAW', ({ parties }) => ({
      partyId: parties[0]?.id,
      withdrawnOn: today(),
      words: '已自行和解',
    })),
    ['acceptance', 'record', 'remarks'],
  ],
  'merged into another': [
    async () => {
      const made = await report(mediator);
      const other = await report(mediator);
      await send(centre, other, 'ACCEPT', {});
      await send(centre, made, 'MERGE_INTO', { disputeId: other.id, reason: '同一纠纷重复上报' });
      return made;
    },
    ['remarks'],
  ],
  referred: [
    ended('REFER', () => ({ receivingBody: '县人民法院', kind: 'court', ground: '当事人选择诉讼' })),
    ['acceptance', 'record', 'remarks', 'referral'],
  ],
};

const formOf = (title: string) => paperForms.find((form) => paperFormFacts[form].zh === title);
const wordsOf = (bytes = new Uint8Array(0)) =>
  strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array).replace(/<[^>]+>/g, ' ');

describe('the dossier of a case', () => {
  test.each(Object.keys(endings))(
    'that was %s holds what its checklist says, and no other paper',
    async (name) => {
      const [made, papers] = endings[name] ?? [];
      const { id } = (await made?.()) ?? { id: '' };
      const { items } = (await office.browser.get(`/api/v1/disputes/${id}/dossier`).expect(200)).body;
      const { body } = await office.browser
        .post(`/api/v1/disputes/${id}/dossier/zip`)
        .responseType('blob')
        .send({ reason: '报县司法局评查' })
        .expect(200);
      const parts = unzipSync(body);
      const found = Object.keys(parts).flatMap((path) => {
        const [, title = ''] = /^\d\d [^/]+\/\d\d (.+)\.docx$/.exec(path) ?? [];
        return formOf(title) ?? [];
      });
      expect(found.toSorted()).toEqual(['registration', ...(papers ?? [])].toSorted());

      // What lies in an item is there by the checklist; what is there by it has its paper, or its line in the index.
      const index = wordsOf(parts['00 卷内目录.docx']);
      for (const form of found) expect(index).toContain(paperFormFacts[form].zh);
      for (const { item, isThere, need, position } of items) {
        const own = found.filter(
          (form) => paperFormFacts[form].place === position && !paperFormFacts[form].isNotice,
        );
        // What was agreed is bound as it was recorded, also while its signed page is still to be filed.
        if (!isThere && item !== 'agreement') expect([item, own]).toEqual([item, []]);
        const hasLine =
          own.length > 0 || index.includes(dossierItemLabels[item as keyof typeof dossierItemLabels].zh);
        if (need !== 'optional' && item !== 'backPage') expect([item, hasLine]).toEqual([item, true]);
      }
    },
  );

  test('that is shut explains what it lacks, and how it ended', async () => {
    const [made] = endings.withdrawn ?? [];
    const { id } = (await made?.()) ?? { id: '' };
    const { mustPapers } = (await office.browser.get(`/api/v1/disputes/${id}`).expect(200)).body;
    const given = mustPapers.map((paper: string) => ({
      paper,
      present: false,
      whyMissing: '当事人未带证件',
    }));
    await send(office, { id }, 'ARCHIVE', { papers: given, retention: '10years' });
    const { body } = await office.browser
      .post(`/api/v1/disputes/${id}/dossier/zip`)
      .responseType('blob')
      .send({ reason: '报县司法局评查' })
      .expect(200);
    const parts = unzipSync(body);
    const path = Object.keys(parts).find((one) => one.endsWith('卷宗情况说明.docx')) ?? '';
    expect(wordsOf(parts[path])).toMatch(/当事人表示：已自行和解/);
    expect(wordsOf(parts[path])).toContain('当事人未带证件');
  });
});
