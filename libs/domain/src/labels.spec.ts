import { expect, test } from '@jest/globals';
import { attachmentKinds, attachmentLevels } from './attachment/attachment.codes.ts';
import {
  channels,
  complexities,
  disputeTypes,
  organisationKinds,
  originClass,
  originClasses,
  origins,
  outcomes,
  partyKinds,
  partyRoles,
  risks,
  roles,
  stages,
} from './dispute/dispute.codes.ts';
import { codeLabels, labelsOf } from './labels.ts';
import { idTypes } from './party/party.codes.ts';

const codesByList = {
  stage: stages,
  disputeType: disputeTypes,
  origin: origins,
  originClass: originClasses,
  channel: channels,
  risk: risks,
  complexity: complexities,
  outcome: outcomes,
  role: roles,
  organisationKind: organisationKinds,
  partyKind: partyKinds,
  partyRole: partyRoles,
  idType: idTypes,
  attachmentKind: attachmentKinds,
  attachmentLevel: attachmentLevels,
};

test('every code of every list has a Chinese and an English name, and no two share one', () => {
  expect(Object.keys(codesByList)).toEqual(Object.keys(codeLabels));
  for (const [list, codes] of Object.entries(codesByList)) {
    const labels = Object.entries(codeLabels[list as keyof typeof codeLabels]);
    expect(labels.map(([code]) => code)).toEqual([...codes]);
    expect(new Set(labels.map(([, { zh }]) => zh)).size).toBe(codes.length);
    for (const [, { zh, en }] of labels) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[a-z' ,:0-9()-]+$/);
    }
  }
});

test('a label is the two names and nothing else', () => {
  expect(labelsOf('origin', 'police')).toEqual({ zh: '公安移交', en: 'handed over by the police' });
  expect(labelsOf('disputeType', 'HOU').zh).toBe('房屋、宅基地');
});

test('origins fall into the three classes of the monthly form', () => {
  const ofClass = (wanted: string) => origins.filter((origin) => originClass(origin) === wanted);
  expect(ofClass('applied')).toEqual(['application', 'oral_application', 'written_application', 'visit']);
  expect(ofClass('active')).toEqual(['grid', 'village', 'screening', 'online']);
  expect(ofClass('referred')).toEqual([
    'police',
    'hotline_12345',
    'petition',
    'court_referral',
    'court_entrustment',
    'superior',
    'other_dept',
  ]);
});
