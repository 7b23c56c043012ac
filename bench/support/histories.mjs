import { createHash } from 'node:crypto';
import { deadlineChanges } from '../../dist/libs/casework/src/deadline/index.js';
import { committedIntake } from '../../dist/libs/casework/src/dispute/dispute.entry.js';
import { clocksOf, hashOf, recordOf } from '../../dist/libs/casework/src/dispute/dispute.record.js';
import { eventColumns, firstColumns, rowAfter } from '../../dist/libs/casework/src/dispute/dispute.store.js';
import { PersonalData } from '../../dist/libs/casework/src/dispute/index.js';
import { commitmentTo, searchableNames } from '../../dist/libs/casework/src/dispute/party.js';
import { committed, noHash, seal } from '../../dist/libs/casework/src/seal/index.js';
import {
  addDays,
  caseNumber,
  proceed,
  publishedCalendar,
  unreported,
} from '../../dist/libs/domain/src/index.js';
import { inTransaction } from '../../dist/libs/platform/src/index.js';

/** The n-th uuid of a kind, always the same. */
export const uuidOf = (kind, n) => {
  const hex = createHash('sha256').update(`${kind} ${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
const saltOf = (kind, n) => uuidOf(`salt ${kind}`, n).replaceAll('-', '');

/** The fifteen events of a case that is settled in writing, performed, visited and archived. */
function eventsOf(n, township, parties, meetingId, decisionId) {
  const start = addDays('2026-01-05', n % 200);
  const sided = parties.map(({ id, role }) => ({ id, role }));
  const ids = sided.map(({ id }) => id);
  const by = (who) => ({ staffId: who.id, organisationId: who.organisationId });
  const event = (day, minute, who, body) => {
    const on = addDays(start, day);
    return { ...body, at: `${on}T02:${String(minute).padStart(2, '0')}:00.000Z`, on, by: by(who) };
  };
  const { mediator, centre, office } = township;
  const day = (after) => addDays(start, after);
  const note = (after, text) => event(after, 30, mediator, { type: 'NOTE', kind: 'other', text });
  const session = (after) =>
    event(after, 5, mediator, {
      type: 'HOLD_SESSION',
      heldOn: day(after),
      place: '村委会',
      attendingPartyIds: ids,
      invited: [],
      record: `双方为第${n}号地边到场协商，各自陈述理由，约定再议。`,
      open: false,
    });
  return [
    event(0, 0, mediator, {
      type: 'REPORT',
      channel: 'visit',
      origin: 'village',
      placeId: mediator.organisationId,
      typeCode: 'NEI',
      summary: `两家为第${n}号地边争吵，多次口角，请求调解。`,
      reportedOn: start,
      parties: sided,
      risk: 'green',
      riskFactors: [],
      townshipId: township.id,
      centreId: centre.organisationId,
    }),
    event(1, 0, centre, {
      type: 'ACCEPT',
      number: caseNumber({ year: 2026, shortName: township.shortName, seq: n + 1 }),
    }),
    event(2, 0, centre, {
      type: 'ANALYZE',
      typeCode: 'NEI',
      risk: 'green',
      complexity: 'ordinary',
      leadId: mediator.organisationId,
      assistingIds: [],
      measure: '上门调解',
      dueOn: day(25),
      meetingId,
      decisionId,
    }),
    event(3, 0, mediator, { type: 'SIGN_FOR', mediatorIds: [mediator.id], noConflictOfInterest: true }),
    session(4),
    note(5, '到地里查看，量了界桩。'),
    note(6, '甲方同意让一尺。'),
    session(7),
    note(8, '乙方要求写清年限。'),
    event(9, 0, mediator, {
      type: 'REACH_AGREEMENT',
      form: 'written',
      terms: `以新界桩为准，双方不再争执；甲方付乙方三百元。第${n}号。`,
      obligations: [{ id: '1', kind: 'pay', what: '支付三百元', amountFen: 30_000, dueOn: day(20) }],
      totalFen: 30_000,
      signatures: ids.map((partyId) => ({ partyId, on: day(9) })),
      mediatorSignedOn: day(9),
      sealedOn: day(9),
    }),
    note(10, '协议已送达。'),
    event(12, 0, mediator, {
      type: 'RECORD_PERFORMANCE',
      obligationId: '1',
      performedOn: day(12),
      amountFen: 30_000,
      proof: '收条',
    }),
    event(19, 0, mediator, {
      type: 'VISIT',
      visitedOn: day(19),
      performed: true,
      satisfaction: 'satisfied',
      dangerLeft: false,
    }),
    event(20, 0, office, {
      type: 'ARCHIVE',
      papers: ['registration', 'agreement'].map((paper) => ({ paper, present: true })),
      retention: '30years',
    }),
    event(21, 0, centre, { type: 'REOPEN', reason: '一方又提出异议' }),
  ];
}

/** One case with its history folded, as the rows of every table. */
function rowsOf(n, township, meetingId) {
  const id = uuidOf('case', n);
  const decisionId = uuidOf('decision', n);
  const parties = ['applicant', 'respondent'].map((role, side) => ({
    id: uuidOf(`party ${side}`, n),
    salt: saltOf(`party ${side}`, n),
    kind: 'person',
    role,
    name: `${'赵钱孙李周吴郑王'[(n + side) % 8]}${'小大山河林青云石'[(n >> 3) % 8]}${'平安和明'[side]}`,
    phone: `139${String((n * 2 + side) % 100_000_000).padStart(8, '0')}`,
    headcount: 1,
  }));
  const intake = {
    channel: 'visit',
    summary: `两家为第${n}号地边争吵，多次口角，请求调解。`,
    persons: 2,
    amountFen: null,
    importKey: null,
    contactPhones: [],
  };
  const salt = saltOf('intake', n);
  const rows = { events: [], deadlines: [], steps: [] };
  const running = new Map();
  let [before, head, numbering, dueOn, row] = [unreported(), noHash, null, null, null];
  eventsOf(n, township, parties, meetingId, decisionId).forEach((event, index) => {
    const seq = index + 1;
    const after = proceed(before, event);
    const deadlines = deadlineChanges(before.context.clocks, after.context.clocks, publishedCalendar);
    if (event.number !== undefined) numbering = { year: 2026, seq: n + 1 };
    dueOn = deadlines.mediationDueOn ?? dueOn;
    const record = recordOf(id, seq, event, before, after, {
      commandKey: null,
      clocks: clocksOf(deadlines),
      commitments:
        seq === 1
          ? [
              { of: 'intake', id, digest: committed(salt, committedIntake(intake)) },
              ...parties.map(commitmentTo),
            ]
          : [],
    });
    const hash = hashOf(record, head);
    rows.events.push(eventColumns(record, head, hash));
    for (const key of deadlines.stoppedKeys) running.get(key).stopped_seq = seq;
    for (const { ladder, ...started } of deadlines.started) {
      const deadline = {
        id: uuidOf(`deadline ${started.key} ${seq}`, n),
        dispute_id: id,
        ...started,
        started_seq: seq,
        stopped_seq: null,
      };
      rows.deadlines.push(deadline);
      running.set(started.key, deadline);
      for (const step of ladder)
        rows.steps.push({ deadline_id: deadline.id, ...step, late: false, deadline });
    }
    row = rowAfter({ record, previousHash: head, after, deadlines, numbering, dueOn }, hash);
    [before, head] = [after, hash];
  });
  const { names, initials, pinyin } = searchableNames(parties);
  return {
    id,
    salt,
    parties,
    decision: {
      id: decisionId,
      meeting_id: meetingId,
      dispute_id: id,
      event_type: 'ANALYZE',
      seq: 3,
      decided_by: township.centre.id,
      decided_at: rows.events[2].at,
      measure: '上门调解',
      done: true,
      done_at: rows.events[3].at,
    },
    dispute: {
      id,
      ...row,
      ...firstColumns(before, rows.events[0].at),
      channel: intake.channel,
      summary: intake.summary,
      persons: intake.persons,
      search_names: names,
      name_initials: initials,
      name_pinyin: pinyin,
    },
    events: rows.events,
    deadlines: rows.deadlines,
    steps: rows.steps.map(({ deadline, ...step }) => ({ ...step, dropped: deadline.stopped_seq !== null })),
  };
}

async function insert(tx, table, rows) {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]);
  await tx.client.query(
    `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')}
     from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

const batchSize = 250;

/**
 * Fills the township with cases of fifteen events each, through the fold and the row functions of the product, in bulk.
 * Deterministic. The meeting that dispatched them all stays open.
 * @returns the number of events
 */
export async function fillWithHistories(dataSource, vault, count, onBatch = () => undefined) {
  const personal = new PersonalData(vault);
  const township = await townshipOf(dataSource);
  const meetingId = uuidOf('meeting', 0);
  const opened = '2026-01-05T01:00:00.000Z';
  await inTransaction(dataSource, async (tx) => {
    const papers = { figures: {}, agenda: [], attendance: [] };
    await insert(tx, 'review_meeting', [
      {
        id: meetingId,
        township_id: township.id,
        kind: 'weekly',
        state: 'open',
        planned_for: opened,
        chair_id: township.centre.id,
        ...papers,
        opened_at: opened,
        created_at: opened,
        predates_seals: false,
      },
    ]);
    await seal(tx, { chainId: township.id, subject: 'review_meeting', subjectId: meetingId, at: opened });
    await tx.client.query('insert into number_series (organisation_id, year, last) values ($1, 2026, $2)', [
      township.id,
      count,
    ]);
  });
  for (let from = 0; from < count; from += batchSize) {
    const size = Math.min(batchSize, count - from);
    const cases = Array.from({ length: size }, (_, n) => rowsOf(from + n, township, meetingId));
    await inTransaction(dataSource, async (tx) => {
      await insert(
        tx,
        'dispute',
        cases.map(({ dispute }) => dispute),
      );
      await insert(
        tx,
        'dispute_event',
        cases.flatMap(({ events }) => events),
      );
      await personal.addParties(
        tx,
        cases.map(({ id, parties }) => ({ disputeId: id, parties })),
      );
      const intakes = [];
      for (const { id, salt } of cases) {
        const { keyId, salt: encrypted } = await personal.encryptIntake(tx, id, { salt, contactPhones: [] });
        intakes.push({ dispute_id: id, key_id: keyId, salt: `\\x${encrypted.toString('hex')}` });
      }
      await insert(tx, 'dispute_intake', intakes);
      await insert(
        tx,
        'deadline',
        cases.flatMap(({ deadlines }) => deadlines),
      );
      await insert(
        tx,
        'deadline_step',
        cases.flatMap(({ steps }) => steps),
      );
      await tx.client.query(
        `insert into outbox (name, payload, handled_at)
         select 'dispute.changed', jsonb_build_object('disputeId', dispute_id, 'seq', seq), now()
         from dispute_event where dispute_id = any($1::uuid[])`,
        [cases.map(({ id }) => id)],
      );
      await insert(
        tx,
        'review_decision',
        cases.map(({ decision }) => ({ ...decision, predates_seals: false })),
      );
      for (const { decision } of cases)
        await seal(tx, {
          chainId: township.id,
          subject: 'review_decision',
          subjectId: decision.id,
          at: decision.decided_at,
        });
    });
    onBatch(from + size);
  }
  await dataSource.query('vacuum analyze');
  return count * 15;
}

async function townshipOf(dataSource) {
  const person = async (username) => {
    const [row] = await dataSource.query(
      `select s.id, s.organisation_id as "organisationId" from account a join staff s on s.id = a.id where a.username = $1`,
      [username],
    );
    return row;
  };
  const [{ id, shortName }] = await dataSource.query(
    `select id, coalesce(short_name, left(name, 1)) as "shortName" from organisation where name = '月山镇'`,
  );
  return {
    id,
    shortName,
    mediator: await person('guochangshun'),
    centre: await person('zhongxin'),
    office: await person('sifasuo'),
  };
}
