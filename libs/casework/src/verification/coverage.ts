/** What finds a changed byte in the columns of one table, and what of it is no part of the record. */
interface TableCoverage {
  /** Column → the proof that finds a change of it. Generated columns are not listed: nobody can change them. */
  readonly proven: Readonly<Record<string, string>>;
  /** Column → why it is no part of the record. */
  readonly excused?: Readonly<Record<string, string>>;
}

const by = (proof: string, columns: string): Readonly<Record<string, string>> =>
  Object.fromEntries(columns.split(/\s+/).map((column) => [column, proof]));

const chain = 'the chain of the history (every member of an event is in its hash)';
const fold = 'the history, folded through the machine';
const plain = 'Older values in plain, emptied by `fengqiao migrate`; a check lets nothing in.';
const party = 'the salted digest in the event that added the party';
const intake = 'the salted digest in the first event, and its payload where it says so in full';
const started = 'the digest in the event that started the clock, and the rules';
const sealed = 'the seal of the row';
const transport = 'transport of the message: what must be told is known from the event';

/** Tables that hold the record, column by column. A column that is in none of the lists fails a test. */
export const recordTables: Readonly<Record<string, TableCoverage>> = {
  dispute: {
    proven: {
      ...by(
        fold,
        `version snapshot stage dossier escalation risk number number_year number_seq township_id place_id holder_id lead_id
         offered_to_id assisting_ids mediator_ids reporter_id type_code local_type_code reported_type_code origin complexity attempt round refusals
         ratification waiting_since performance_due_on reported_on accepted_on due_on next_due_on outcome outcome_on sensitive created_at updated_at
         mediated_on agreement_form agreed_fen confirmation perform_by performed_on defaulted_on visit_due_on visited_on
         satisfaction reopened_on counted_until`,
      ),
      ...by('the events of no dispute, and the dispute without events', 'id'),
      ...by('the hash of its latest event', 'head_hash'),
      ...by(intake, 'channel summary persons amount_fen import_key'),
      ...by('the names of its parties, spelt again', 'search_names name_initials name_pinyin'),
    },
    excused: by('Since when the columns above hold: the time of one of its events.', 'stood_since'),
  },
  dispute_event: {
    proven: by(
      chain,
      `dispute_id seq type payload from_state to_state holder_id actor_id actor_organisation_id happened_on at command_key
       clocks commitments previous_hash hash`,
    ),
  },
  party: {
    proven: {
      ...by(party, 'id kind role name id_type id_number phone address headcount salt'),
      ...by('the values that do not open under another key', 'key_id'),
      ...by('the values, indexed again', 'id_number_index phone_index'),
      ...by(
        'the values: while they are there, nothing was erased; and the sealed note of who erased',
        'erased_on',
      ),
      ...by('the events that name the parties, in their order', 'dispute_id position'),
    },
    excused: by(plain, 'plain_id_number plain_phone plain_address plain_salt'),
  },
  dispute_intake: {
    proven: {
      ...by(intake, 'dispute_id salt contact_phones'),
      ...by('the values that do not open under another key', 'key_id'),
      ...by('the values, indexed again', 'contact_phones_index'),
    },
    excused: by(plain, 'plain_salt plain_contact_phones'),
  },
  dispute_tie: {
    proven: by('the row of the dispute', 'dispute_id tied_id tie stage reported_on next_due_on'),
  },
  deadline: {
    proven: {
      ...by(started, 'rule started_on due_on provisional calendar_version steps urgent paused'),
      ...by('the clocks of the history', 'dispute_id key started_seq stopped_seq'),
      ...by('the steps of its ladder, which then belong to nothing', 'id'),
    },
  },
  deadline_step: {
    proven: {
      ...by(started, 'step fires_at recipient escalation'),
      ...by('its deadline, which then lacks a step', 'deadline_id'),
      ...by(
        'the event that carries the same instant (of a step that only informs: whether it fits)',
        'fired_at late dropped',
      ),
    },
    excused: by(
      'Until when an answer is awaited, for the sweep; the answer itself is an event.',
      'answer_by',
    ),
  },
  attachment: {
    proven: {
      ...by(
        'the salted digest in the event that added the file',
        'id kind level media_type bytes file_name sha256 salt',
      ),
      ...by('the values that do not open under another key', 'key_id file_key'),
      ...by(
        'the events that added and removed it',
        'dispute_id added_seq removed_seq paper_form print_id parts',
      ),
      ...by(
        'the values: while they are there, nothing was erased; and the sealed note of who erased',
        'erased_on',
      ),
    },
    excused: by(
      'The name of the stored bytes: their hash, which is held against them where they are read.',
      'object_key',
    ),
  },
  sealed_note: {
    proven: {
      ...by('the digest in the event that added the note', 'id content'),
      ...by('the events that added it', 'dispute_id added_seq'),
      ...by(
        'the bytes: while they are there, nothing was erased; and the sealed note of who erased',
        'erased_on',
      ),
    },
  },
  outbox: {
    proven: by('one message for each event, one event for each message', 'name payload'),
    excused: {
      ...by(transport, 'id key created_at queued_at times_queued attempts last_error'),
      ...by(`${transport}; that no message is both handled and set aside is asked`, 'handled_at failed_at'),
    },
  },
  number_series: {
    proven: by(
      'the numbers of the cases: without gaps, each once, up to the last',
      'organisation_id year last',
    ),
  },
  audit_entry: {
    proven: by(
      sealed,
      'id staff_id organisation_id action dispute_id party_id reason at read_on attachment_id sealed_note_id predates_seals',
    ),
  },
  review_meeting: {
    proven: by(
      `${sealed}, from its opening on (a planned meeting is only a plan)`,
      `id township_id kind state planned_for place chair_id attendance opened_at closed_at figures agenda minutes created_at
       reason changes additions absent number_year number_seq predates_seals`,
    ),
  },
  review_minutes: {
    proven: by(
      sealed,
      'id meeting_id edition minutes closed_at reopened_at reopened_by reason predates_seals',
    ),
  },
  review_slip_receipt: {
    proven: by(
      sealed,
      `id meeting_id edition unit_id position tasks first_due_on issued_at withdrawn_at signed_by signed_at predates_seals`,
    ),
  },
  review_decision: {
    proven: {
      ...by(
        sealed,
        `id position meeting_id refusal decided_at unit_id due_on measure proof effect done done_at batch_id retracted_at
         predates_seals`,
      ),
      ...by(`${sealed}, and the event that carried it out`, 'dispute_id event_type seq decided_by'),
      ...by(`${sealed}, and the event that took it back`, 'retracted_seq retracted_by'),
    },
  },
  legal_hold: {
    proven: by(sealed, 'id dispute_id reason set_by set_at ended_by ended_at end_reason predates_seals'),
  },
  destruction_list: {
    proven: by(
      sealed,
      `id township_id year seq state reason proposed_by proposer_organisation_id proposed_at decided_by
       decider_organisation_id decided_at decision_reason done_at predates_seals`,
    ),
  },
  destruction_item: {
    proven: {
      ...by(
        sealed,
        `id list_id position number class archived_on ends_on events head_hash files bytes parties open kept_reason done_at
         predates_seals`,
      ),
      ...by(`${sealed}, and what is left of the case`, 'dispute_id outcome'),
    },
  },
  register_import: {
    proven: {
      ...by(
        `${sealed}, once it was entered`,
        `id township_id staff_id file_name content_hash sheet_name header_row mapping created_at committed_at
         corrected_at corrections_hash predates_seals`,
      ),
      ...by('its hash; it opens under its own key only', 'content corrections key_id'),
      ...by(`${sealed}, and the cases that name it`, 'result'),
    },
    excused: by(plain, 'plain_content'),
  },
  statistics_edition: {
    proven: {
      ...by(
        'its hash',
        `report_id edition as_of definitions figures texts cases_digest reason published_by published_at`,
      ),
      ...by('its hash, which stands in the sealed note of the publication', 'hash'),
      ...by('the cases and files that belong to it', 'id'),
    },
  },
  statistics_edition_case: {
    proven: by('the digest in the hash of its edition', 'edition_id dispute_id figures keys'),
  },
  statistics_edition_file: {
    proven: by(
      'its hash, which stands in the sealed note of the publication',
      'edition_id form content sha256',
    ),
  },
  seal: {
    proven: {
      ...by('the chain of seals', 'chain_id position subject subject_id digest at previous_hash hash'),
      ...by('the row that it seals', 'salt'),
    },
  },
  certificate: {
    proven: by(
      'the chain of certificates',
      `id organisation_id position issued_at issued_by program_version cases events uncommitted root heads known
       previous_hash hash`,
    ),
  },
};

