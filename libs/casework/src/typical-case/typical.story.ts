import type { StoredEvent } from '#casework/dispute';
import type { confirmationSteps, RecordedEventType, ToldOutcome, ToldSession } from '#domain';

const textIn = (payload: StoredEvent['payload'], field: string): string | null => {
  const value = payload[field];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};

/** The sessions of a case, in their order. */
export const sessionsOf = (events: readonly StoredEvent[]): readonly ToldSession[] =>
  events
    .filter(({ type }) => type === 'HOLD_SESSION')
    .map(({ payload, happenedOn }) => ({
      heldOn: textIn(payload, 'heldOn') ?? happenedOn,
      open: payload.open === true,
      record: textIn(payload, 'record') ?? '',
      invited: ((payload.invited ?? []) as readonly { readonly name: string }[]).map(({ name }) => name),
    }));

/** How an event that ends something is told, and which of its fields hold words. */
interface Telling {
  readonly on?: string;
  readonly sentence: (payload: StoredEvent['payload']) => string;
  readonly words?: string;
}

const confirmationSentences: Readonly<Record<(typeof confirmationSteps)[number], string>> = {
  applied: '双方共同向人民法院申请司法确认',
  granted: '人民法院裁定确认调解协议有效',
  refused: '人民法院裁定驳回司法确认申请',
  enforcement: '一方向人民法院申请强制执行',
};

const tellings: Readonly<Partial<Record<RecordedEventType, Telling>>> = {
  SETTLE_ON_SPOT: {
    on: 'settledOn',
    sentence: () => '经当场调解，双方达成口头协议',
    words: 'terms',
  },
  REACH_AGREEMENT: {
    on: 'mediatorSignedOn',
    sentence: ({ form }) => `经调解，双方自愿达成${form === 'oral' ? '口头' : '书面'}调解协议`,
    words: 'terms',
  },
  AMEND_AGREEMENT: { on: 'amendedOn', sentence: () => '双方协商变更了协议', words: 'terms' },
  RECORD_PERFORMANCE: { on: 'performedOn', sentence: () => '当事人履行了义务' },
  DEFAULT: { sentence: () => '一方没有按约定履行，调解组织告知了救济途径', words: 'facts' },
  RECORD_CONFIRMATION: {
    on: 'datedOn',
    sentence: ({ step }) => confirmationSentences[step as (typeof confirmationSteps)[number]],
  },
  FAIL: { sentence: () => '本次调解未能达成协议，调解组织告知了其他救济途径', words: 'ground' },
  TERMINATE: { sentence: () => '调解终止，调解组织告知了其他救济途径', words: 'reason' },
  REFUSE: { on: 'refusedOn', sentence: () => '一方当事人不愿继续调解', words: 'words' },
  WITHDRAW: { on: 'withdrawnOn', sentence: () => '申请人撤回申请', words: 'words' },
  REFER: { sentence: () => '依法移送有关机关处理', words: 'ground' },
  VISIT: {
    on: 'visitedOn',
    sentence: ({ performed }) => (performed === true ? '回访时，协议已经履行' : '回访时，协议尚未履行完毕'),
    words: 'note',
  },
};

/** How a case came to its end, event by event; of several instalments in a row the last is told. */
export function outcomesOf(events: readonly StoredEvent[]): readonly ToldOutcome[] {
  const told = events.filter(({ type }) => tellings[type] !== undefined);
  return told.flatMap(({ type, payload, happenedOn }, n) => {
    const telling = tellings[type];
    if (telling === undefined) return [];
    if (type === 'RECORD_PERFORMANCE' && told[n + 1]?.type === 'RECORD_PERFORMANCE') return [];
    return {
      on: textIn(payload, telling.on ?? '') ?? happenedOn,
      sentence: telling.sentence(payload),
      words: telling.words === undefined ? null : textIn(payload, telling.words),
    };
  });
}
