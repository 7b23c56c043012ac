import { describe, expect, test } from '@jest/globals';
import { both } from '../../../../test/support/dispute-events.ts';
import { aDispute } from '../../../../test/support/dispute-samples.ts';
import type { DisputeContext } from '../dispute/dispute.context.ts';
import type { RecordedEventType } from '../dispute/dispute.events.ts';
import type { PaperForm } from '../paper-form/paper.codes.ts';
import { archiveGate } from './archive.gate.ts';
import { dossierChecklist, missingItems } from './dossier.checklist.ts';
import type { DossierFile } from './dossier.facts.ts';

const on = '2026-03-20';
const context = (over: Partial<DisputeContext> = {}): DisputeContext => ({
  ...aDispute('underway', '2026-03-02').context,
  results: [{ round: 1, kind: 'settled', on }],
  ...over,
});
const event = (seq: number, type: RecordedEventType, payload: object = {}) => ({
  seq,
  type,
  on,
  payload: payload as Readonly<Record<string, unknown>>,
});
const settled = [
  event(1, 'REPORT'),
  event(2, 'HOLD_SESSION'),
  event(3, 'REACH_AGREEMENT', { form: 'written' }),
];
const file = (form: PaperForm): DossierFile => ({ id: form, form, differing: [] });
const linesOf = (events = settled, files: readonly DossierFile[] = [], over = {}) =>
  dossierChecklist({ context: context(over), events, files, people: 2, identified: 0 });
const lineOf = (item: string, ...facts: Parameters<typeof linesOf>) =>
  linesOf(...facts).find((line) => line.item === item);

const onPaper = [
  { paper: 'rightsNotice', present: true },
  { paper: 'identity', present: true },
  { paper: 'agreement', present: true },
] as const;
const pointersOf = (...asked: Parameters<typeof archiveGate>) =>
  archiveGate(...asked).faults.map(({ pointer, messageZh }) => `${pointer} ${messageZh}`);

describe('a dossier that is to be shut', () => {
  test('has without anybody’s word what the case itself has; what lies on paper is attested, item by item', () => {
    const { papers, faults } = archiveGate(linesOf(), onPaper);
    expect(faults).toEqual([]);
    expect(papers.map(({ paper, basis }) => `${paper} ${basis}`)).toEqual([
      'registration case',
      'rightsNotice attested',
      'identity attested',
      'record case',
      'agreement attested',
      'backPage case',
    ]);
  });

  test('is refused for each item that must be there and of which nobody has said anything', () => {
    expect(pointersOf(linesOf(), [])).toEqual([
      expect.stringMatching(/^\/papers “权利义务告知书”.*请勾选确认，或说明缺少的原因/),
      expect.stringMatching(/^\/papers “当事人身份证明”/),
      expect.stringMatching(/^\/papers “调解协议书或口头协议登记表”/),
    ]);
    expect(pointersOf(linesOf(), [onPaper[0], { paper: 'identity', present: false }, onPaper[2]])).toEqual([
      expect.stringMatching(/^\/papers\/1\/whyMissing “当事人身份证明”/),
    ]);
  });

  test('says why something is missing, also where the case has it and the paper was lost', () => {
    const lost = { paper: 'record' as const, present: false };
    expect(pointersOf(linesOf(), [...onPaper, lost])).toEqual([
      expect.stringMatching(/^\/papers\/3\/whyMissing/),
    ]);
    const why = { ...lost, whyMissing: '原件由法院调取' };
    expect(archiveGate(linesOf(), [...onPaper, why]).papers).toContainEqual(why);
  });

  test.each([
    ['confirmation', '没有申请司法确认的记录'],
    ['mandate', '没有登记代理人'],
  ] as const)('is refused for %s that cannot lie there, until a scan of it does', (paper, words) => {
    expect(pointersOf(linesOf(), [...onPaper, { paper, present: true }])).toEqual([
      expect.stringMatching(new RegExp(`^/papers/3/present .*${words}.*请扫描归入本案`)),
    ]);
    const form = paper === 'mandate' ? 'authorization' : paper;
    expect(pointersOf(linesOf(settled, [file(form)]), [...onPaper, { paper, present: true }])).toEqual([]);
  });

  test.each(['record', 'agreement', 'performance'] as const)(
    'of a case that was withdrawn before anybody met has no %s',
    (paper) => {
      const early = [event(1, 'REPORT'), event(2, 'WITHDRAW')];
      const lines = linesOf(early, [], { sessions: 0, results: [] });
      const said = [onPaper[0], onPaper[1], { paper, present: true }];
      expect(pointersOf(lines, said)).toEqual([expect.stringContaining('/papers/2/present')]);
    },
  );

  test('of an older register, or with the papers of another case, believes what is on paper', () => {
    const said = [...onPaper, { paper: 'confirmation' as const, present: true }];
    const imported = [event(1, 'IMPORT')];
    expect(pointersOf(linesOf(imported), [...said, { paper: 'record', present: true }])).toEqual([]);
    expect(pointersOf(linesOf(settled, [], { absorbed: ['other'] }), said)).toEqual([]);
  });

  test('names an item that is said twice', () => {
    expect(pointersOf(linesOf(), [...onPaper, onPaper[0]])).toEqual([
      expect.stringMatching(/^\/papers\/3\/paper .*填了两次/),
    ]);
  });

  test('needs a power of attorney, or the reason, where somebody is represented', () => {
    const parties = [
      { id: both[0], role: 'applicant' as const, headcount: 1 },
      { id: both[1], role: 'representative' as const, headcount: 1 },
    ];
    const lines = linesOf(settled, [], { parties });
    expect(pointersOf(lines, onPaper)).toEqual([expect.stringContaining('授权委托书')]);
  });
});

