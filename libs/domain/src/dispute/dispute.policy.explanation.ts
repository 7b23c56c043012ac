import type { AttachmentLevel } from '../attachment/attachment.codes.ts';
import type { Label } from '../label.ts';
import { type Capability, capabilities, isCapable } from '../organisation/capabilities.ts';
import type { Role } from '../organisation/organisation.codes.ts';
import { type CommandType, commandTypes } from './dispute.commands.ts';
import {
  type Actor,
  barTo,
  type CaseTies,
  type Grant,
  grantsFor,
  levelsFor,
  mayReadAccesses,
  relationsTo,
  sightOf,
} from './dispute.policy.ts';
import { eventRights, type Relation, relations, type Sight, sightRights } from './dispute.rights.ts';
import { barLabels } from './policy.labels.ts';

/** One event, with the rows of the table that speak of it for the roles of a person. */
export interface ExplainedEvent {
  readonly event: CommandType;
  /** Null without a case: it depends on the relation. Of the policy alone; the state of the case must accept it too. */
  readonly isAllowed: boolean | null;
  /** The rows that allow it, by role and relation. */
  readonly through: readonly Grant[];
  /** For each role that may send it at all, the relations in which it may. */
  readonly rows: readonly { readonly role: Role; readonly relations: readonly Relation[] }[];
  /** What stands against it although a row would allow it. */
  readonly bar: Label | null;
}

/** How much is shown through a role and a relation. */
interface SightRow extends Grant {
  readonly sight: Sight;
}

/** What a person may see and do to one case, and through which rows of the policy. */
export interface ExplainedCase {
  /** How the person stands to the case, in each of their roles. */
  readonly relations: readonly Grant[];
  readonly sight: Sight;
  /** The rows that give that sight; none where nothing is seen. */
  readonly seenThrough: readonly Grant[];
  readonly readsAccesses: boolean;
  readonly attachmentLevels: readonly AttachmentLevel[];
}

/** What a person may see and do, and why. */
export interface Explanation {
  readonly capabilities: readonly {
    readonly capability: Capability;
    /** Those of the person's roles that carry it; empty: not allowed. */
    readonly roles: readonly Role[];
  }[];
  readonly events: readonly ExplainedEvent[];
  /** What each role shows in each relation, where it shows anything. */
  readonly sights: readonly SightRow[];
  /** Null without a case. */
  readonly dispute: ExplainedCase | null;
}

/**
 * Answers from the tables that decide at every door: what may this person see and do, and through which row?
 * @param ties  of one case in the person's part of the tree; null: of cases at large
 */
export function explainPolicy(actor: Actor, ties: CaseTies | null): Explanation {
  return {
    capabilities: capabilities.map((capability) => ({
      capability,
      roles: actor.roles.filter((role) => isCapable([role], capability)),
    })),
    events: commandTypes.map((event) => explainEvent(actor, event, ties)),
    sights: sightRows(actor).filter(({ sight }) => sight !== 'nothing'),
    dispute: ties && explainCase(actor, ties),
  };
}

function explainEvent(actor: Actor, event: CommandType, ties: CaseTies | null): ExplainedEvent {
  const rows = actor.roles.flatMap((role) => {
    const allowed = eventRights[role][event] ?? [];
    return allowed.length === 0 ? [] : [{ role, relations: allowed }];
  });
  if (ties === null)
    return { event, isAllowed: rows.length === 0 ? false : null, through: [], rows, bar: null };
  const through = grantsFor(actor, event, ties);
  const bar = rows.length > 0 ? barTo(actor, event, ties) : null;
  return { event, isAllowed: through.length > 0, through, rows, bar: bar && barLabels[bar] };
}

const sightRows = ({ roles }: Pick<Actor, 'roles'>): readonly SightRow[] =>
  roles.flatMap((role) =>
    relations.map((relation) => ({ role, relation, sight: sightRights[role][relation] })),
  );

function explainCase(actor: Actor, ties: CaseTies): ExplainedCase {
  const found = actor.roles.flatMap((role) =>
    relationsTo(actor, role, ties).map((relation) => ({ role, relation })),
  );
  const sight = sightOf(actor, ties);
  return {
    relations: found,
    sight,
    seenThrough:
      sight === 'nothing' ? [] : found.filter(({ role, relation }) => sightRights[role][relation] === sight),
    readsAccesses: mayReadAccesses(actor, ties),
    attachmentLevels: levelsFor(actor, ties),
  };
}
