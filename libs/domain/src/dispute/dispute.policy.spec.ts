import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyActor, anyTies } from '../../../../test/support/any-actor.ts';
import { staff, units } from '../../../../test/support/dispute-events.ts';
import { type Capability, capabilityRights } from '../organisation/capabilities.ts';
import { type Role, roles } from '../organisation/organisation.codes.ts';
import { type CommandType, commandTypes } from './dispute.commands.ts';
import {
  type Actor,
  assertSeen,
  type CaseTies,
  may,
  noSuchDispute,
  notYours,
  relationsTo,
  sightOf,
  standsInToSend,
  visibleThrough,
} from './dispute.policy.ts';
import { eventRights, type Relation, relations, sightRights, sights } from './dispute.rights.ts';

/** o own · h holder · f offered · a assisting · v village · * any relation, also none · - not at all */
const letters: Readonly<Record<Relation, string>> = {
  own: 'o',
  holder: 'h',
  offered: 'f',
  assisting: 'a',
  village: 'v',
  none: 'n',
};
const rightsByHand = `
                     reporter  mediator  office  centre  leader  assisting
REPORT               *         *         *       *       -       *
ACCEPT               -         -         *       *       -       -
DECLINE              -         -         *       *       -       -
ANALYZE              -         -         -       *       *       -
ACT_AT_ONCE          -         -         *       *       *       -
RATIFY               -         -         -       *       *       -
SIGN_FOR             -         hf        hf      hf      -       hf
OBJECT               -         hf        hf      hf      -       hf
HOLD_SESSION         -         o         o       -       -       -
SUSPEND              -         o         o       -       -       -
RESUME               -         o         o       -       -       -
EXTEND               -         o         o       -       -       -
SETTLE_ON_SPOT       -         ohav      *       -       -       -
REACH_AGREEMENT      -         o         o       -       -       -
RECORD_PERFORMANCE   -         o         o       -       -       -
AMEND_AGREEMENT      -         o         o       -       -       -
DEFAULT              -         o         o       -       -       -
RECORD_CONFIRMATION  -         o         o       -       -       -
FAIL                 -         o         o       -       -       -
RETRY                -         oh        oh      *       -       oh
TERMINATE            -         o         o       -       -       -
REFUSE               -         ohav      *       *       -       -
WITHDRAW             -         ohav      *       *       -       -
REFER                -         oh        oh      *       -       oh
REPORT_TO_POLICE     ov        ohav      *       *       *       oha
VISIT                ov        ohav      *       -       -       -
ARCHIVE              -         -         *       -       -       -
REOPEN               -         -         *       *       -       -
HAND_OVER            -         oh        oh      *       *       oh
REGRADE              -         o         *       *       *       -
REASSIGN             -         oh        oh      *       -       oh
CALL_IN              -         oh        *       *       -       oh
STAND_DOWN           -         oh        *       *       -       oh
SUPERVISE            -         -         *       *       *       -
ACKNOWLEDGE          -         oh        *       *       *       oh
LINK                 -         o         *       *       -       -
ATTACH               ov        ohav      *       *       *       oha
DETACH               -         o         *       *       -       -
UNLINK               -         o         *       *       -       -
MERGE_INTO           -         -         *       *       -       -
OBSERVE              ov        ohav      *       *       *       oha
RECORD_PREVENTION    -         ohav      *       *       -       oha
RETRACT_PREVENTION   -         o         *       *       -       -
DECLARE_INTEREST     ov        ohavf     *       *       *       ohaf
SEAL_NOTE            -         o         o       o       -       o
ASK_TO_UNSEAL        -         -         *       *       *       -
UNSEAL_NOTE          -         -         *       *       *       -
NOTE                 ov        ohav      *       *       *       oha
`;
const sightsByHand = `
               own      holder   offered  assisting  village  none
reporter       case     nothing  nothing  nothing    masked   nothing
mediator       case     case     masked   case       case     nothing
office         case     case     case     case       case     case
centre         case     case     case     case       case     case
leader         case     case     case     case       case     case
assisting      case     case     masked   case       nothing  nothing
auditor        masked   masked   masked   masked     masked   masked
administrator  nothing  nothing  nothing  nothing    nothing  nothing
`;
const cells = (table: string): readonly (readonly string[])[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));

