import { describe, expect, test } from '@jest/globals';
import type { AgendaAddition } from './review.additions.ts';
import { withAdditions, withCarriedOver } from './review.additions.ts';
import type { AgendaItem } from './review.agenda.ts';
import { type CaseStanding, changesSince } from './review.standing.ts';

const then: CaseStanding = {
  version: 3,
  state: 'accepted',
  risk: 'green',
  holderId: 'centre',
  holderName: '综治中心',
  nextDueOn: '2026-11-30',
};

describe('a case that changes during the meeting', () => {
  test.each<[string, Partial<CaseStanding>, number, ReturnType<typeof changesSince>]>([
    ['nothing', {}, 0, null],
    ['a note of somebody', { version: 4 }, 0, { events: 1, byOthers: 1, fields: [] }],
    [
      'a decision of the meeting',
      { version: 4, state: 'dispatched', nextDueOn: '2026-11-24' },
      1,
      { events: 1, byOthers: 0, fields: ['state', 'nextDue'] },
    ],
    [
      'a decision and somebody else',
      { version: 6, risk: 'red', holderId: 'village' },
      1,
      { events: 3, byOthers: 2, fields: ['risk', 'holder'] },
    ],
    ['a holder that was renamed', { holderName: '矛调中心' }, 0, null],
  ])('by %s is shown as such', (_, now, decided, expected) => {
    expect(changesSince(then, { ...then, ...now }, decided)).toEqual(expected);
  });
});

describe('what people add to an agenda', () => {
  const by = { id: 'someone', name: '贺立群' };
  const an = (over: Partial<AgendaAddition>): AgendaAddition => ({
    id: 'addition',
    disputeId: 'b',
    topic: null,
    reason: '群众反映强烈',
    by,
    at: '2026-11-23T01:00:00.000Z',
    takenOff: null,
    ...over,
  });
  const agenda: readonly AgendaItem[] = [{ disputeId: 'a', section: 'red', reasons: ['red'], on: null }];

  test('stands behind what the rules gave, in the order in which it was added', () => {
    const items = withAdditions(agenda, [
      an({ disputeId: 'c' }),
      an({}),
      an({ disputeId: null, topic: '工资' }),
    ]);
    expect(items.map(({ disputeId, section }) => [disputeId, section])).toEqual([
      ['a', 'red'],
      ['c', 'added'],
      ['b', 'added'],
    ]);
  });

  test('comes back when nobody reached it, while it is open and no rule has placed it', () => {
    const open = new Map([...'abc'].map((id) => [id, then]));
    const items = withCarriedOver(agenda, ['a', 'c', 'x', 'b'], open);
    expect(items.slice(1)).toEqual(
      ['c', 'b'].map((disputeId) => ({
        disputeId,
        section: 'added',
        reasons: ['carriedOver'],
        on: null,
        asOf: then,
      })),
    );
    expect(withAdditions(items, [an({})])).toEqual(items);
  });

  test('stays in the section of its rule, and is gone when it was taken off', () => {
    const takenOff = { by, at: '2026-11-23T02:00:00.000Z', reason: '已化解' };
    expect(withAdditions(agenda, [an({ disputeId: 'a' }), an({ takenOff })])).toEqual(agenda);
  });
});
