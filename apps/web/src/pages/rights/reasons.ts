import {
  type ExplainedEvent,
  type Label,
  type Relation,
  type Role,
  relationLabels,
  relations,
  roleLabels,
} from '#domain';
import type { NameOf } from '../../words/label.ts';
import type { Say } from '../../words/words.ts';
import type { rightsWords } from './words.ts';

type Words = Say<(typeof rightsWords.keys)[number]>;

/** Words for the rows of the policy, in the language that is shown. */
export interface Reasons {
  /** Why an event is allowed, refused, or depends. */
  readonly ofEvent: (event: ExplainedEvent) => string;
  /** 人民调解员（本人、承办） */
  readonly ofRow: (role: Role, relations: readonly Relation[]) => string;
  readonly list: (labels: readonly Label[]) => string;
}

/** Says in words what the explanation says in codes. */
export function reasonsIn(say: Words, name: NameOf): Reasons {
  const list = (labels: readonly Label[]) =>
    name({
      zh: labels.map(({ zh }) => zh).join('、'),
      en: labels.map(({ en }) => en).join(', '),
    });
  const ofRow = (role: Role, through: readonly Relation[]) =>
    through.length === relations.length
      ? say('anyCase', { role: name(roleLabels[role]) })
      : say('row', {
          role: name(roleLabels[role]),
          relations: list(through.map((relation) => relationLabels[relation])),
        });
  const ofRows = (rows: ExplainedEvent['rows']) =>
    rows.map(({ role, relations: through }) => ofRow(role, through)).join(name({ zh: '；', en: '; ' }));
  const ofEvent = ({ isAllowed, through, rows, bar }: ExplainedEvent) => {
    if (isAllowed) return say('through', { rows: ofRows(byRole(through)) });
    if (rows.length === 0) return say('noRow');
    if (bar) return name(bar);
    return isAllowed === null && rows.some(({ relations: all }) => all.length === relations.length)
      ? ofRows(rows)
      : say('needs', { rows: ofRows(rows) });
  };
  return { ofEvent, ofRow, list };
}

/** The relations of each role together. */
function byRole(grants: ExplainedEvent['through']): ExplainedEvent['rows'] {
  const roles = [...new Set(grants.map(({ role }) => role))];
  return roles.map((role) => ({
    role,
    relations: grants.filter((grant) => grant.role === role).map(({ relation }) => relation),
  }));
}
