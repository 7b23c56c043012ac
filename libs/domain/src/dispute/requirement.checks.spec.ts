import { describe, expect, test } from '@jest/globals';
import {
  agreedIn,
  analysed,
  parties,
  reported,
  sent,
  staff,
  units,
} from '../../../../test/support/dispute-events.ts';
import { faultsOf } from '../../../../test/support/dispute-faults.ts';
import { aDispute, continued } from '../../../../test/support/dispute-samples.ts';
import type { DisputeEvent } from './dispute.events.ts';
import { latestExtension, mustPapers } from './dispute.requirements.ts';
import { type DisputeSnapshot, unreported } from './dispute.snapshot.ts';

const today = '2026-03-10';
const registered = aDispute('registered', today);
const accepted = aDispute('accepted', today);
const underway = aDispute('underway', today);
const failed = aDispute('failed', today);
const followUp = aDispute('followUp', today);
const oneParty = continued(unreported(), reported(today, { partiesUnknown: true }));

const faults = (dispute: DisputeSnapshot, event: DisputeEvent) =>
  faultsOf(dispute, event).map(({ pointer, messageZh }) => [pointer, messageZh] as const);

describe('what a case asks for itself', () => {
  test('the lead unit may name itself for a further attempt', () => {
    const retry = {
      level: 'village' as const,
      leadId: units.village,
      mediatorIds: [staff.mediator],
      reason: '…',
    };
    const by = { staffId: staff.mediator, organisationId: units.village };
    expect(faults(failed, sent('RETRY', retry, today, { by }))).toEqual([]);
  });

  test('a case without known parties may still be withdrawn, by whoever told of it', () => {
    expect(faults(oneParty, sent('WITHDRAW', { withdrawnOn: today }, today))).toEqual([]);
  });

  test('one party alone cannot agree, whoever else stands in the case', () => {
    const known = { id: parties.applicant, role: 'applicant' as const };
    const alone = { ...underway, context: { ...underway.context, parties: [known] } };
    const signatures = [{ partyId: parties.applicant, on: today }];
    expect(faults(alone, agreedIn(today, { signatures })).at(0)).toEqual([
      '/signatures',
      expect.stringContaining('双方当事人'),
    ]);
  });

  test('a representative need not sign, a third party must', () => {
    const withAnother = (role: 'guardian' | 'representative' | 'other') =>
      continued(
        underway,
        sent('NOTE', { text: '补录' }, today, { addedParty: { id: parties.guardian, role } }),
      );
    expect(faults(withAnother('guardian'), agreedIn(today, {}))).toEqual([]);
    expect(faults(withAnother('representative'), agreedIn(today, {}))).toEqual([]);
    expect(faults(withAnother('other'), agreedIn(today, {})).map(([pointer]) => pointer)).toEqual([
      '/signatures',
    ]);
  });

  test('a review that comes too late may still decide a day, within a period from today', () => {
    const lastDay = '2026-04-09';
    expect(faults(accepted, analysed(lastDay, { dueOn: lastDay }))).toEqual([]);
    expect(faults(accepted, analysed(lastDay, { dueOn: '2026-04-10' }))).toEqual([
      ['/dueOn', expect.stringContaining('2026-04-09')],
    ]);
    const late = '2026-05-20';
    const inWindow = analysed(late, { dueOn: '2026-06-19' });
    expect(faults(accepted, inWindow)).toEqual([]);
    expect(faults(accepted, analysed(late, { dueOn: '2026-06-20' }))).toEqual([
      ['/dueOn', expect.stringContaining('2026-06-19')],
    ]);
  });

  test('the latest extension is thirty days after the end that the review decided', () => {
    expect(latestExtension(accepted.context)).toBe('2026-05-09');
    expect(latestExtension(underway.context)).toBe('2026-04-12');
    expect(latestExtension(registered.context)).toBe('2026-05-09');
  });

  test('the last word of the leader may be that the case stays where it is', () => {
    const twice = { ...accepted, context: { ...accepted.context, refusals: 2 } };
    expect(faults(twice, sent('HAND_OVER', { toId: units.centre, reason: '…' }, today))).toEqual([]);
  });

  test('must-papers follow what happened in the case', () => {
    const always = ['registration', 'rightsNotice', 'identity'];
    expect(mustPapers(accepted.context)).toEqual(always);
    expect(mustPapers(failed.context)).toEqual([...always, 'record']);
    expect(mustPapers(followUp.context)).toEqual([...always, 'record', 'agreement']);
  });

  test('a missing must-paper is named in Chinese, an explained one passes', () => {
    const declined = continued(registered, sent('DECLINE', { ground: '…', guidedTo: '县人民法院' }, today));
    const dossier = (identity: object) =>
      sent(
        'ARCHIVE',
        {
          papers: [
            { paper: 'registration', present: true },
            { paper: 'rightsNotice', present: true },
            { paper: 'identity', present: false, ...identity },
          ],
        },
        today,
      );
    expect(faults(declined, dossier({}))).toEqual([['/papers', expect.stringContaining('当事人身份证明')]]);
    expect(faults(declined, dossier({ whyMissing: '当事人未提供' }))).toEqual([]);
  });
});
