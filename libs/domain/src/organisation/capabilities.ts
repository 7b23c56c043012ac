import type { Label } from '../label.ts';
import type { Role } from './organisation.codes.ts';

const everybody = [
  'reporter',
  'mediator',
  'office',
  'centre',
  'leader',
  'assisting',
  'auditor',
  'administrator',
] as const satisfies readonly Role[];

/**
 * What a role may do that is not an event of one case. One table for every door; the events themselves and what is
 * seen of a case are decided by `dispute/dispute.rights.ts`.
 */
export const capabilityRights = {
  'account.own': everybody,
  'organisation.read': everybody,
  'dispute.read': ['reporter', 'mediator', 'office', 'centre', 'leader', 'assisting', 'auditor'],
  'dispute.report': ['reporter', 'mediator', 'office', 'centre', 'assisting'],
  'dispute.act': ['reporter', 'mediator', 'office', 'centre', 'leader', 'assisting'],
  'dispute.export': ['mediator', 'office', 'centre', 'leader', 'auditor'],
  'party.unmask': ['mediator', 'office', 'centre', 'leader'],
  'party.find': ['mediator', 'office', 'centre', 'leader'],
  'party.erase': ['office', 'centre'],
  'paper.print': ['mediator', 'office', 'centre'],
  'paper.template': ['office', 'administrator'],
  'retention.read': ['office', 'centre', 'leader', 'auditor', 'administrator'],
  'retention.set': ['administrator'],
  'dossier.export': ['mediator', 'office', 'centre', 'leader'],
  'hold.set': ['office', 'centre', 'leader'],
  'destruction.read': ['office', 'centre', 'leader', 'auditor'],
  // Whoever keeps the dossiers proposes; whoever answers for the township, or checks it, signs beside them.
  'destruction.propose': ['office'],
  'destruction.decide': ['leader', 'auditor'],
  // One half of a seal; which of them keeps which is dealt by `sealed-note/seal.keepers.ts`.
  'seal.keep': ['leader', 'office', 'centre'],
  'register.import': ['office', 'centre'],
  'review.read': ['office', 'centre', 'leader', 'auditor'],
  'review.prepare': ['office', 'centre', 'leader'],
  'review.hold': ['centre', 'leader'],
  'review.sign': ['mediator', 'office', 'centre', 'leader', 'assisting'],
  // Of their own village, whoever works in one.
  'village.report': ['reporter', 'mediator'],
  'statistics.read': ['office', 'centre', 'leader', 'auditor'],
  'statistics.publish': ['office', 'centre', 'leader'],
  'publicity.read': ['mediator', 'office', 'centre', 'leader', 'auditor'],
  // Of their own village, whoever works in one.
  'publicity.enter': ['mediator', 'office', 'centre'],
  'typical.read': ['reporter', 'mediator', 'office', 'centre', 'leader', 'assisting', 'auditor'],
  'typical.draft': ['mediator', 'office', 'centre', 'leader'],
  // Never what one has written oneself; of a sensitive case only the leader.
  'typical.release': ['office', 'centre', 'leader'],
  'rules.read': everybody,
  'rules.set': ['administrator'],
  'types.set': ['administrator'],
  'supervision.read': ['office', 'centre', 'leader', 'auditor'],
  'supervision.issue': ['office', 'centre', 'leader'],
  'queue.read': ['auditor', 'administrator'],
  'queue.replay': ['administrator'],
  'training.move': ['centre', 'administrator'],
  'channel.manage': ['administrator'],
  'history.verify': ['centre', 'auditor'],
  'organisation.manage': ['administrator'],
  'staff.manage': ['administrator'],
  // Of everybody's work by an administrator, of a unit's by its head.
  'succession.arrange': ['mediator', 'office', 'centre', 'leader', 'assisting', 'administrator'],
  'audit.read': ['auditor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Capability = keyof typeof capabilityRights;
export const capabilities = Object.keys(capabilityRights) as readonly Capability[];
export const capabilityLabels: Readonly<Record<Capability, Label>> = {
  'account.own': { zh: '使用本人账号', en: 'look after their own account' },
  'organisation.read': { zh: '查看单位和人员', en: 'see units and people' },
  'dispute.read': { zh: '查看案件', en: 'see cases' },
  'dispute.report': { zh: '上报登记', en: 'report disputes' },
  'dispute.act': { zh: '办理案件', en: 'act on cases' },
  'dispute.export': { zh: '导出案件清单', en: 'export lists of cases' },
  'party.unmask': { zh: '查看当事人完整信息（留痕）', en: 'see a party unmasked (noted)' },
  'party.find': { zh: '按证件、电话查找（留痕）', en: 'find people by an exact number (noted)' },
  'party.erase': { zh: '删除当事人个人信息', en: 'erase the data of a party' },
  'paper.print': { zh: '打印案件文书', en: 'print the papers of cases' },
  'paper.template': { zh: '修改文书模板', en: 'change the templates of papers' },
  'retention.read': { zh: '查看到期应删除的信息', en: 'see what need no longer be kept' },
  'retention.set': { zh: '设定保管期限', en: 'set the terms of retention' },
  'dossier.export': { zh: '下载整卷（留痕）', en: 'take out a whole dossier (noted)' },
  'hold.set': { zh: '设定、解除留存（留痕）', en: 'hold a case from destruction, and end that (noted)' },
  'destruction.read': { zh: '查看销毁清册', en: 'see lists of destruction' },
  'destruction.propose': {
    zh: '提出销毁清册（第一签名）',
    en: 'propose a list of destruction: the first signature',
  },
  'destruction.decide': {
    zh: '批准、驳回销毁清册（第二签名）',
    en: 'approve or refuse one: the second signature',
  },
  'seal.keep': {
    zh: '保管启封的一半、答复启封申请',
    en: 'keep half of a seal, and answer who asks to break it',
  },
  'register.import': { zh: '导入台账', en: 'import registers' },
  'review.read': { zh: '查看周例会', en: 'read the weekly review' },
  'review.prepare': { zh: '筹备周例会（时间、议程）', en: 'prepare the weekly review: its time, its agenda' },
  'review.hold': { zh: '召开周例会', en: 'hold the weekly review' },
  'review.sign': { zh: '签收本单位的交办单', en: 'sign for the task slips of their unit' },
  'village.report': { zh: '报送本村每周零报告', en: 'give the weekly report of their village' },
  'statistics.read': { zh: '查看统计', en: 'read the figures' },
  'statistics.publish': { zh: '编写、发布统计报告', en: 'write and publish reports of the figures' },
  'publicity.read': { zh: '查看法治宣传台账', en: 'read the register of legal publicity work' },
  'publicity.enter': { zh: '登记、更正法治宣传', en: 'enter and correct legal publicity work' },
  'typical.read': { zh: '查阅典型案例库', en: 'read the library of typical cases' },
  'typical.draft': { zh: '起草典型案例', en: 'draft typical cases' },
  'typical.release': {
    zh: '审核发布典型案例（非本人起草）',
    en: 'release typical cases that others drafted',
  },
  'rules.read': { zh: '查看期限规则和工作日历', en: 'read the deadline rules and the calendar' },
  'rules.set': { zh: '修改期限规则和工作日历', en: 'change the deadline rules and the calendar' },
  'types.set': { zh: '设置地方类型及其归类', en: 'set local types and the class to which each counts' },
  'supervision.read': { zh: '查看督办台和督办单', en: 'see what is late, and supervision slips' },
  'supervision.issue': { zh: '出具督办单', en: 'make out supervision slips' },
  'queue.read': { zh: '查看待发任务队列', en: 'see what the queue owes' },
  'queue.replay': { zh: '重发失败的任务', en: 'replay what failed' },
  'training.move': { zh: '拨动时钟（仅培训模式）', en: 'move the clock (training only)' },
  'channel.manage': { zh: '设置通知渠道、查看投递记录', en: 'set up channels and read the delivery log' },
  'history.verify': { zh: '校验案件记录、出具证书', en: 'verify the record and certify it' },
  'organisation.manage': { zh: '管理单位', en: 'manage units' },
  'staff.manage': { zh: '管理人员和账号', en: 'manage people and their accounts' },
  'succession.arrange': {
    zh: '移交离任人员的工作（管理员或本单位负责人）',
    en: 'hand on the work of who leaves (administrator, or head of the unit)',
  },
  'audit.read': { zh: '查看登录与账号日志', en: 'read the trail of the accounts' },
};

/**
 * Who must sign in with a second factor: whoever lets others in, and whoever sees every case.
 * @source decision of this product; OWASP ASVS 5.0, 6.3.3 asks it of everybody, which a village cannot keep up
 */
export const secondFactorRoles: readonly Role[] = ['auditor', 'administrator'];

/** Does any of the roles carry the capability? */
export function isCapable(roles: readonly Role[], capability: Capability): boolean {
  const able: readonly Role[] = capabilityRights[capability];
  return roles.some((role) => able.includes(role));
}