describe('role × event × relation', () => {
  const [head = [], ...rows] = cells(rightsByHand);

  test('is what stands in the table, for every event', () => {
    const inLetters = (role: Role, event: CommandType): string => {
      const allowed = eventRights[role][event];
      if (!allowed) return '-';
      return allowed.length === relations.length
        ? '*'
        : allowed.map((relation) => letters[relation]).join('');
    };
    const sending = roles.filter((role) => head.includes(role));
    expect(rows).toEqual(
      commandTypes.map((event) => [event, ...sending.map((role) => inLetters(role, event))]),
    );
    expect(roles.filter((role) => !head.includes(role))).toEqual(['auditor', 'administrator']);
  });

  test('gives auditor and administrator nothing to send', () => {
    expect([eventRights.auditor, eventRights.administrator]).toEqual([{}, {}]);
  });

  test('lets nobody do anything to a case of which they see nothing; only a report needs no case yet', () => {
    const blind = roles.flatMap((role) =>
      relations
        .filter((relation) => sightRights[role][relation] === 'nothing')
        .flatMap((relation) =>
          commandTypes.filter((event) => eventRights[role][event]?.includes(relation)).map((event) => event),
        ),
    );
    expect(new Set(blind)).toEqual(new Set(['REPORT']));
  });

  test('leaves no event that nobody may send', () => {
    const orphaned = commandTypes.filter((event) => !roles.some((role) => eventRights[role][event]));
    expect(orphaned).toEqual([]);
  });
});

describe('role × relation', () => {
  test('is what stands in the table', () => {
    const [head, ...rows] = cells(sightsByHand);
    expect(head).toEqual([...relations]);
    expect(rows).toEqual(
      roles.map((role) => [role, ...relations.map((relation) => sightRights[role][relation])]),
    );
  });
});

const anyCommand = fc.constantFrom(...commandTypes);
const always = (law: (actor: Actor, ties: CaseTies, command: CommandType) => void): void =>
  fc.assert(fc.property(anyActor, anyTies, anyCommand, law), { numRuns: 3000 });

const untied: CaseTies = {
  holderId: units.centre,
  leadId: null,
  assistingIds: [],
  mediatorIds: [],
  reporterId: null,
  placeId: units.village,
  offer: null,
  refusals: 0,
};
const someone = (role: Role, organisationId: string, staffId: string = staff.clerk): Actor => ({
  staffId,
  organisationId,
  roles: [role],
  standsInForIds: [],
});

describe('whoever asks', () => {
  test('finds in a list exactly what the detail page would show', () => {
    always((actor, ties) => {
      for (const sight of ['masked', 'case'] as const) {
        const listed = visibleThrough(actor.roles, sight).some(([role, relation]) =>
          relationsTo(actor, role, ties).includes(relation),
        );
        expect(listed).toBe(sights.indexOf(sightOf(actor, ties)) >= sights.indexOf(sight));
      }
    });
  });

  test('may send nothing to a case that they do not see, whatever their roles and ties', () => {
    always((actor, ties, command) => {
      if (command !== 'REPORT' && may(actor, command, ties)) expect(sightOf(actor, ties)).not.toBe('nothing');
    });
  });

  test('never loses by another role', () => {
    always((actor, ties, command) => {
      for (const role of actor.roles) {
        const alone = { ...actor, roles: [role] };
        if (may(alone, command, ties)) expect(may(actor, command, ties)).toBe(true);
        expect(sights.indexOf(sightOf(actor, ties))).toBeGreaterThanOrEqual(
          sights.indexOf(sightOf(alone, ties)),
        );
      }
    });
  });

  test('stands in the relations that the case shows', () => {
    const ties: CaseTies = {
      ...untied,
      holderId: units.office,
      leadId: units.office,
      assistingIds: [units.department],
      mediatorIds: [staff.mediator],
      reporterId: staff.clerk,
      offer: { toId: units.department, fromId: units.office },
    };
    const of = (role: Role, unit: string, person?: string) =>
      relationsTo(someone(role, unit, person), role, ties);
    expect(of('reporter', units.village)).toEqual(['none', 'own', 'village']);
    expect(of('mediator', units.village)).toEqual(['none', 'village']);
    expect(of('mediator', units.office, staff.mediator)).toEqual(['none', 'own', 'holder']);
    expect(of('assisting', units.department)).toEqual(['none', 'offered', 'assisting']);
    const closed = { ...ties, holderId: null };
    expect(relationsTo(someone('office', units.office), 'office', closed)).toContain('holder');
  });

  test('has no right as a mediator to a case that they only reported', () => {
    const both: Actor = { ...someone('reporter', units.department), roles: ['reporter', 'mediator'] };
    const ties = { ...untied, reporterId: staff.clerk };
    expect(sightOf(both, ties)).toBe('case');
    expect(may(both, 'HOLD_SESSION', ties)).toBe(false);
    expect(may(both, 'NOTE', ties)).toBe(true);
  });
});

