import type { Label } from '../label.ts';
import { tableOf } from '../markdown.ts';
import { capabilities, capabilityLabels, isCapable } from '../organisation/capabilities.ts';
import { type Role, roleLabels, roles } from '../organisation/organisation.codes.ts';
import { commandTypes } from './dispute.commands.ts';
import { visibleThrough } from './dispute.policy.ts';
import {
  accessLogRights,
  confidentialRights,
  eventRights,
  receiptRights,
  relations,
  sightRights,
} from './dispute.rights.ts';
import { eventLabels } from './event.labels.ts';
import { relationLabels, relationMeanings, sightLabels } from './policy.labels.ts';

const both = ({ zh, en }: Label): string => `${zh} ${en}`;
const roleHeads = roles.map((role) => `${roleLabels[role].zh} ${role}`);

function allowed(role: Role, event: (typeof commandTypes)[number]): string {
  const through = eventRights[role][event];
  if (!through) return '';
  if (through.length === relations.length) return '✓';
  return through.map((relation) => relationLabels[relation].zh).join('、');
}

/** The roles that see a case at least masked in a relation, each with how much. */
const seen = (role: Role): readonly string[] => {
  const visible = visibleThrough([role], 'masked').map(([, relation]) => relation);
  return relations.map((relation) =>
    visible.includes(relation) ? both(sightLabels[sightRights[role][relation]]) : '',
  );
};

/**
 * The whole policy as a page for people (Markdown): role × event × relation, role × relation → sight, role × capability.
 * Generated, so that what is read is what is enforced.
 */
export function policyTable(): string {
  return `# 权限表 · Policy

由 \`npm run docs\` 从程序生成，请勿手工修改。 Generated from the code by \`npm run docs\`; do not edit.

## 与案件的关系 · Relations to a case

${tableOf(
  ['关系 relation', '含义', 'meaning'],
  relations.map((relation) => [
    both(relationLabels[relation]),
    relationMeanings[relation].zh,
    relationMeanings[relation].en,
  ]),
)}

一人可同时处于多种关系，以权限最宽者为准。辖区以外的案件一律不可见。
A person may stand in several relations; the widest right counts. Outside their part of the tree nobody sees a case.

请假期间，代理人对请假人“本人”的案件视同本人，只以代理人自己的角色办理，不取得请假人的角色；假期结束即止。代理的代理无效。
While somebody is on leave their substitute counts as them for what is their own, in the substitute's own roles only; it ends with
the leave, and never goes on to a substitute's substitute.

## 谁可以做什么 · Who may send which event

✓：凡可见即可办理（上报无须已有案件）。其余为所须关系；空白为不可以。
✓: in any relation. Otherwise the relations that are needed; empty: not at all.

${tableOf(
  ['事件 event', ...roleHeads],
  commandTypes.map((event) => [
    `${eventLabels[event].zh} \`${event}\``,
    ...roles.map((role) => allowed(role, event)),
  ]),
)}

- 移交由接收单位签收或提出异议，移交单位不得代签。 An offer is answered by its receiver, never by the giver.
- 两次异议之后，交办和移交只由镇政法委员决定，不得再提异议。 After two refusals only the township leader may dispatch
  or hand over, and nobody may object.
- 当事人拒绝或撤回，听取人记录即生效，无须批准。 A refusal or withdrawal is written down by whoever hears it and needs no
  approval.
- 期限届至由系统记录；台账导入须有导入权限。 The clock records passed deadlines; whoever may import enters a register.

## 谁可以看到什么 · Who sees how much of a case

全案：除证件、电话号码外均可见。脱敏：只见类型、地点、状态等，不见姓名和文字内容。空白：不可见，也不承认其存在。
Case: all but masked numbers. Masked: type, place, state and the like, no full names and no free text. Empty: nothing, not
even that it exists. 列表、检索、计数、历史、导出和通知用同一张表。 Lists, search, counts, history, export and messages obey
the same table. 卷宗期满销毁的案件，任何人只见脱敏信息。 A case whose dossier was destroyed is seen masked, whoever asks.

${tableOf(
  ['角色 role', ...relations.map((relation) => `${relationLabels[relation].zh} ${relation}`)],
  roles.map((role) => [both(roleLabels[role]), ...seen(role)]),
)}

## 谁可以查看查阅记录 · Who may see who looked at a case

敏感案件（家庭暴力、未成年人、医疗，或标记为保密）在列表中一律脱敏；打开详情或历史，每人每案每日记录一次。查看完整证件、电话须
填写理由，每次记录。 A sensitive case (violence at home, minors, medical, or marked confidential) is masked in every list; its
opening is noted once per person and day. Each look at a whole number is noted with its reason.

${tableOf(
  ['角色 role', ...relations.map((relation) => `${relationLabels[relation].zh} ${relation}`)],
  roles.map((role) => [
    both(roleLabels[role]),
    ...relations.map((relation) => (accessLogRights[role].includes(relation) ? '✓' : '')),
  ]),
)}

## 谁可以向当事人出具查询回执 · Who may hand a party a receipt with a code

回执码供当事人免账号查询办理阶段、下次时间和联系方式，别无其他内容。出具、换发、注销每次记录；标记为保密的案件不出具。除下表外还须
能看到全案。 With the code a party sees how far the case is, the next appointment and whom to ask, without an account, and nothing
else. Each receipt that is given, renewed or ended is noted; a case that is marked confidential has none. Besides, they must see
the case whole.

${tableOf(
  ['角色 role', ...relations.map((relation) => `${relationLabels[relation].zh} ${relation}`)],
  roles.map((role) => [
    both(roleLabels[role]),
    ...relations.map((relation) => (receiptRights[role].includes(relation) ? '✓' : '')),
  ]),
)}

## 谁可以打开“仅限调解员”的附件 · Who may open an attachment for mediators only

一般附件：凡看到全案者可以查看；脱敏者看不到任何附件。仅限调解员：只有本案指定的调解员，打开一次记录一次。
Ordinary ones are open to whoever sees the case whole, none to whoever sees it masked. Those for mediators only: the mediators
named for the case; each opening is noted.

${tableOf(
  ['角色 role', ...relations.map((relation) => `${relationLabels[relation].zh} ${relation}`)],
  roles.map((role) => [
    both(roleLabels[role]),
    ...relations.map((relation) => (confidentialRights[role].includes(relation) ? '✓' : '')),
  ]),
)}

## 案件以外的权限 · What a role may do beside cases

${tableOf(
  ['权限 capability', ...roleHeads],
  capabilities.map((capability) => [
    `${capabilityLabels[capability].zh} \`${capability}\``,
    ...roles.map((role) => (isCapable([role], capability) ? '✓' : '')),
  ]),
)}
`;
}