describe('the signed agreement', () => {
  test('of a written one is the page that was signed, not the record of it', () => {
    expect(lineOf('agreement')).toMatchObject({ isThere: false, need: 'must', seqs: [3] });
    expect(lineOf('agreement', settled, [file('agreement')])).toMatchObject({ isThere: true, remarks: [] });
    const oral = [event(1, 'REPORT'), event(2, 'SETTLE_ON_SPOT')];
    expect(lineOf('agreement', oral)).toMatchObject({ isThere: true, remarks: [] });
  });

  test('is not the page of a draft with other terms, until the right one lies beside it', () => {
    const draft = { ...file('agreement'), printId: 'old', differing: ['old'] };
    const wrong = lineOf('agreement', settled, [draft]);
    expect(wrong).toMatchObject({ isThere: false, fileIds: ['agreement'] });
    expect(wrong?.remarks[0]?.zh).toContain('与登记的协议不一致');
    const both = [draft, file('agreement')];
    expect(lineOf('agreement', settled, both)).toMatchObject({ isThere: true, remarks: [] });
  });

  describe('of a scan that holds a draft with other terms and the terms on record', () => {
    const scan = (ends: { readonly old: boolean; readonly right: boolean }): DossierFile => ({
      ...file('agreement'),
      parts: (['old', 'right'] as const).map((printId, n) => ({
        ...{ form: 'agreement', printId, fromPage: n + 1, toPage: n + 1 },
        hasEnd: ends[printId],
      })),
      differing: ['old'],
    });

    test.each([true, false])(
      'is none where the terms on record lack their signed page, whether the draft has its own: %s',
      (old) => {
        const line = lineOf('agreement', settled, [scan({ old, right: false })]);
        expect(line).toMatchObject({ isThere: false, supply: 'ATTACH' });
        expect(line?.remarks[0]?.zh).toContain('与登记的协议不一致');
      },
    );

    test('is there once the terms on record have their signed page', () => {
      const whole = [scan({ old: true, right: true })];
      expect(lineOf('agreement', settled, whole)).toMatchObject({ isThere: true, remarks: [] });
    });
  });
});

describe('a dossier that was shut', () => {
  const papers = [
    { paper: 'rightsNotice', present: true, basis: 'attested' },
    { paper: 'record', present: true, basis: 'case' },
    { paper: 'identity', present: false, whyMissing: '未带' },
  ];
  const shut = (of: object) => [...settled, event(9, 'ARCHIVE', { papers: of })];

  test('has what was attested, by the event that attests it, until it is opened again', () => {
    const archived = { dossier: 'archived' as const };
    expect(lineOf('rightsNotice', shut(papers), [], archived)).toMatchObject({
      isThere: true,
      attestedSeq: 9,
      remarks: [],
    });
    expect(lineOf('record', shut(papers), [], archived)?.attestedSeq).toBeNull();
    expect(missingItems(linesOf(shut(papers), [], archived)).map(({ item }) => item)).toEqual([
      'identity',
      'agreement',
    ]);
    expect(lineOf('rightsNotice', shut(papers))?.isThere).toBe(false);
  });

  test('before items were held against the checklist has what its event says', () => {
    const old = shut([
      { paper: 'identity', present: true },
      { paper: '收条', present: true },
    ]);
    expect(lineOf('identity', old, [], { dossier: 'archived' })).toMatchObject({
      isThere: true,
      attestedSeq: 9,
    });
  });
});