describe('a party’s no', () => {
  test.each(['REFUSE', 'WITHDRAW'] as const)(
    '%s can be written down of every case, by office and centre',
    (event) => {
      always((_, ties) => {
        expect(may(someone('office', units.office), event, ties)).toBe(true);
        expect(may(someone('centre', units.centre), event, ties)).toBe(true);
      });
    },
  );
});

describe('a hand-over', () => {
  const offered = { ...untied, leadId: units.centre, offer: { toId: units.office, fromId: units.centre } };

  test('is answered by its receiver, not by the giver who still holds the case', () => {
    for (const event of ['SIGN_FOR', 'OBJECT'] as const) {
      expect(may(someone('office', units.office), event, offered)).toBe(true);
      expect(may(someone('centre', units.centre), event, offered)).toBe(false);
      expect(may(someone('assisting', units.department), event, offered)).toBe(false);
      // A dispatch is signed for by the unit that holds it.
      expect(may(someone('centre', units.centre), event, untied)).toBe(true);
    }
  });

  test('after two refusals is the leader’s alone, and so is the next dispatch', () => {
    for (const event of ['HAND_OVER', 'ANALYZE'] as const) {
      for (const refusals of [0, 1, 2, 3]) {
        const ties = { ...untied, refusals };
        expect(may(someone('centre', units.centre), event, ties)).toBe(refusals < 2);
        expect(may(someone('leader', units.township), event, ties)).toBe(true);
      }
    }
  });
});

describe('whoever stands in for somebody on leave', () => {
  const grown = (actor: Actor, ...ids: string[]): Actor => ({ ...actor, standsInForIds: ids });

  test('may do as a mediator what the absent mediator may, and sees the case', () => {
    const colleague = someone('mediator', units.office);
    const ties = { ...untied, mediatorIds: [staff.mediator] };
    expect([may(colleague, 'HOLD_SESSION', ties), sightOf(colleague, ties)]).toEqual([false, 'nothing']);
    const substitute = grown(colleague, staff.mediator);
    expect([may(substitute, 'HOLD_SESSION', ties), sightOf(substitute, ties)]).toEqual([true, 'case']);
    expect(standsInToSend(substitute, 'HOLD_SESSION', ties)).toBe(staff.mediator);
  });

  test('is said to stand in only where nothing of their own gives the right', () => {
    const ties = { ...untied, mediatorIds: [staff.mediator, staff.clerk] };
    const substitute = grown(someone('mediator', units.office, staff.clerk), staff.mediator);
    expect(standsInToSend(substitute, 'HOLD_SESSION', ties)).toBeUndefined();
    always((actor, untold, event) => {
      const alone = may(grown(actor), event, untold);
      expect(standsInToSend(actor, event, untold) !== undefined).toBe(!alone && may(actor, event, untold));
    });
  });

  test('gets nothing through the roles of the absent person: a grid worker stays one', () => {
    const ties = { ...untied, mediatorIds: [staff.mediator] };
    expect(sightOf(grown(someone('reporter', units.office), staff.mediator), ties)).toBe('nothing');
  });

  test('sees and may never less than alone', () => {
    always((actor, ties, event) => {
      expect(sights.indexOf(sightOf(actor, ties))).toBeGreaterThanOrEqual(
        sights.indexOf(sightOf(grown(actor), ties)),
      );
      if (may(grown(actor), event, ties)) expect(may(actor, event, ties)).toBe(true);
    });
  });
});

describe('a refusal', () => {
  test('of what may not be seen does not admit that it exists', () => {
    expect(() => assertSeen('nothing')).toThrow(noSuchDispute());
    expect(noSuchDispute()).toMatchObject({ kind: 'not-found', code: 'no-such-dispute' });
    expect(() => assertSeen('masked')).not.toThrow();
  });

  test('of what may be seen but not sent names the event', () => {
    expect(notYours('ARCHIVE')).toMatchObject({ kind: 'forbidden', code: 'event-not-yours' });
    expect(notYours('ARCHIVE').message).toContain('ARCHIVE');
  });
});

test('the capabilities of the doors agree with the tables of the case', () => {
  const capable = (capability: Capability): readonly Role[] => capabilityRights[capability];
  expect(capable('dispute.report')).toEqual(roles.filter((role) => eventRights[role].REPORT));
  expect(capable('dispute.act')).toEqual(roles.filter((role) => Object.keys(eventRights[role]).length > 0));
  expect(capable('dispute.read')).toEqual(
    roles.filter((role) => relations.some((relation) => sightRights[role][relation] !== 'nothing')),
  );
});
