import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { personSql, type StaffActor } from '#casework/organisation';
import {
  type DestructionState,
  destructionNumber,
  destructionStateLabels,
  isCapable,
  type KeptReason,
  keptReasonLabels,
  type RetentionClass,
  retentionRules,
} from '#domain';
import { query, type Tx } from '#platform';
import { noSuchList } from './destruction.refusals.ts';
import type { DestructionView, destructionLine, destructionPage } from './destruction.view.ts';

type Line = z.output<typeof destructionLine>;
interface Row extends Omit<Line, 'stateName' | 'maySign' | 'proposed' | 'decided' | 'doneAt' | 'number'> {
  readonly year: number;
  readonly seq: number;
  readonly state: DestructionState;
  readonly reason: string;
  readonly proposedAt: Date;
  readonly proposer: Line['proposed']['by'];
  readonly decidedAt: Date | null;
  readonly decider: Line['proposed']['by'] | null;
  readonly decisionReason: string | null;
  readonly doneAt: Date | null;
}
type ItemRow = Omit<DestructionView['items'][number], 'className' | 'keptReasonName' | 'doneAt'> & {
  readonly doneAt: Date | null;
};

/** Lists that the overview shows. */
const listedAtMost = 200;

const selected = `
  select l.id, l.township_id as "townshipId", l.year, l.seq, l.state, l.reason, l.proposed_at as "proposedAt",
    ${personSql('l.proposed_by', 'l.proposer_organisation_id')} as proposer, l.decided_at as "decidedAt",
    ${personSql('l.decided_by', 'l.decider_organisation_id')} as decider, l.decision_reason as "decisionReason",
    l.done_at as "doneAt", c.dossiers, c.destroyed, c.kept
  from destruction_list l
  cross join lateral (
    select count(*)::int as dossiers, count(*) filter (where outcome = 'destroyed')::int as destroyed,
      count(*) filter (where outcome = 'kept')::int as kept
    from destruction_item where list_id = l.id) c`;

/** Lists of destruction, for whoever proposes, signs or checks them. They name cases by number only. */
@Injectable()
export class DestructionReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of this person's townships, what awaits somebody first, then the latest. */
  async page(actor: StaffActor): Promise<z.output<typeof destructionPage>> {
    const rows = await query<Row>(this.dataSource, {
      name: 'destruction.page',
      text: `${selected} where l.township_id = any($1::uuid[])
             order by l.state in ('proposed', 'approved') desc, l.proposed_at desc, l.id limit ${listedAtMost}`,
      values: [actor.townshipIds],
    });
    return { items: rows.map((row) => lineOf(row, actor)) };
  }

  /** @throws RuleError kind "not-found" also for a list of another township */
  async view(actor: StaffActor, id: string, on: Tx | DataSource = this.dataSource): Promise<DestructionView> {
    const [row] = await query<Row>(on, {
      name: 'destruction.one',
      text: `${selected} where l.id = $1 and l.township_id = any($2::uuid[])`,
      values: [id, actor.townshipIds],
    });
    if (row === undefined) throw noSuchList();
    const items = await query<ItemRow>(on, {
      name: 'destruction.items',
      text: `select position, dispute_id as "disputeId", number, class, archived_on::text as "archivedOn",
               ends_on::text as "endsOn", events, head_hash as "headHash", files, bytes, parties, outcome,
               kept_reason as "keptReason", done_at as "doneAt"
             from destruction_item where list_id = $1 order by position`,
      values: [id],
    });
    return { ...lineOf(row, actor), items: items.map(itemOf) };
  }
}

function lineOf(row: Row, actor: StaffActor): Line {
  const { year, seq, reason, proposedAt, proposer, decidedAt, decider, decisionReason, doneAt, ...line } =
    row;
  return {
    ...line,
    number: destructionNumber(year, seq),
    stateName: { ...destructionStateLabels[line.state] },
    proposed: { at: proposedAt.toISOString(), by: proposer, reason },
    decided:
      decidedAt === null || decider === null
        ? null
        : { at: decidedAt.toISOString(), by: decider, reason: decisionReason ?? '' },
    doneAt: doneAt?.toISOString() ?? null,
    maySign:
      line.state === 'proposed' &&
      proposer.id !== actor.staffId &&
      isCapable(actor.roles, 'destruction.decide'),
  };
}

const itemOf = ({ doneAt, ...item }: ItemRow): DestructionView['items'][number] => ({
  ...item,
  className: { ...retentionRules[item.class as RetentionClass].name },
  keptReasonName: item.keptReason === null ? null : { ...keptReasonLabels[item.keptReason as KeptReason] },
  doneAt: doneAt?.toISOString() ?? null,
});
