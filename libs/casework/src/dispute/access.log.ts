import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { audit } from '#casework/audit';
import type { StaffActor } from '#casework/organisation';
import { type Label, maskName, type PartyKind, RuleError } from '#domain';
import { Clock, inTransaction, query } from '#platform';
import { DisputeDetail, type Standing } from './dispute.detail.ts';
import type { DisputeView, HistoryLine } from './dispute.view.ts';

const actions: Readonly<Record<string, Label>> = {
  'dispute.read': { zh: '查阅敏感案件', en: 'opened the sensitive case' },
  'paper.print': { zh: '打印含完整个人信息的文书', en: 'printed a paper with parties unmasked' },
  'party.unmask': { zh: '查看当事人完整信息', en: 'saw a party unmasked' },
  'dispute.show': { zh: '在研判会上查看敏感案件', en: 'looked at the sensitive case in a meeting' },
  'attachment.read': { zh: '打开仅限调解员的附件', en: 'opened an attachment for mediators only' },
  'sealed-note.read': { zh: '阅看背靠背笔录', en: 'opened a sealed note' },
  'sealed-note.widen': { zh: '对他人开放背靠背笔录', en: 'let others open a sealed note' },
  'sealed-note.refuse': { zh: '不同意启封背靠背笔录', en: 'refused to break a seal' },
  'sealed-note.erase': { zh: '删除背靠背笔录', en: 'erased a sealed note' },
  'attachment.erase': { zh: '删除当事人的附件', en: 'erased a file of a party' },
  'policy.explain': { zh: '查询某人对本案的权限', en: 'asked what somebody may see and do' },
  'receipt.give': { zh: '出具查询回执', en: 'handed a party a receipt' },
  'receipt.end': { zh: '注销查询回执', en: 'ended the code of a receipt' },
  'typical.draft': { zh: '起草典型案例', en: 'drafted a typical case' },
  'typical.submit': { zh: '提交典型案例审核', en: 'handed a typical case in' },
  'typical.return': { zh: '退回典型案例', en: 'handed a typical case back' },
  'typical.release': { zh: '发布典型案例', en: 'released a typical case' },
  'typical.withdraw': { zh: '撤回典型案例', en: 'took a typical case back' },
  'dossier.export': {
    zh: '下载整卷（含完整个人信息）',
    en: 'took out the whole dossier, with all personal data',
  },
  'hold.set': { zh: '设定留存', en: 'held the case from destruction' },
  'hold.end': { zh: '解除留存', en: 'ended the hold' },
  'party.erase': { zh: '删除当事人个人信息', en: 'erased the data of a party' },
};

export const accessPage = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      action: z.string(),
      actionName: z.object({ zh: z.string(), en: z.string() }),
      by: z.object({ id: z.uuid(), name: z.string(), organisation: z.string() }),
      /** Whose data: the name masked. */
      party: z.object({ id: z.uuid(), name: z.string() }).nullable(),
      reason: z.string().nullable(),
    }),
  ),
});

interface AccessRow {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly by: { readonly id: string; readonly name: string; readonly organisation: string };
  readonly party: { readonly id: string; readonly name: string; readonly kind: PartyKind } | null;
  readonly reason: string | null;
}

const accessesAtMost = 500;

/** Reading a case whole, and who did: whoever opens a sensitive case leaves a note, once a day. */
@Injectable()
export class AccessLog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly detail: DisputeDetail,
  ) {}

  /** @throws RuleError kind "not-found": also for a case that may not be seen */
  async view(actor: StaffActor, id: string): Promise<DisputeView> {
    await this.note(actor, id);
    return await this.detail.view(id, actor);
  }

  /** @throws RuleError kind "not-found": also for a case that may not be seen */
  async history(actor: StaffActor, id: string): Promise<readonly HistoryLine[]> {
    return await this.detail.history(id, actor, await this.note(actor, id));
  }

  /**
   * Notes that somebody opens a case, before anything of it is shown. Ordinary cases, and those that are seen masked, are
   * not noted. To be called by every door that shows words or papers of one case.
   * @returns how they stand to it
   * @throws RuleError kind "not-found": also for a case that may not be seen
   */
  async note(actor: StaffActor, id: string): Promise<Standing> {
    const standing = await this.detail.standing(id, actor);
    const { sight, sensitive, townshipId } = standing;
    if (sight !== 'case' || !sensitive) return standing;
    const { staffId, organisationId } = actor;
    const readOn = this.clock.today();
    const noted = await query(this.dataSource, {
      name: 'access.noted',
      text: `select 1 from audit_entry where staff_id = $1 and dispute_id = $2 and action = 'dispute.read' and read_on = $3`,
      values: [staffId, id, readOn],
    });
    if (noted.length > 0) return standing;
    const at = this.clock.now().toISOString();
    const entry = { action: 'dispute.read', staffId, organisationId, townshipId, disputeId: id, readOn, at };
    await inTransaction(this.dataSource, (tx) => audit(tx, entry));
    return standing;
  }

  /**
   * Who looked at a case, or at its parties in a case into which it was merged, the latest first; the last 500.
   * @throws RuleError kind "not-found"; kind "forbidden", code "accesses-not-yours"
   */
  async accesses(actor: StaffActor, id: string): Promise<z.output<typeof accessPage>> {
    const { readsAccesses } = await this.detail.standing(id, actor);
    if (!readsAccesses) throw accessesNotYours();
    const rows = await query<AccessRow>(this.dataSource, {
      name: 'access.of',
      text: `
        with recursive goes_on as (
          select $1::uuid as id
          union select (e.payload ->> 'disputeId')::uuid from goes_on g
          join dispute_event e on e.dispute_id = g.id and e.type = 'MERGE_INTO')
        select a.id, a.at, a.action, a.reason,
          jsonb_build_object('id', s.id, 'name', s.name, 'organisation', o.name) as by,
          case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind) end as party
        from audit_entry a join staff s on s.id = a.staff_id join organisation o on o.id = a.organisation_id
        left join party p on p.id = a.party_id
        where a.dispute_id in (select id from goes_on)
          and (a.dispute_id = $1 or a.party_id in (select own.id from party own where own.dispute_id = $1))
        order by a.at desc, a.id desc limit ${accessesAtMost}`,
      values: [id],
    });
    return {
      items: rows.map(({ at, party, ...row }) => ({
        ...row,
        at: at.toISOString(),
        actionName: actions[row.action] ?? { zh: row.action, en: row.action },
        party: party && { id: party.id, name: maskName(party.name, party.kind) },
      })),
    };
  }
}

const accessesNotYours = (): RuleError =>
  new RuleError({
    kind: 'forbidden',
    code: 'accesses-not-yours',
    message: 'Only the unit that holds the case, the centre and the auditor see who looked at it',
    messageZh: '只有承办单位、综治中心和审计员可以查看本案的查阅记录',
  });
