import { directCommands, pathOf } from '#casework/dispute';
import {
  accessLogRights,
  type Capability,
  type CommandType,
  capabilityRights,
  eventRights,
  type Role,
  receiptRights,
  sightRights,
  sights,
  typicalDraftRights,
} from '#domain';
import type { Tie } from './access-cast.ts';
import { commandSamples, nobody } from './command-samples.ts';

/** Does the one role carry the capability? */
export const isCapable = (role: Role, capability: Capability): boolean =>
  (capabilityRights[capability] as readonly Role[]).includes(role);
const through = (tie: Tie) =>
  tie === 'outside' ? [] : tie === 'formerLead' ? (['holder', 'none'] as const) : ([tie, 'none'] as const);
/** How much the table shows through the one tie, or through none; an index of `sights`. */
export const sight = (role: Role, tie: Tie): number =>
  Math.max(0, ...through(tie).map((relation) => sights.indexOf(sightRights[role][relation])));
const may = (role: Role, tie: Tie, event: CommandType): boolean =>
  through(tie).some((relation) => eventRights[role][event]?.includes(relation));

export const [seesNothing, seesMasked] = [sights.indexOf('nothing'), sights.indexOf('masked')];

/** What one role is expected to be answered on a case in one tie. */
type OnCase = (role: Role, tie: Tie) => number;
/** A request of the table: where and what; `case` routes are asked for every tie. */
export interface Route {
  readonly rule:
    | { readonly open: number }
    | { readonly capability: Capability; readonly status: number; readonly onCase?: OnCase };
  readonly body?: unknown;
  readonly query?: string;
  /** The version that no case has: a permitted command is refused last of all, and changes nothing. */
  readonly isStale?: boolean;
}

const open = (status: number, body?: unknown): Route => ({ rule: { open: status }, body });
const capable = (capability: Capability, status = 200, body?: unknown, query?: string): Route => ({
  rule: { capability, status },
  body,
  ...(query === undefined ? {} : { query }),
});
const onCase = (capability: Capability, expected: OnCase, body?: unknown): Route => ({
  rule: { capability, status: 0, onCase: expected },
  body,
  isStale: body !== undefined,
});

const readsCase: OnCase = (role, tie) => (sight(role, tie) === seesNothing ? 404 : 200);
const commands = (event: CommandType): OnCase => {
  return (role, tie) => (sight(role, tie) === seesNothing ? 404 : may(role, tie, event) ? 412 : 403);
};
const readsAccesses: OnCase = (role, tie) => {
  if (sight(role, tie) === seesNothing) return 404;
  return through(tie).some((relation) => accessLogRights[role].includes(relation)) ? 200 : 403;
};
/** Of the cast only what was led before has ended, so only that can be told. */
const draftsTypicalCase: OnCase = (role, tie) => {
  if (sight(role, tie) === seesNothing) return 404;
  return through(tie).some((relation) => typicalDraftRights[role].includes(relation))
    ? tie === 'formerLead'
      ? 201
      : 409
    : 403;
};
const erases: OnCase = (role, tie) => [404, 403, 409][sight(role, tie)] ?? 500;
const seesWhole: OnCase = (role, tie) => [404, 403, 200][sight(role, tie)] ?? 500;
/** No case of the cast has come so far that an agreement could be recorded. */
const draftsNothing: OnCase = (role, tie) => [404, 403, 409][sight(role, tie)] ?? 500;
const draft = {
  form: 'written',
  terms: '申家加装檐沟。',
  obligations: [{ id: '1', kind: 'do', what: '加装檐沟', dueOn: '2026-12-01' }],
};
/** Without a reason, so that nothing is changed: the body is looked at before the case. */
const held: OnCase = () => 422;
/** None of the cases is held. */
const endsNothing: OnCase = (role, tie) => [404, 403, 409][sight(role, tie)] ?? 500;
/** There is no such attachment on any of the cases. */
const opensNothing: OnCase = (role, tie) => [404, 403, 404][sight(role, tie)] ?? 500;
const readsNoCode: OnCase = (role, tie) => [404, 403, 422][sight(role, tie)] ?? 500;
/** Without a file. */
const uploads: OnCase = (role, tie) =>
  sight(role, tie) === seesNothing ? 404 : may(role, tie, 'ATTACH') ? 422 : 403;
