import { dayAhead, invalidAt, RuleError } from '#domain';

/** Why something about keys and sealed notes is refused; each sentence says what to do. */
const conflicts = {
  'no-sealing-key': ['请先设置您的密封码', 'Set up your sealing code first'],
  'sealing-key-exists': ['您已设置过密封码', 'You have a sealing code already'],
  'sealing-locked': [
    '请先输入您的密封码（为安全起见，每半小时须重新输入一次）',
    'Give your sealing code first; it is asked for again every half hour',
  ],
  'nothing-to-recover': [
    '这个旧密封码下没有需要找回的笔录，没有恢复任何内容',
    'Nothing lies under that earlier code: nothing was carried over',
  ],
  'circle-changed': [
    '可阅看人员的名单或密封码刚有变化，请核对后再提交',
    'Who may open the note has changed meanwhile: look at the list again',
  ],
  'sealed-note-damaged': [
    '这份背靠背笔录的密文已损坏或被改动，无法打开，请联系管理员从备份中找回',
    'The bytes of this sealed note were damaged or altered and do not open: look for them in a backup',
  ],
  'sealed-note-erased': ['这份背靠背笔录已随当事人信息删除', 'This sealed note was erased with the parties'],
  'too-many-sealed-notes': ['一个案件最多 200 份背靠背笔录', 'A case has at most 200 sealed notes'],
  'no-keepers': [
    '这份笔录尚无两位启封保管人，暂不能启封',
    'Nobody keeps the two halves of the key of this note: its seal cannot be broken',
  ],
  'breaking-under-way': ['这份笔录已有人申请启封，正待答复', 'Somebody has asked to break this seal already'],
  'breaking-answered': ['这项启封申请已经答复', 'This was answered already'],
  'breaking-lapsed': ['启封申请已超过七十二小时，请重新申请', 'The 72 hours are over: it must be asked anew'],
  'asker-opens-nothing': [
    '申请启封的人已换密封码或已离任，现在同意就只有您一人能看；请答复不同意，由保管人重新申请',
    'Whoever asked has another key by now, or has left: you would read it alone. Say no, and let it be asked anew',
  ],
  'seal-broken-already': [
    '您已可阅看这份启封的笔录，无须再次申请',
    'This seal was broken already, and you may open the note',
  ],
} as const;

/** A refusal of kind "conflict". */
export function refused(code: keyof typeof conflicts): RuleError {
  const [messageZh, message] = conflicts[code];
  return new RuleError({ kind: 'conflict', code, message, messageZh });
}

/** Whoever is named as having talked is a party to this case. @param at  their place in the list */
export const noPartyHere = (at: number): RuleError =>
  invalidAt('no-party-of-this-case', {
    pointer: `/partyIds/${at}`,
    message: 'This is not a party to this case',
    messageZh: '所选的人不是本案当事人',
  });

/** A talk is written down once it was held. */
export const notYetTalked = (): RuleError => invalidAt('not-yet-talked', dayAhead('/talkedOn'));

/** The code is not that of the key. @param pointer  of the field in which it was handed in */
export const wrongCode = (pointer: string): RuleError =>
  invalidAt('wrong-sealing-code', {
    pointer,
    message: 'This is not the code of your key',
    messageZh: '密封码不对，请对照您抄下的密封码重新输入',
  });

/** Whoever changes a code has a reason to: the one that somebody may know would stay. @param pointer  of its field */
export const sameCode = (pointer: string): RuleError =>
  invalidAt('sealing-code-same', {
    pointer,
    message: 'The new code is the old one',
    messageZh: '新密封码不能与原密封码相同，请用新抽取的密封码',
  });

/** Not a code at all: a figure is missing or wrong, or somebody thought it out. @param pointer  of its field */
export const mistypedCode = (pointer: string): RuleError =>
  invalidAt('sealing-code-mistyped', {
    pointer,
    message: 'A figure of the code is missing or wrong',
    messageZh: '密封码应为十六位数字，其中有一位漏了或错了，请对照您抄下的密封码',
  });

/** The one answer for a note that does not exist and for one that somebody may not open. */
export const noSuchNote = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-sealed-note',
    message: 'The case has no such sealed note',
    messageZh: '本案没有这份背靠背笔录，或您无权阅看',
  });

/** For a mediator to whom nobody has opened the note yet, or whose key is another one than then. */
export const notSealedToYou = (): RuleError =>
  new RuleError({
    kind: 'forbidden',
    code: 'not-sealed-to-you',
    message: 'The note is not sealed to your present key: a mediator who can open it may let you',
    messageZh: '这份笔录还没有对您开放，请能阅看的调解员打开本页，为您办理',
  });

/** For whoever keeps no half of the key, or not the one that is asked for. */
export const keepsNoHalf = (): RuleError =>
  new RuleError({
    kind: 'forbidden',
    code: 'keeps-no-half',
    message: 'You do not keep the half of the key that is needed',
    messageZh: '您不是这份笔录所需的启封保管人',
  });
