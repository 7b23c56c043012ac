import { describe, expect, test } from '@jest/globals';
import { type Look, type NoteRow, viewOf } from './sealed-note.list.ts';

const now = new Date('2026-11-24T00:00:00Z');
const person = (id: string) => ({ id, name: id, organisation: '柳溪村' });
const holder = (id: string) => ({
  ...person(id),
  staffId: id,
  roles: [],
  isHead: false,
  keyId: `key of ${id}`,
  publicKey: Buffer.alloc(32),
  madeAt: now,
  isReplaced: false,
});

const standings = ['mediator', 'keeper', 'former'] as const;
const shares = ['none', 'whole', 'leading', 'guiding', 'whole+leading'] as const;
/** What was asked about the seal: by whom, what came of it, and who answered. The asker of a side keeps its half. */
const askings = {
  nothing: null,
  'waits, asked by me': { askedBy: 'me', outcome: null },
  'waits, asked by the leader': { askedBy: 'leader', outcome: null },
  'over, asked by the leader': { askedBy: 'leader', outcome: null, endsAt: '2026-11-24T00:00:00Z' },
  'broken, asked by me': { askedBy: 'me', outcome: 'broken', answeredBy: 'head' },
  'broken, agreed to by me': { askedBy: 'leader', outcome: 'broken', answeredBy: 'me' },
  'broken by others': { askedBy: 'leader', outcome: 'broken', answeredBy: 'head' },
  refused: { askedBy: 'leader', outcome: 'refused', answeredBy: 'head' },
  lapsed: { askedBy: 'leader', outcome: 'lapsed' },
} as const;
type Asking = keyof typeof askings;

const all = standings.flatMap((standing) =>
  shares.flatMap((share) =>
    (Object.keys(askings) as Asking[]).flatMap((asking) =>
      [false, true].map((isErased) => ({ standing, share, asking, isErased })),
    ),
  ),
);
type One = (typeof all)[number];

function seen({ standing, share, asking, isErased }: One, isHanded = true) {
  const asked: {
    readonly askedBy: string;
    readonly outcome: 'broken' | 'refused' | 'lapsed' | null;
    readonly answeredBy?: string;
    readonly endsAt?: string;
  } | null = askings[asking];
  const mine = share === 'none' ? [] : (share.split('+') as ('whole' | 'leading' | 'guiding')[]);
  const held = (kind: 'whole' | 'leading' | 'guiding', id: string) => ({
    share: kind,
    keyId: `key of ${id}`,
    person: person(id),
  });
  const row: NoteRow = {
    id: 'note',
    sealedAt: now.toISOString(),
    sealedBy: person('writer'),
    erasedOn: isErased ? '2026-11-24' : null,
    shares: isErased
      ? null
      : [
          held('whole', 'writer'),
          held('leading', 'leader'),
          held('guiding', 'head'),
          ...mine.map((kind) => held(kind, 'me')),
        ],
    breakings: asked && [
      {
        id: 'breaking',
        share: 'leading',
        askedBy: person(asked.askedBy),
        askedAt: '2026-11-22T00:00:00Z',
        askedFor: '须查清',
        endsAt: asked.endsAt ?? '2026-11-25T00:00:00Z',
        outcome: asked.outcome,
        answeredBy: asked.answeredBy === undefined ? null : person(asked.answeredBy),
        answeredAt: asked.answeredBy === undefined ? null : '2026-11-23T00:00:00Z',
        agreedFor: asked.outcome === 'broken' ? '属实' : null,
        handedTo: asked.outcome === null && isHanded ? ['me', 'head'] : null,
      },
    ],
  };
  const look: Look = {
    actor: { staffId: 'me' } as Look['actor'],
    standing,
    circle: {
      readers: [holder('writer'), holder('newcomer')],
      without: [],
      keepers: { leading: [holder('leader')], guiding: [holder('deputy')] },
    },
    now,
  };
  return viewOf(row, 1, look);
}

const holds = ({ share }: One, kind: string) => share.split('+').includes(kind);
const hasBroken = ({ asking }: One) =>
  asking === 'broken, asked by me' || asking === 'broken, agreed to by me';
const waits = ({ asking }: One) => asking.startsWith('waits');
/** Those of all cases in which something is said. */
const those = (isSaid: (one: One) => boolean) => all.filter(isSaid).map((one) => JSON.stringify(one));

describe('of a note somebody is shown', () => {
  test('the way to open it: a mediator of the case, and the two who broke its seal, with its key', () => {
    expect(those((one) => seen(one).mayOpen)).toEqual(
      those((one) => !one.isErased && holds(one, 'whole') && (one.standing === 'mediator' || hasBroken(one))),
    );
  });

  test('the way to ask: who keeps a half, does not mediate, has not broken it, and while nobody waits for an answer', () => {
    expect(those((one) => seen(one).mayAsk)).toEqual(
      those(
        (one) =>
          !one.isErased &&
          (holds(one, 'leading') || holds(one, 'guiding')) &&
          one.standing !== 'mediator' &&
          !hasBroken(one) &&
          !waits(one),
      ),
    );
  });

  test('the way to answer: who keeps the other half and was handed the first; never whoever asked', () => {
    expect(those((one) => seen(one).breakings.some(({ mayAnswer }) => mayAnswer))).toEqual(
      those((one) => !one.isErased && one.asking === 'waits, asked by the leader' && holds(one, 'guiding')),
    );
    expect(those((one) => seen(one, false).breakings.some(({ mayAnswer }) => mayAnswer))).toEqual([]);
  });

  test('the way to take it back: whoever asked, while it waits', () => {
    expect(those((one) => seen(one).breakings.some(({ mayTakeBack }) => mayTakeBack))).toEqual(
      those((one) => one.asking === 'waits, asked by me'),
    );
  });

  test('what came of it, and that its time is over where nobody has said so yet', () => {
    const outcomes = (asking: Asking) =>
      seen({ standing: 'keeper', share: 'guiding', asking, isErased: false }).breakings.map(
        ({ outcome }) => outcome,
      );
    expect(
      Object.fromEntries((Object.keys(askings) as Asking[]).map((one) => [one, outcomes(one)[0]])),
    ).toEqual({
      nothing: undefined,
      'waits, asked by me': 'waiting',
      'waits, asked by the leader': 'waiting',
      'over, asked by the leader': 'lapsed',
      'broken, asked by me': 'broken',
      'broken, agreed to by me': 'broken',
      'broken by others': 'broken',
      refused: 'refused',
      lapsed: 'lapsed',
    });
  });

  test('whom to let in: a mediator who can open it, and who can because they mediated; never by a broken seal', () => {
    expect(those((one) => seen(one).lacking.length > 0)).toEqual(
      those(
        (one) => !one.isErased && holds(one, 'whole') && (one.standing === 'mediator' || !hasBroken(one)),
      ),
    );
    expect(
      seen({ standing: 'mediator', share: 'whole', asking: 'nothing', isErased: false }).lacking.map(
        ({ id }) => id,
      ),
    ).toEqual(['newcomer']);
  });

  test('whom to deal the halves to anew: a mediator who can open it, while nobody waits for an answer', () => {
    expect(those((one) => seen(one).keepersDue !== null)).toEqual(
      those((one) => !one.isErased && holds(one, 'whole') && one.standing === 'mediator' && !waits(one)),
    );
  });
});
