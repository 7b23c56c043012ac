import { type InputFault, type Label, type PlacedResidue, RuleError } from '#domain';

const refusal = (
  kind: 'not-found' | 'conflict' | 'forbidden',
  code: string,
  [message, messageZh]: readonly [string, string],
): RuleError => new RuleError({ kind, code, message, messageZh });

/** The one answer for what does not exist, was not released, or is of a case that may not be seen. */
export const noSuchTypicalCase = (): RuleError =>
  refusal('not-found', 'no-such-typical-case', ['There is no such typical case', '没有这个典型案例']);

export const notTellable = (): RuleError =>
  refusal('conflict', 'case-not-ended', [
    'Only a case that has ended, with nothing awaited any more, is told',
    '案件办结后（无待履行、待回访事项）方可做成典型案例',
  ]);

export const peopleForgotten = (): RuleError =>
  refusal('conflict', 'typical-people-erased', [
    'People of this case were erased, or its dossier destroyed: nothing could tell their names in its words any more',
    '本案当事人信息已删除或卷宗已销毁，系统无法再辨认文中人员，不能做成典型案例',
  ]);

export const strictNow = (): RuleError =>
  refusal('conflict', 'typical-strict-now', [
    'The case has become one that is told strictly, and this draft holds its words: give it up; the township leader orders another',
    '本案现属从严案件，本版含有案件原文，不能提交或发布；请放弃本版，由镇政法委员另行起草',
  ]);

export const gradedUp = (): RuleError =>
  refusal('conflict', 'typical-graded-up', [
    'The case has been marked since as one that is told more carefully: take it back, or tell it anew',
    '本案发布后已标注为敏感或从严案件，不能再下载；请撤回，或按现在的要求重新起草发布',
  ]);

export const draftUnderway = (): RuleError =>
  refusal('conflict', 'typical-underway', [
    'A draft of this case is being written already',
    '本案已有正在起草或审核的典型案例',
  ]);

export const draftingNotYours = (): RuleError =>
  refusal('forbidden', 'typical-not-yours', [
    'A mediator of the case, the justice office, the centre or the township leader drafts it',
    '只有本案调解员、司法所、综治中心和镇政法委员可以起草',
  ]);

export const strictForLeader = (): RuleError =>
  refusal('forbidden', 'typical-leader-drafts', [
    'Of a case with violence at home, a minor or anything sexual the township leader alone orders a draft',
    '涉及家庭暴力、未成年人或者性的案件，只有镇政法委员可以决定起草',
  ]);

export const notInState = (): RuleError =>
  refusal('conflict', 'typical-state', [
    'In the state of this edition that is not done',
    '该版本目前的状态不允许此项操作',
  ]);

export const releaseBarred = {
  'not-yours': () =>
    refusal('forbidden', 'typical-release-not-yours', [
      'The justice office, the centre or the township leader releases it',
      '只有司法所、综治中心和镇政法委员可以发布',
    ]),
  'leader-only': () =>
    refusal('forbidden', 'typical-leader-releases', [
      'This case is sensitive: the township leader releases it',
      '敏感案件的典型案例只能由镇政法委员发布',
    ]),
  'own-work': () =>
    refusal('forbidden', 'typical-own-work', [
      'Whoever has written in it does not release it: a second person does',
      '起草或修改过的人不能发布，须由另一人审核发布',
    ]),
} as const;

export const consentNeeded = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'typical-consent',
    message: 'Say when and how the parties agreed in writing',
    messageZh: '请写明当事人书面同意的时间和方式',
    errors: [
      { pointer: '/consent', message: 'The parties must have agreed', messageZh: '须有当事人的书面同意' },
    ],
  });

/** Somebody changed the edition meanwhile. @param version as it stands */
export const changedMeanwhile = (version: number): RuleError =>
  new RuleError({
    kind: 'stale',
    code: 'typical-changed',
    message: 'Somebody has changed this edition meanwhile',
    messageZh: '该版本已被他人更新，请刷新后再试',
    extensions: { version },
  });

const lengthTold = 40;

/** Where somebody can still be known: the field, and the place in its text in UTF-16 units. */
export interface ResiduePlace {
  readonly pointer: string;
  readonly label: Label;
  readonly place: PlacedResidue;
}

/**
 * The refusal of a text in which somebody can still be known: each place with a sentence, and none with the words.
 * @param places at most 40 are told
 */
export const residueLeft = (places: readonly ResiduePlace[]): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'typical-residue',
    message: 'Something of the people of the case is still in the text',
    messageZh: '文中仍有可以辨认本案人员的内容',
    errors: places
      .slice(0, lengthTold)
      .map(({ pointer, label }): InputFault => ({ pointer, message: label.en, messageZh: label.zh })),
    extensions: {
      residues: places
        .slice(0, lengthTold)
        .map(({ place: { part, start, end, kind, certainty, sentence } }) => ({
          part,
          start,
          end,
          kind,
          certainty,
          sentence,
        })),
    },
  });

export const notComplete = (faults: readonly InputFault[]): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'typical-incomplete',
    message: 'The draft is not complete',
    messageZh: '案例尚不完整',
    errors: faults,
  });

export const misplaced = (pointer: string, [message, messageZh]: readonly [string, string]): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'typical-replacement',
    message,
    messageZh,
    errors: [{ pointer, message, messageZh }],
  });
