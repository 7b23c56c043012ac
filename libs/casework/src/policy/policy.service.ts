import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { Parameters, visible } from '#casework/dispute';
import { assertManages, OrganisationActorSource, type StaffActor } from '#casework/organisation';
import {
  type CaseTies,
  caseNumber,
  type ExplainedCase,
  type Explanation,
  explainPolicy,
  noSuchDispute,
  parseCaseNumber,
  type Role,
  restore,
} from '#domain';
import { Clock, inTransaction, query, type Tx } from '#platform';

/** A case of which somebody asks, with what the policy needs of it. */
interface AskedCase {
  readonly id: string;
  readonly number: string | null;
  readonly townshipId: string;
  readonly ties: CaseTies;
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly organisation: { readonly id: string; readonly name: string };
}

/** What somebody may see and do, and through which rows of the policy. */
interface Rights extends Omit<Explanation, 'dispute'> {
  readonly person: Person & { readonly roles: readonly Role[] };
  readonly dispute: (Pick<AskedCase, 'id' | 'number'> & ExplainedCase) | null;
}

/**
 * Says what somebody may see and do, and through which row of the tables that decide it. Whoever looks after accounts sees
 * no case: of one that they name they learn how the person stands to it and nothing else, and that they asked is noted.
 */
@Injectable()
export class PolicyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly actors: OrganisationActorSource,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleError kind "not-found": also for a case that may not be seen */
  async ofOneself(actor: StaffActor, dispute: string | undefined): Promise<Rights> {
    const person = {
      id: actor.staffId,
      name: actor.name,
      organisation: { id: actor.organisationId, name: actor.organisationName },
    };
    const within = (parameters: Parameters) => visible(actor, 'masked', parameters);
    const asked = dispute === undefined ? null : await caseOf(this.dataSource, dispute, within);
    return viewOf(person, actor, asked);
  }

  /** @throws RuleError kind "not-found" for somebody, or a case, outside the actor's part of the tree */
  async ofSomebody(actor: StaffActor, id: string, dispute: string | undefined): Promise<Rights> {
    return await inTransaction(this.dataSource, async (tx) => {
      await assertManages(tx, actor, id);
      const [person, theirs] = [await personOf(tx, id), await this.actors.actorOf(id)];
      if (dispute === undefined) return viewOf(person, theirs, null);
      const townships = (theirs ?? actor).townshipIds.filter((township) =>
        actor.townshipIds.includes(township),
      );
      const asked = await caseOf(
        tx,
        dispute,
        (parameters) => `d.township_id = any(${parameters.add(townships)}::uuid[])`,
      );
      await audit(tx, {
        action: 'policy.explain',
        staffId: actor.staffId,
        organisationId: actor.organisationId,
        townshipId: asked.townshipId,
        disputeId: asked.id,
        reason: person.name,
        at: this.clock.now().toISOString(),
      });
      return viewOf(person, theirs, asked);
    });
  }
}

/** @param actor  null: somebody who works nowhere today, and so may nothing */
function viewOf(person: Person, actor: StaffActor | null, asked: AskedCase | null): Rights {
  const { staffId, organisationId, roles, standsInForIds } = actor ?? {
    staffId: person.id,
    organisationId: person.organisation.id,
    roles: [],
    standsInForIds: [],
  };
  const asking = { staffId, organisationId, roles, standsInForIds };
  const { dispute, ...rights } = explainPolicy(asking, asked?.ties ?? null);
  return {
    ...rights,
    person: { ...person, roles },
    dispute: asked && dispute && { id: asked.id, number: asked.number, ...dispute },
  };
}

async function personOf(tx: Tx, id: string): Promise<Person> {
  const [person] = await query<Person>(tx, {
    name: 'policy.person',
    text: `select s.id, s.name, jsonb_build_object('id', o.id, 'name', o.name) as organisation
           from staff s join organisation o on o.id = s.organisation_id where s.id = $1`,
    values: [id],
  });
  if (person === undefined) throw new Error('somebody who is managed exists');
  return person;
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** @throws RuleError kind "not-found" */
async function caseOf(
  on: Tx | DataSource,
  dispute: string,
  within: (parameters: Parameters) => string,
): Promise<AskedCase> {
  const parameters = new Parameters();
  const parts = parseCaseNumber(dispute);
  const named = isId(dispute)
    ? `d.id = ${parameters.add(dispute)}`
    : `d.number = ${parameters.add(parts ? caseNumber(parts) : dispute)}`;
  const [row] = await query<{ id: string; number: string | null; townshipId: string; snapshot: unknown }>(
    on,
    {
      text: `select d.id, d.number, d.township_id as "townshipId", d.snapshot from dispute d
           where ${named} and ${within(parameters)}`,
      values: parameters.values,
    },
  );
  if (row === undefined) throw noSuchDispute();
  const { snapshot, ...asked } = row;
  return { ...asked, ties: restore(snapshot).context };
}
