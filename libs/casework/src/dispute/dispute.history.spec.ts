import { expect, it } from '@jest/globals';
import type { RecordedEventType } from '#domain';
import { type StoredEvent, standingOf } from './dispute.history.ts';

const event = (seq: number, type: RecordedEventType, payload: StoredEvent['payload'] = {}): StoredEvent => ({
  disputeId: 'a case',
  seq,
  type,
  payload,
  fromState: 'underway',
  toState: 'underway',
  holderId: null,
  actorId: null,
  actorOrganisationId: null,
  happenedOn: '2026-12-01',
  at: '2026-12-01T01:00:00.000Z',
  commandKey: null,
  clocks: [],
  previousHash: '',
  hash: '',
});
const history = [event(1, 'REPORT'), event(2, 'ACCEPT'), event(3, 'TERMINATE')];

it('tells every event of a history of which nothing was taken back', () => {
  expect(standingOf(history)).toEqual(history);
});

it('tells neither what was taken back nor the taking back, and what came after it', () => {
  const later = [event(4, 'RETRACT', { meetingId: 'a meeting', seqs: [3], refusals: 0 }), event(5, 'NOTE')];
  expect(standingOf([...history, ...later]).map(({ seq }) => seq)).toEqual([1, 2, 5]);
});