const removesNothing: OnCase = (role, tie) =>
  sight(role, tie) === seesNothing || may(role, tie, 'DETACH') ? 404 : 403;
/** Nobody has opened a key. */
const sealsLocked: OnCase = (role, tie) =>
  sight(role, tie) === seesNothing ? 404 : may(role, tie, 'SEAL_NOTE') ? 409 : 403;
/** There is no sealed note on any of the cases. */
const breaksNothing = (event: CommandType): OnCase => {
  return (role, tie) => [404, 403, may(role, tie, event) ? 404 : 403][sight(role, tie)] ?? 500;
};

/** Of no party of the case. */
const gives: OnCase = (role, tie) => {
  if (sight(role, tie) <= seesMasked) return sight(role, tie) === seesNothing ? 404 : 403;
  return through(tie).some((relation) => receiptRights[role].includes(relation)) ? 404 : 403;
};

const namesMediators: OnCase = (role, tie) => {
  const names = (['SIGN_FOR', 'REASSIGN', 'ACT_AT_ONCE', 'RETRY', 'SETTLE_ON_SPOT'] as const).some((type) =>
    may(role, tie, type),
  );
  return sight(role, tie) === seesNothing ? 404 : names ? 200 : 403;
};

const leaveOf = (substituteId: string) => ({
  startsOn: '2026-11-23',
  endsOn: '2026-12-03',
  substituteId,
});

/**
 * Every route of the product. What is missing here, or no longer there, fails the build.
 * @param township  to which an administrator adds things
 */
