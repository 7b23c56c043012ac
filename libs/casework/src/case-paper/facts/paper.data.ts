import type { NumberedEvent } from '#casework/dispute';
import {
  commandLabels,
  dayInShanghai,
  eventLabels,
  type PaperData,
  type PaperForm,
  withRoomToWrite,
} from '#domain';
import { agreementData, draftData } from './agreement.data.ts';
import type { CaseFacts, ToldEvent } from './case.facts.ts';
import { centreOf, commonData, day, names, paragraphs, partyRow } from './common.data.ts';
import { performanceData } from './performance.data.ts';

type Filling = (facts: CaseFacts, event: NumberedEvent | undefined) => PaperData;
const nothing: Filling = () => ({});

const { remedy, suspendGround, terminateGround, satisfaction, retention } = commandLabels;

/** With what each form is filled beside what all are. */
const fillings: Readonly<Record<PaperForm, Filling>> = {
  application: nothing,
  registration: nothing,
  rightsNotice: nothing,
  identity: nothing,
  authorization: nothing,
  investigation: nothing,
  evidence: ({ files }) => ({
    证据: files.map(({ name, kind, at }, n) => ({
      序号: String(n + 1),
      名称: name,
      类别: kind,
      提交日期: day(dayInShanghai(at)),
    })),
  }),
  record: (facts, event) => {
    if (event?.type !== 'HOLD_SESSION') return { 到场方: facts.parties.map(partyRow) };
    const sessions = facts.events.filter(({ type }) => type === 'HOLD_SESSION');
    const came = (id: string) => event.attendingPartyIds.includes(id);
    return {
      次数: String(sessions.findIndex(({ seq }) => seq === event.seq) + 1),
      调解日期: day(event.heldOn),
      调解地点: event.place,
      到场当事人: names(facts.parties.filter(({ id }) => came(id))) || '无',
      未到场当事人: names(facts.parties.filter(({ id }) => !came(id))) || '无',
      到场方: facts.parties.filter(({ id }) => came(id)).map(partyRow),
      受邀人员: names(event.invited) || '无',
      是否公开: event.open ? '公开' : '不公开',
      调解记录: paragraphs(event.record),
      下次调解日期: [day(event.nextAppointmentOn) || '未约定', event.nextAppointmentTime]
        .filter(Boolean)
        .join(' '),
    };
  },
  agreement: agreementData,
  oralAgreement: agreementData,
  performance: performanceData,
  visit: (facts, event) =>
    event?.type === 'VISIT'
      ? {
          回访日期: day(event.visitedOn),
          履行情况: event.performed ? '已履行' : '未履行',
          满意度: satisfaction[event.satisfaction].zh,
          遗留隐患: event.dangerLeft ? '有' : '无',
          回访情况: paragraphs(event.note),
          回访人: facts.people.get(event.by?.staffId ?? '') ?? '',
        }
      : {},
  confirmation: agreementData,
  remarks: remarksData,
  backPage: ({ events, people }) => {
    const archived = events.findLast(({ type }) => type === 'ARCHIVE');
    if (archived?.type !== 'ARCHIVE') return {};
    return {
      归档日期: day(archived.on),
      保管期限: retention[archived.retention].zh,
      立卷人: people.get(archived.by?.staffId ?? '') ?? '',
    };
  },
  acceptance: nothing,
  suspension: (_, event) =>
    event?.type === 'SUSPEND'
      ? {
          中止日期: day(event.on),
          中止事由: suspendGround[event.ground].zh,
          中止原因: paragraphs(event.reason),
        }
      : {},
  termination: (_, event) => endedData(event),
  referral: (_, event) =>
    event?.type === 'REFER'
      ? {
          接收单位: event.receivingBody,
          移送日期: day(event.on),
          移送理由: paragraphs(event.ground),
          移送材料: event.papers.join('、') || '无',
        }
      : {},
  supervision: ({ slips, units, view }, event) =>
    event?.type === 'SUPERVISE'
      ? {
          督办单号: slips.get(event.seq) ?? '',
          督办日期: day(event.on),
          督办单位: units.get(event.by?.organisationId ?? '') ?? centreOf(view),
          督办要求: paragraphs(event.order),
          答复期限: day(event.answerByOn),
        }
      : {},
};

/** How a case ended without an agreement, and what its dossier lacks: what whoever opens it would ask. */
function remarksData({ events }: CaseFacts): PaperData {
  const ends = events.flatMap((event) => {
    const why = endingWords(event);
    return why === null ? [] : [`${day(event.on)}${eventLabels[event.type].zh}。${why}`];
  });
  const archived = events.findLast(({ type }) => type === 'ARCHIVE');
  if (archived?.type !== 'ARCHIVE') return ends.length === 0 ? {} : { 情况说明: ends.join('\n　　') };
  const papers: Readonly<Record<string, { readonly zh: string }>> = commandLabels.paper;
  const lacks = archived.papers
    .filter(({ present }) => !present)
    .map(({ paper, whyMissing }) => `${papers[paper]?.zh ?? paper}：${whyMissing ?? '未说明'}。`);
  return { 情况说明: [...ends, ...(lacks.length > 0 ? lacks : ['归档时材料齐全。'])].join('\n　　') };
}

/** Why it ended, for those endings that are told nowhere else; null for any other event. */
function endingWords(event: NumberedEvent): string | null {
  switch (event.type) {
    case 'DECLINE':
      return `理由：${paragraphs(event.ground)}`;
    case 'REFUSE':
    case 'WITHDRAW':
      return event.words ? `当事人表示：${paragraphs(event.words)}` : '';
    case 'TERMINATE':
    case 'MERGE_INTO':
      return `理由：${paragraphs(event.reason)}`;
    case 'REFER':
      return `接收单位：${event.receivingBody}`;
    default:
      return null;
  }
}

/** What tells parties that mediation has ended, and which ways remain. @source Mediation Act, art. 26 */
function endedData(event: NumberedEvent | undefined): PaperData {
  switch (event?.type) {
    case 'TERMINATE':
    case 'FAIL':
    case 'DEFAULT': {
      const { remedies } = event;
      return {
        终止日期: day(event.on),
        终止事由:
          event.type === 'TERMINATE'
            ? terminateGround[event.ground].zh
            : event.type === 'FAIL'
              ? '调解不成'
              : '一方未履行协议',
        终止原因: paragraphs(
          event.type === 'TERMINATE' ? event.reason : event.type === 'FAIL' ? event.ground : event.facts,
        ),
        告知日期: day(remedies.toldOn),
        救济途径: remedies.ways.map((way) => remedy[way].zh).join('、'),
      };
    }
    case 'REFUSE':
      return {
        终止日期: day(event.refusedOn),
        终止事由: '当事人拒绝调解',
        终止原因: paragraphs(event.words) || '当事人未说明理由',
        救济途径: '仲裁、行政、司法等途径',
      };
    default:
      return {};
  }
}

/**
 * What a form of a case is filled with, every field of it; where nothing is known there is room to write.
 * @param event  of which it tells; none for a form of the whole case, and for one to be written by hand
 */
export function paperData(form: PaperForm, facts: CaseFacts, event: ToldEvent | undefined): PaperData {
  const own = event?.type === 'DRAFT' ? draftData(facts, event) : fillings[form](facts, event);
  return withRoomToWrite(form, { ...commonData(facts), ...own });
}
