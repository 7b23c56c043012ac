import { describe, expect, test } from '@jest/globals';
import type { Paper } from '../dispute/command.labels.ts';
import type { DisputeEvent } from '../dispute/dispute.events.ts';
import { type PaperForm, paperForms } from '../paper-form/paper.codes.ts';
import { isDueForm } from './due.forms.ts';

const always: readonly PaperForm[] = ['registration', 'rightsNotice', 'identity', 'backPage'];
const event = (type: DisputeEvent['type'], rest: object = {}) => ({ type, ...rest }) as DisputeEvent;
const must = (...more: readonly Paper[]): readonly Paper[] => [
  'registration',
  'rightsNotice',
  'identity',
  ...more,
];

describe('the forms that a dossier must have', () => {
  test.each<[string, readonly Paper[], readonly DisputeEvent[], readonly PaperForm[]]>([
    ['of a case that was only accepted', must(), [event('ACCEPT')], []],
    ['after a session', must('record'), [event('HOLD_SESSION')], ['record']],
    [
      'after a written agreement',
      must('record', 'agreement'),
      [event('HOLD_SESSION'), event('REACH_AGREEMENT', { form: 'written' })],
      ['record', 'agreement'],
    ],
    [
      'after an agreement by word of mouth',
      must('record', 'agreement'),
      [event('HOLD_SESSION'), event('REACH_AGREEMENT', { form: 'oral' })],
      ['record', 'oralAgreement'],
    ],
    [
      'settled on the spot: the record as well, though there was no session',
      must('record', 'agreement'),
      [event('SETTLE_ON_SPOT')],
      ['record', 'oralAgreement'],
    ],
    [
      'one agreement in each form',
      must('record', 'agreement'),
      [event('REACH_AGREEMENT', { form: 'oral' }), event('REACH_AGREEMENT', { form: 'written' })],
      ['record', 'agreement', 'oralAgreement'],
    ],
    [
      'settled as a register says, without an event',
      must('record', 'agreement'),
      [],
      ['record', 'agreement'],
    ],
    ['suspended and ended: notices are never asked for', must(), [event('SUSPEND'), event('TERMINATE')], []],
  ])('%s', (_, items, events, expected) => {
    const due = paperForms.filter((form) => isDueForm(form, items, events));
    expect(new Set(due)).toEqual(new Set([...always, ...expected]));
  });
});