export const routesOf = (township: string): Readonly<Record<string, Route>> => ({
  'GET /api/health/live': open(200),
  'GET /api/health/ready': open(200),
  'GET /api/metrics': open(200),
  'POST /api/v1/session': open(401, { username: 'nobody', password: 'not-the-password' }),
  'DELETE /api/v1/session': open(204),
  'GET /api/v1/session': capable('account.own'),
  'PUT /api/v1/session/password': capable('account.own', 422, { old: 'wrong', new: 'a-new-pass-phrase' }),
  'POST /api/v1/session/second-factor': open(401, { code: '123456' }),
  'GET /api/v1/session/second-factor': capable('account.own'),
  'POST /api/v1/session/second-factor/setup': capable('account.own', 422, { password: 'wrong' }),
  'POST /api/v1/session/second-factor/confirmation': capable('account.own', 409, { code: '123456' }),
  'POST /api/v1/session/second-factor/recovery-codes': capable('account.own', 409, { code: '123456' }),
  'POST /api/v1/session/second-factor/removal': capable('account.own', 409, { code: '123456' }),
  'GET /api/v1/session/oidc': open(200),
  'GET /api/v1/session/oidc/start': open(404),
  'GET /api/v1/session/oidc/callback': open(404),
  'GET /api/v1/sessions': capable('account.own'),
  'DELETE /api/v1/sessions': capable('account.own', 204),
  'DELETE /api/v1/sessions/{id}': capable('account.own', 404),
  'GET /api/v1/account-events': capable('audit.read'),
  'GET /api/v1/api-keys': capable('account.own'),
  'POST /api/v1/api-keys': capable('account.own', 201, { name: '看板', scopes: ['read'], expiresInDays: 30 }),
  'DELETE /api/v1/api-keys/{id}': capable('account.own', 404),
  // A case that is not there: a line that is open has no end.
  'GET /api/v1/live': capable('dispute.read', 404, undefined, `?dispute=${nobody}`),
  'GET /api/v1/notifications': capable('account.own'),
  'POST /api/v1/notifications/{id}/read': capable('account.own', 404),
  'GET /api/v1/contact': capable('account.own'),
  'PUT /api/v1/contact': capable('account.own', 200, {
    email: 'somebody@example.org',
    phone: null,
    emailTopics: ['overdue'],
    smsTopics: [],
    quiet: true,
  }),
  'GET /api/v1/channels': capable('channel.manage'),
  'PUT /api/v1/channels/{organisationId}': capable('channel.manage', 404, {
    kind: 'wecom',
    enabled: true,
    topics: [],
    webhook: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k',
  }),
  'POST /api/v1/channels/{id}/trial': capable('channel.manage', 404),
  'GET /api/v1/deliveries': capable('channel.manage'),
  'POST /api/v1/deliveries/{id}/resend': capable('channel.manage', 404),
  'GET /api/v1/organisations': capable('organisation.read'),
  'POST /api/v1/organisations': capable('organisation.manage', 201, {
    parentId: township,
    kind: 'department',
    name: '水利站',
  }),
  'PATCH /api/v1/organisations/{id}': capable('organisation.manage', 404, { name: '新名' }),
  'GET /api/v1/staff': capable('organisation.read'),
  'POST /api/v1/staff': capable('staff.manage', 201, {
    name: '新人',
    organisationId: township,
    username: 'xinren',
    password: 'long-enough-password',
    appointments: [{ role: 'reporter', startsOn: '2026-01-01' }],
  }),
  'PATCH /api/v1/staff/{id}': capable('staff.manage', 404, { active: true }),
  'DELETE /api/v1/staff/{id}/sessions': capable('staff.manage', 404),
  'PUT /api/v1/staff/{id}/oidc-identity': capable('staff.manage', 404, { username: 'wangfang' }),
  'DELETE /api/v1/staff/{id}/oidc-identity': capable('staff.manage', 404),
  'DELETE /api/v1/staff/{id}/second-factor': capable('staff.manage', 404),
  'GET /api/v1/staff/api-keys': capable('staff.manage'),
  'DELETE /api/v1/staff/{id}/api-keys/{keyId}': capable('staff.manage', 404),
  'POST /api/v1/staff/{id}/appointments': capable('staff.manage', 404, {
    role: 'reporter',
    startsOn: '2026-01-01',
  }),
  'PATCH /api/v1/staff/{id}/appointments/{appointmentId}': capable('staff.manage', 404, {
    endsOn: '2026-12-31',
  }),
  'GET /api/v1/staff/{id}/succession': capable('succession.arrange', 404),
  'GET /api/v1/staff/{id}/successions': capable('succession.arrange', 404),
  'POST /api/v1/staff/{id}/successions': capable('succession.arrange', 404, { toId: nobody, reason: '退休' }),
  'POST /api/v1/successions/{id}/undo': capable('succession.arrange', 404, { reason: '退休推迟' }),
  'GET /api/v1/me/leave': capable('account.own'),
  // Nobody stands in for themselves, nor does somebody who is not there.
  'POST /api/v1/me/leave': capable('account.own', 422, leaveOf(nobody)),
  'POST /api/v1/me/leave/{id}/end': capable('account.own', 404),
  'GET /api/v1/staff/{id}/leave': capable('account.own', 404),
  'POST /api/v1/staff/{id}/leave': capable('account.own', 404, leaveOf(nobody)),
  'POST /api/v1/staff/{id}/leave/{leaveId}/end': capable('account.own', 404),
  'GET /api/v1/rights': capable('account.own'),
  'GET /api/v1/staff/{id}/rights': capable('staff.manage', 404),
  'GET /api/v1/village-reports': capable('village.report'),
  'POST /api/v1/village-reports': capable('village.report', 422, { week: '2026-01-05' }),
  'POST /api/v1/village-reports/{id}/retraction': capable('village.report', 404),
  'GET /api/v1/review/villages': capable('review.read'),
  'GET /api/v1/my-day': capable('dispute.read'),
  'GET /api/v1/disputes': capable('dispute.read'),
  'GET /api/v1/disputes/counts': capable('dispute.read'),
  'POST /api/v1/disputes': capable('dispute.report', 422, commandSamples.REPORT),
  'GET /api/v1/disputes/{id}': onCase('dispute.read', readsCase),
  'POST /api/v1/disputes/similar': capable('dispute.report', 200, { parties: [] }),
  'GET /api/v1/disputes/{id}/similar': onCase('dispute.read', readsCase),
  'GET /api/v1/disputes/{id}/history': onCase('dispute.read', readsCase),
  'GET /api/v1/disputes/{id}/agreements': onCase('dispute.read', readsCase),
  'GET /api/v1/disputes/{id}/accesses': onCase('dispute.read', readsAccesses),
  'POST /api/v1/disputes/{id}/parties/{partyId}/erase': onCase('party.erase', erases, {
    ground: 'term_over',
    reason: '保管期满销毁',
  }),
  'GET /api/v1/disputes/{id}/dossier': onCase('dispute.read', seesWhole),
  'POST /api/v1/disputes/{id}/dossier/pdf': onCase('dossier.export', held, { reason: '' }),
  'POST /api/v1/disputes/{id}/dossier/zip': onCase('dossier.export', held, { reason: '' }),
  'GET /api/v1/disputes/{id}/holds': onCase('dispute.read', seesWhole),
  'POST /api/v1/disputes/{id}/holds': onCase('hold.set', held, { reason: '' }),
  'POST /api/v1/disputes/{id}/holds/end': onCase('hold.set', endsNothing, { reason: '法院来函' }),
  'GET /api/v1/destruction-lists': capable('destruction.read'),
  'POST /api/v1/destruction-lists': capable('destruction.propose', 422, {
    disputeIds: [nobody],
    reason: '保管期满',
  }),
  'GET /api/v1/destruction-lists/{id}': capable('destruction.read', 404),
  'POST /api/v1/destruction-lists/{id}/decision': capable('destruction.decide', 404, {
    approved: true,
    reason: '同意销毁',
  }),
  'GET /api/v1/destruction-lists/{id}/register.docx': capable('destruction.read', 404),
  'GET /api/v1/disputes/{id}/sealed-notes': onCase('dispute.read', seesWhole),
  'POST /api/v1/disputes/{id}/sealed-notes': onCase('dispute.act', sealsLocked, {
    talkedOn: '2026-11-23',
    text: '单独谈话',
    keyIds: [nobody],
  }),
  'POST /api/v1/disputes/{id}/sealed-notes/{noteId}/opening': onCase('dispute.read', opensNothing, {}),
  'POST /api/v1/disputes/{id}/sealed-notes/{noteId}/circle': onCase('dispute.act', opensNothing, {
    keyIds: [nobody],
  }),
  'POST /api/v1/disputes/{id}/sealed-notes/{noteId}/breakings': onCase(
    'dispute.act',
    breaksNothing('ASK_TO_UNSEAL'),
    { reason: '调解员病故' },
  ),
  'POST /api/v1/disputes/{id}/sealed-notes/{noteId}/breakings/{breakingId}/consent': onCase(
    'dispute.act',
    breaksNothing('UNSEAL_NOTE'),
    { reason: '调解员病故' },
  ),
  'POST /api/v1/disputes/{id}/sealed-notes/{noteId}/breakings/{breakingId}/refusal': onCase(
    'dispute.act',
    breaksNothing('UNSEAL_NOTE'),
    { reason: '理由不足' },
  ),
  'GET /api/v1/seal-requests': capable('seal.keep'),
  'GET /api/v1/sealing-key': capable('account.own'),
  'POST /api/v1/sealing-key': capable('account.own', 422, { code: '1' }),
  'POST /api/v1/sealing-key/unlocking': capable('account.own', 409, { code: '4929123456784321' }),
  'POST /api/v1/sealing-key/locking': capable('account.own', 200, {}),
  'POST /api/v1/sealing-key/change': capable('account.own', 422, { oldCode: '1', code: '1' }),
  'POST /api/v1/sealing-key/replacement': capable('account.own', 422, { code: '1' }),
  'POST /api/v1/sealing-key/recovery': capable('account.own', 409, { code: '4929123456784321' }),
  'GET /api/v1/my-clocks': capable('dispute.read'),
  'GET /api/v1/publicity': capable('publicity.read', 200, undefined, '?from=2026-01-01&to=2026-12-31'),
  'GET /api/v1/publicity/figures': capable(
    'publicity.read',
    200,
    undefined,
    '?from=2026-01-01&to=2026-12-31',
  ),
  'POST /api/v1/publicity': capable('publicity.enter', 422, {}),
  'POST /api/v1/publicity/{id}/correction': capable('publicity.enter', 422, {}),
  'POST /api/v1/publicity/{id}/cancellation': capable('publicity.enter', 404, { reason: '核对' }),
  'GET /api/v1/disputes/{id}/typical-cases': onCase('dispute.read', readsCase),
  'POST /api/v1/disputes/{id}/typical-cases': onCase('typical.draft', draftsTypicalCase, {}),
  'GET /api/v1/typical-cases/underway': capable('typical.draft'),
  'GET /api/v1/typical-cases/{id}/working': capable('typical.draft', 404),
  'PUT /api/v1/typical-cases/{id}/working': capable('typical.draft', 422, {}),
  'POST /api/v1/typical-cases/{id}/submission': capable('typical.draft', 404, { version: 1 }),
  'POST /api/v1/typical-cases/{id}/return': capable('typical.release', 404, { version: 1, reason: '核对' }),
  'POST /api/v1/typical-cases/{id}/release': capable('typical.release', 404, { version: 1 }),
  'POST /api/v1/typical-cases/{id}/withdrawal': capable('typical.draft', 404, { version: 1, reason: '核对' }),
  'GET /api/v1/typical-cases': capable('typical.read'),
  'GET /api/v1/typical-cases/feed.atom': capable('typical.read'),
  'GET /api/v1/typical-cases/{id}': capable('typical.read', 404),
  'GET /api/v1/typical-cases/{id}/case.docx': capable('typical.read', 404),
  'GET /api/v1/local-types': capable('organisation.read'),
  'POST /api/v1/local-types/preview': capable('types.set', 422, {}),
  'POST /api/v1/local-types': capable('types.set', 422, {}),
  'POST /api/v1/local-types/{id}/end': capable('types.set', 404, { validTo: '2026-12-31', reason: '核对' }),
  'GET /api/v1/supervision': capable('supervision.read'),
  'GET /api/v1/supervision-slips/{id}': capable('dispute.read', 404),
  'GET /api/v1/supervision-slips/{id}/slip.docx': capable('dispute.read', 404),
  'POST /api/v1/supervision-slips/{id}/receipt': capable('review.sign', 404),
  // No case of the cast was supervised.
  'POST /api/v1/disputes/{id}/supervision-slips': onCase('supervision.issue', () => 404, { seq: 999 }),
  'GET /api/v1/queue': capable('queue.read'),
  'POST /api/v1/queue/replay': capable('queue.replay', 200, {}),
  // Outside training there is no such thing.
  'POST /api/v1/training/clock': capable('training.move', 404, { days: 1 }),
  'GET /api/v1/deadline-rules': capable('rules.read'),
  'POST /api/v1/deadline-rules/preview': capable('rules.set', 200, { reason: '核对', rules: {} }),
  'POST /api/v1/deadline-rules': capable('rules.set', 409, { reason: '核对', rules: {} }),
  'GET /api/v1/recomputations': capable('rules.read'),
  'POST /api/v1/recomputations/{id}/undo': capable('rules.set', 404, { reason: '核对' }),
  'GET /api/v1/calendar': capable('rules.read'),
  'POST /api/v1/calendar/preview': capable('rules.set', 422, {}),
  'POST /api/v1/calendar': capable('rules.set', 422, {}),
  'GET /api/v1/retention': capable('retention.read'),
  'PUT /api/v1/retention/{class}': capable('retention.set', 422, {
    term: 1,
    unit: 'year',
    source: '县档案局',
  }),
  'DELETE /api/v1/retention/{class}': capable('retention.set', 422),
  'POST /api/v1/persons/search': capable('party.find', 200, { phone: '13900000000' }),
  'POST /api/v1/disputes/{id}/parties': onCase('dispute.act', commands('NOTE'), {
    role: 'respondent',
    name: '后来者',
  }),
  'POST /api/v1/disputes/{id}/parties/{partyId}/unmask': onCase('party.unmask', seesWhole, {
    reason: '电话通知当事人',
  }),
  'GET /api/v1/disputes/{id}/mediator-warnings': onCase('dispute.act', namesMediators),
  'GET /api/v1/disputes/{id}/receipts': onCase('dispute.read', seesWhole),
  'POST /api/v1/disputes/{id}/receipts': onCase('dispute.act', gives, { partyId: nobody }),
  'POST /api/v1/disputes/{id}/receipts/{receiptId}/revocation': onCase('dispute.act', gives, {}),
  'POST /api/v1/disputes/{id}/receipts/{receiptId}/paper': onCase('dispute.act', gives, {
    code: '000000000000000000000000',
  }),
  // For whoever holds the paper, without an account: no such code.
  'POST /api/v1/party-view': open(404, { code: '000000000000000000000000' }),
  'GET /api/v1/paper-templates': capable('paper.template'),
  'GET /api/v1/paper-templates/{form}/template.docx': capable('paper.template'),
  'GET /api/v1/paper-templates/{form}/preview.docx': capable('paper.template'),
  'POST /api/v1/paper-templates/{form}/trial': capable('paper.template', 422),
  'POST /api/v1/paper-templates/{form}/check': capable('paper.template', 422),
  'POST /api/v1/paper-templates/{form}/editions': capable('paper.template', 422),
  'POST /api/v1/paper-templates/{form}/default': capable('paper.template'),
  'GET /api/v1/disputes/{id}/papers': onCase('paper.print', seesWhole),
  'POST /api/v1/disputes/{id}/papers/{form}': onCase('paper.print', seesWhole, {}),
  'POST /api/v1/disputes/{id}/agreement-drafts': onCase('paper.print', draftsNothing, draft),
  // The code of a paper that nobody has printed.
  'POST /api/v1/disputes/{id}/paper-codes': onCase('paper.print', readsNoCode, { code: 'FQ1' }),
  'GET /api/v1/disputes/{id}/attachments': onCase('dispute.read', seesWhole),
  'POST /api/v1/disputes/{id}/attachments': onCase('dispute.act', uploads),
  'GET /api/v1/disputes/{id}/attachments/{attachmentId}': onCase('dispute.read', opensNothing),
  'POST /api/v1/disputes/{id}/attachments/{attachmentId}/removal': onCase('dispute.act', removesNothing, {
    reason: '上传有误',
  }),
  ...Object.fromEntries(
    directCommands.map((event) => [
      `POST /api/v1/disputes/{id}/${pathOf(event)}`,
      onCase('dispute.act', commands(event), commandSamples[event]),
    ]),
  ),
  'GET /api/v1/exports/disputes': capable('dispute.export'),
  'POST /api/v1/register-imports': capable('register.import', 422),
  'GET /api/v1/register-imports/{id}': capable('register.import', 404),
  'PATCH /api/v1/register-imports/{id}': capable('register.import', 404, {}),
  'POST /api/v1/register-imports/{id}/commit': capable('register.import', 404),
  'PUT /api/v1/register-imports/{id}/rows/{row}': capable('register.import', 404, {}),
  'DELETE /api/v1/register-imports/{id}/rows/{row}': capable('register.import', 404),
  'GET /api/v1/register-imports/{id}/held.xlsx': capable('register.import', 404),
  'GET /api/v1/review/dashboard': capable('review.read'),
  'GET /api/v1/review/dashboard/cases': capable('review.read', 200, undefined, '?figure=open'),
  'GET /api/v1/review/meetings': capable('review.read'),
  'POST /api/v1/review/meetings': capable('review.hold', 201, { kind: 'urgent', reason: '紧急' }),
  'GET /api/v1/review/meetings/{id}': capable('review.read', 404),
  'POST /api/v1/review/meetings/{id}/open': capable('review.hold', 404, {}),
  'POST /api/v1/review/meetings/{id}/decisions': capable('review.hold', 404, {
    disputeId: nobody,
    command: { type: 'RATIFY' },
  }),
  'POST /api/v1/review/meetings/{id}/decisions/{decisionId}/done': capable('review.hold', 404, {
    proof: '现场照片',
  }),
  'POST /api/v1/review/meetings/{id}/decisions/{decisionId}/retract': capable('review.hold', 404, {}),
  'POST /api/v1/review/meetings/{id}/batches': capable('review.hold', 404, {
    cases: [{ disputeId: nobody }],
    orders: [{ command: { type: 'NOTE', text: '…' } }],
  }),
  'POST /api/v1/review/meetings/{id}/batches/{batchId}/retract': capable('review.hold', 404, {}),
  'GET /api/v1/review/meetings/{id}/screen': capable('review.read', 404),
  'PUT /api/v1/review/meetings/{id}/screen': capable('review.hold', 404, { disputeId: nobody }),
  'POST /api/v1/review/meetings/{id}/screen/look': capable('party.unmask', 404, {
    disputeId: nobody,
    reason: '研判需要了解',
  }),
  'POST /api/v1/review/meetings/{id}/close': capable('review.hold', 404, {}),
  'POST /api/v1/review/meetings/{id}/reopen': capable('review.hold', 404, { reason: '漏记一项' }),
  'POST /api/v1/review/meetings/{id}/move': capable('review.prepare', 404, {
    plannedFor: '2026-12-01T09:00:00+08:00',
    reason: '会议室有活动',
  }),
  'POST /api/v1/review/meetings/{id}/cancel': capable('review.prepare', 404, { reason: '防汛' }),
  'POST /api/v1/review/meetings/{id}/agenda': capable('review.prepare', 404, {
    topic: '年关工资',
    reason: '临近年关',
  }),
  'POST /api/v1/review/meetings/{id}/agenda/{additionId}/removal': capable('review.prepare', 404, {
    reason: '重复',
  }),
  'GET /api/v1/review/meetings/{id}/minutes': capable('review.read', 404),
  'GET /api/v1/review/meetings/{id}/minutes/{edition}': capable('review.read', 404),
  'GET /api/v1/review/meetings/{id}/papers/minutes.docx': capable('review.read', 404),
  'GET /api/v1/review/meetings/{id}/papers/analysis.docx': capable('review.read', 404),
  'GET /api/v1/review/slips': capable('dispute.read'),
  'GET /api/v1/review/slips/{id}': capable('dispute.read', 404),
  'GET /api/v1/review/slips/{id}/slip.docx': capable('dispute.read', 404),
  'POST /api/v1/review/slips/{id}/receipt': capable('review.sign', 404),
  'GET /api/v1/review/decisions': capable('review.read'),
  'GET /api/v1/review/schedule': capable('review.read'),
  'PUT /api/v1/review/schedule': capable('review.prepare', 200, { weekday: 1, at: '09:00' }),
  'POST /api/v1/verifications': capable('history.verify', 201),
  // The cases of this cast were dispatched without a meeting: a record that differs is not certified.
  'POST /api/v1/certificates': capable('history.verify', 409),
  'GET /api/v1/certificates': capable('history.verify'),
  'GET /api/v1/certificates/{id}/page': capable('history.verify', 404),
  'GET /api/v1/statistics/beside': capable('statistics.read', 200, undefined, '?period=2026'),
  'GET /api/v1/statistics/cases': capable('statistics.read', 200, undefined, '?period=2026&figure=accepted'),
  'GET /api/v1/statistics/definitions': capable('statistics.read', 200),
  'GET /api/v1/statistics/durations': capable('statistics.read', 200, undefined, '?period=2026'),
  'GET /api/v1/statistics/figures': capable(
    'statistics.read',
    200,
    undefined,
    '?period=2026&by=type,mediator',
  ),
  'GET /api/v1/statistics/reports': capable('statistics.read'),
  'POST /api/v1/statistics/reports': capable('statistics.publish', 200, { period: '2026' }),
  'GET /api/v1/statistics/reports/{id}': capable('statistics.read', 404),
  'PUT /api/v1/statistics/reports/{id}/texts': capable('statistics.publish', 404, {
    texts: [{ id: 'next', text: '下一步加强排查。' }],
  }),
  'POST /api/v1/statistics/reports/{id}/publication': capable('statistics.publish', 404, {}),
  'POST /api/v1/statistics/reports/{id}/corrections': capable('statistics.publish', 404, {
    reason: '漏报两件',
  }),
  'GET /api/v1/statistics/reports/{id}/editions/{edition}': capable('statistics.read', 404),
  'GET /api/v1/statistics/reports/{id}/editions/{edition}/cases': capable(
    'statistics.read',
    404,
    undefined,
    '?figure=accepted',
  ),
  'GET /api/v1/statistics/reports/{id}/editions/{edition}/differences': capable('statistics.read', 404),
  'GET /api/v1/statistics/reports/{id}/editions/{edition}/form.xlsx': capable('statistics.read', 404),
  'GET /api/v1/statistics/reports/{id}/editions/{edition}/proof': capable('statistics.read', 404),
  'GET /api/v1/statistics/reports/{id}/editions/{edition}/report.docx': capable('statistics.read', 404),
  'GET /api/v1/statistics/series': capable('statistics.read', 200, undefined, '?period=2026'),
  'POST /api/v1/statistics/table-checks': capable('statistics.read', 200, { text: '受理1件' }),
  // Without a file.
  'POST /api/v1/statistics/table-checks/file': capable('statistics.read', 422),
});
