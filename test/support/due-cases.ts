import type { DataSource } from 'typeorm';
import { RuleBook } from '#casework/deadline';
import { DisputeIntake, DisputeService, PersonalData } from '#casework/dispute';
import { LadderSweep } from '#casework/escalation';
import { addDays, type Risk } from '#domain';
import { type Clock, inTransaction, query, type Vault } from '#platform';
import type { Office } from './office.ts';

/** A sweep on a database of the caller's choice, as a worker runs it. */
export function aSweep(dataSource: DataSource, clock: Clock, vault: Vault): LadderSweep {
  const ruleBook = new RuleBook(dataSource);
  return new LadderSweep(
    dataSource,
    clock,
    new DisputeService(clock, new PersonalData(vault), ruleBook),
    ruleBook,
  );
}

/**
 * Enters cases that are under way, of two villages in turn and reported some days ago: what of their mediation is due
 * depends on how many.
 * @param agesInDays  one case for each
 */
export async function casesUnderway(
  { dataSource, clock, vault, actor }: Office,
  agesInDays: readonly number[],
  riskOf: (n: number) => Risk = () => 'green',
): Promise<void> {
  const intake = new DisputeIntake(clock, new PersonalData(vault), new RuleBook(dataSource));
  const mediators = [await actor('guochangshun'), await actor('sifasuo')];
  const [village] = mediators;
  if (!village) throw new Error('somebody mediates');
  const cases = agesInDays.map((age, n) => {
    const mediator = mediators[n % mediators.length] ?? village;
    return {
      event: {
        state: 'underway' as const,
        source: { file: 'due', sheet: '', row: n + 1 },
        typeCode: 'NEI' as const,
        origin: 'grid' as const,
        complexity: 'ordinary' as const,
        risk: riskOf(n),
        riskFactors: [],
        placeId: village.organisationId,
        leadId: mediator.organisationId,
        mediatorIds: [mediator.staffId],
        reportedOn: addDays(clock.today(), -age),
        dueOn: null,
        agreement: null,
        result: null,
        words: {},
      },
      parties: [{ kind: 'person' as const, role: 'other' as const, name: '某甲', headcount: 1 }],
      persons: 2,
      amountFen: null,
      summary: '院墙纠纷',
      contactPhones: [],
      importKey: `due-${n}`,
    };
  });
  const centre = await actor('zhongxin');
  await inTransaction(dataSource, (tx) => intake.import(tx, cases, centre));
}

/** What became of all ladders: everything that a sweep writes, by the numbers of the cases, without ids of rows. */
export async function ladderOutcome(dataSource: DataSource): Promise<unknown> {
  const [outcome] = await query<{ outcome: unknown }>(dataSource, {
    text: `
      select json_build_object(
        'steps', (select json_agg(json_build_array(d.number, dl.key, st.step, st.fired_at, st.late, st.dropped, st.answer_by)
                    order by d.number, dl.key, st.fires_at, st.step)
                  from deadline_step st join deadline dl on dl.id = st.deadline_id join dispute d on d.id = dl.dispute_id),
        'events', (select json_agg(json_build_array(d.number, e.seq, e.type, e.payload)
                    order by d.number, e.seq) from dispute_event e join dispute d on d.id = e.dispute_id where e.seq > 1),
        'told', (select json_agg(json_build_array(s.name, d.number, n.kind, n.facts)
                    order by s.name, d.number, n.kind, n.facts->>'rule', n.facts->>'step')
                  from notification n join staff s on s.id = n.staff_id left join dispute d on d.id = n.dispute_id),
        'cases', (select json_agg(json_build_array(number, version, escalation, next_due_on) order by number) from dispute),
        'messages', (select json_agg(json_build_array(d.number, o.payload->>'seq') order by d.number, (o.payload->>'seq')::int)
                  from outbox o join dispute d on d.id = (o.payload->>'disputeId')::uuid where o.name = 'dispute.changed'),
        'waiting', (select count(*) from late_notice)) as outcome`,
  });
  return outcome?.outcome;
}