/** Tables that are no part of the record, and why. */
export const outsideTheRecord: Readonly<Record<string, string>> = {
  account: 'How people sign in; changed by them and by administrators at any time.',
  session: 'Who is signed in now.',
  api_key: 'Which programs may sign in now.',
  second_factor: 'How people sign in; changed by them and by administrators at any time.',
  recovery_code: 'How people sign in who have lost their second factor.',
  account_identity: 'Under which identity elsewhere people sign in.',
  oidc_flow: 'Sign-ins that are under way; gone within minutes.',
  rate_window: 'How often somebody asked within the last minutes.',
  account_event: 'The trail of the accounts: what happened to sign-ins, not to cases.',
  rule_edition:
    'Editions of the deadline rules; a clock names its edition, and the event that started it commits to its date.',
  calendar_edition: 'Years of the calendar as they were published; a deadline names its version.',
  rule_book: 'Which edition and which calendar new clocks start with.',
  recomputation: 'That dates were computed again; each case says so in its own history.',
  recomputed_case: 'Work list of a recomputation; what came of it stands in the history.',
  succession: 'That the work of somebody was handed on; each case says so in its own history.',
  succession_case: 'Work list of a succession; what came of it stands in the history.',
  local_type:
    'To which class a local type counts from when to when; a case keeps its type and its class in its own history.',
  publicity_record:
    'Legal publicity work, which is no fact of a case; correcting and cancelling is sealed in the notes.',
  typical_case:
    'Told for others without anybody in it, which is no fact of a case; each release is in the sealed notes with the SHA-256 of what was released, and a trigger lets nobody tell it otherwise.',
  sealing_key: 'Keys of people; they change, and a note opens with its own key or not at all.',
  sealing_unlock: 'Keys that are open at this moment; gone within half an hour.',
  sealed_note_key:
    'The keys of notes, sealed to people; they change with these people, and each opens for one place or not at all.',
  seal_breaking:
    'That a seal was asked to be broken, and was, stands in the history; every note that is broken has its event.',
  seal_breaking_half: 'Halves of keys on their way from one person to another; gone with the answer.',
  late_notice: 'What is still to be told after a standstill; the step itself is proven.',
  supervision_slip: 'Papers about an event of the history, which holds what was ordered and when.',
  paper_template:
    'How a township words its papers; each edition stays, and a print names the one it was made with.',
  paper_print:
    'Which papers of a case were printed, and by their terms which drafts; their code holds the digest, and an unmasked one is sealed in the notes.',
  recurring_run: 'When the jobs of the product last ran.',
  review_schedule: 'When a township likes to meet; a meeting that was held stands by itself.',
  review_screen: 'Which case the wall of a meeting shows at this moment.',
  retention_term:
    'How long each township keeps what, a row per township and class; who decided so stands in the row.',
  loose_object: 'Stored bytes to which nothing refers; removed after a day.',
  backup_run: 'When backups were made; the backups prove themselves.',
  data_key: 'Keys of the data at rest; they change, what they protect is committed to in plain text.',
  organisation:
    'A directory, kept by administrators: bodies are renamed. The record refers to ids, which must exist.',
  organisation_closure: 'From when to when a body was shut; a past week asks who owed a report then.',
  village_report:
    'What a village says of a week, which is no fact of a case; a meeting seals who had not reported when it was opened.',
  organisation_past_name: 'How bodies were called before; a past week names them as they were.',
  party_receipt:
    'With which codes parties may look at their case; giving and ending one is sealed in the notes.',
  statistics_report: 'What a report will say; once it is published, an edition stands by itself.',
  dispute_past: 'How cases stood before: follows from the histories, for figures of past weeks.',
  staff:
    'A directory, kept by administrators: people marry and move. The record refers to ids, which must exist.',
  staff_leave:
    'Who is away until when; entering and ending is sealed in the notes, and an event says for whom somebody stood in.',
  appointment: 'Who works where until when; the record says of each event who acted, and for which body.',
  command_receipt: 'Answers kept for a client that asks twice; may be emptied at any time.',
  notification: 'Copies of what the record says, for one reader each, and what they have read.',
  channel: 'How messages leave the product; who set one up is sealed in the notes.',
  contact: 'Where people want to be told what; theirs to change.',
  delivery: 'Transport of notifications, and how it went.',
  register_mapping: 'How a township likes its registers read; an import keeps what it was read with.',
  migration: 'Which migrations were run; the program compares it with what it knows when it starts.',
};

/** The matrix as a table for the documents. */
export function coverageTable(): string {
  const rows = Object.entries(recordTables).flatMap(([table, { proven, excused = {} }]) => [
    ...grouped(proven).map(([proof, columns]) => `| \`${table}\` | ${columns} | ${proof} |`),
    ...grouped(excused).map(
      ([why, columns]) => `| \`${table}\` | ${columns} | *not part of the record:* ${why} |`,
    ),
  ]);
  const outside = Object.entries(outsideTheRecord).map(([table, why]) => `| \`${table}\` | ${why} |`);
  return [
    '| table | columns | a changed byte is found by |',
    '|---|---|---|',
    ...rows,
    '',
    '| not part of the record | why |',
    '|---|---|',
    ...outside,
  ].join('\n');
}

function grouped(columns: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  const groups = new Map<string, string[]>();
  for (const [column, why] of Object.entries(columns)) groups.set(why, [...(groups.get(why) ?? []), column]);
  return [...groups].map(([why, names]) => [why, names.map((name) => `\`${name}\``).join(' ')]);
}
