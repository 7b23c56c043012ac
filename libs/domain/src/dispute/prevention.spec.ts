import { describe, expect, test } from '@jest/globals';
import { paper, prevented, sent } from '../../../../test/support/dispute-events.ts';
import { aDispute, continued, done, monday } from '../../../../test/support/dispute-samples.ts';
import { addDays } from '../calendar/iso-date.ts';
import { disputeCommands } from './dispute.commands.ts';
import { eventsNow } from './dispute.snapshot.ts';
import { preventionKindLabels, preventionKinds } from './prevention.ts';

const record = { kind: 'crime', persons: 2, preventedOn: monday, facts: '双方欲持械报复，被劝止' };
const faultsOf = (input: object) =>
  disputeCommands.RECORD_PREVENTION.safeParse(input).error?.issues.map(({ path }) => path.join('/')) ?? [];

describe('a record of what was prevented', () => {
  test('needs a file, the number of a record or a witness', () => {
    expect(faultsOf(record)).toEqual(['attachmentIds']);
    expect(faultsOf({ ...record, witnesses: [], recordNumbers: [] })).toEqual(['attachmentIds']);
    expect(faultsOf({ ...record, attachmentIds: [paper] })).toEqual([]);
    expect(faultsOf({ ...record, recordNumbers: ['接警单 2026-118'] })).toEqual([]);
    expect(faultsOf({ ...record, witnesses: ['村医'] })).toEqual([]);
  });

  test('says what is wrong with it together with what it lacks', () => {
    expect(faultsOf({ ...record, persons: 0 })).toEqual(['persons', 'attachmentIds']);
    expect(faultsOf({ ...record, kind: 'war', witnesses: [' '] })).toEqual(['kind', 'witnesses/0']);
    expect(faultsOf({ ...record, attachmentIds: [paper, paper] })).toEqual(['attachmentIds']);
  });

  test('is refused, never stumbled over, where its evidence is no list', () => {
    expect(faultsOf({ ...record, witnesses: null })).toEqual(['witnesses']);
    expect(faultsOf([])).toEqual(['']);
  });

  test('tells of no day to come', () => {
    const open = aDispute('underway', monday);
    expect(() => continued(open, prevented(monday, { preventedOn: addDays(monday, 1) }))).toThrow(
      expect.objectContaining({
        errors: [expect.objectContaining({ pointer: '/preventedOn' })],
      }),
    );
  });

  test('has a kind with a name of its own in both languages', () => {
    expect(new Set(preventionKinds.map((kind) => preventionKindLabels[kind].zh)).size).toBe(4);
    expect(new Set(preventionKinds.map((kind) => preventionKindLabels[kind].en)).size).toBe(4);
  });
});

describe('a case in which something was prevented', () => {
  const before = aDispute('underway', monday);
  const told = continued(before, prevented(monday, { attachmentIds: [paper] }));

  test('goes on as it was: neither state, clocks nor danger change', () => {
    expect(told.value).toBe(before.value);
    expect({ ...told.context, preventions: undefined }).toEqual({
      ...before.context,
      preventions: undefined,
    });
  });

  test('keeps the file that proves it until the record is taken back', () => {
    const removal = sent('DETACH', { attachmentId: paper, reason: '误传' }, monday);
    expect(() => continued(told, removal)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/attachmentId' })] }),
    );
    expect(() => continued(done('RETRACT_PREVENTION', told), removal)).not.toThrow();
  });

  test('lets a record be taken back once, also after its dossier is shut', () => {
    const archived = done('ARCHIVE', done('WITHDRAW', told));
    expect(eventsNow(archived)).toContain('RETRACT_PREVENTION');
    expect(eventsNow(archived)).not.toContain('RECORD_PREVENTION');
    const back = done('RETRACT_PREVENTION', archived);
    expect(back.context.preventions).toEqual([]);
    expect(eventsNow(back)).not.toContain('RETRACT_PREVENTION');
  });

  test('refuses to take back what it does not have', () => {
    const other = sent('RETRACT_PREVENTION', { preventionId: paper, reason: '误记' }, monday);
    expect(() => continued(told, other)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer: '/preventionId' })] }),
    );
  });
});
