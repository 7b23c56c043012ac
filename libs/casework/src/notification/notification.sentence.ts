import { codeLabels, dayLabel, eventLabels, type Label, ladderStepLabels, type Stage } from '#domain';

/** What somebody was told: a kind with its facts. */
interface Told {
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | null>>;
}

/** Number, stage, what happened and the due day: enough to act, nothing that must stay in the case. */
export function sentenceOf({ kind, facts }: Told, today: string): Label {
  if (kind === 'clock.digest') return digestOf(facts);
  if (kind === 'case.inherited') {
    return facts.isStandIn
      ? {
          zh: `工作移交：有 ${facts.cases} 件案件交由您代理的同事办理`,
          en: `Work was handed on: ${facts.cases} cases went to a colleague for whom you stand in`,
        }
      : {
          zh: `工作移交：有 ${facts.cases} 件案件交由您办理`,
          en: `Work was handed on: ${facts.cases} cases are yours now`,
        };
  }
  if (kind === 'sealing.key') {
    return {
      zh: `您的密封码已设置或更换（核对码 ${facts.checkNumber}）。如非本人操作，请立即改密码并告知调解员同事`,
      en: `A sealing code was set up or changed in your name (check number ${facts.checkNumber}). If it was not you, change your password and tell your colleagues`,
    };
  }
  if (kind === 'review.task') {
    const due = facts.dueOn ? dayLabel(facts.dueOn, today) : null;
    return {
      zh: `待签收交办单：研判会${facts.number ?? ''}交办 ${facts.tasks} 项${due ? `，最早期限 ${due.zh}` : ''}`,
      en: `Task slip to sign for: ${facts.tasks} tasks of the review ${facts.number ?? ''}${due ? `, the first due ${due.en}` : ''}`,
    };
  }
  if (kind === 'supervision.slip') {
    const due = facts.dueOn ? dayLabel(facts.dueOn, today) : null;
    return {
      zh: `待签收督办单：${facts.number}${due ? `，答复期限 ${due.zh}` : ''}`,
      en: `Supervision slip to sign for: ${facts.number}${due ? `, to be answered by ${due.en}` : ''}`,
    };
  }
  if (kind === 'village.report') {
    const [from, to] = [dayLabel(facts.from ?? today, today), dayLabel(facts.to ?? today, today)];
    return {
      zh: `本村 ${from.zh}至${to.zh} 这一周尚未报送排查情况，没有发现纠纷也请今天报送零报告`,
      en: `Your village has not reported for the week ${from.en} to ${to.en}: report today, also when nothing was found`,
    };
  }
  if (kind === 'backup.overdue') {
    return {
      zh: `已有 ${facts.days} 天没有成功备份，请检查备份目录与磁盘`,
      en: `No backup has succeeded for ${facts.days} days: look at the backup folder and its disk`,
    };
  }
  if (kind === 'files.lost') {
    return {
      zh: `${facts.files} 个附件的内容已丢失或损坏（案件：${facts.cases}），请从备份中找回`,
      en: `The bytes of ${facts.files} attachments are lost or damaged (cases: ${facts.cases}): look for them in a backup`,
    };
  }
  const number = facts.number ?? '';
  const stage = codeLabels.stage[facts.stage as Stage] ?? { zh: '', en: '' };
  const dueOn = facts.dueOn ? dayLabel(facts.dueOn, today) : null;
  const due = dueOn ? { zh: `，期限 ${dueOn.zh}`, en: `, due ${dueOn.en}` } : { zh: '', en: '' };
  const what = kind.startsWith('clock.')
    ? ladderStepLabels[facts.step as keyof typeof ladderStepLabels]
    : eventLabels[facts.event as keyof typeof eventLabels];
  const name =
    number === '' ? { zh: '未编号案件', en: 'A case without a number' } : { zh: number, en: number };
  if (kind === 'case.alarmed') {
    return {
      zh: `红色预警：${name.zh}（${stage.zh}）出现危险苗头，请立即处置`,
      en: `${name.en} (${stage.en}): red alert, signs of danger; act at once`,
    };
  }
  return {
    zh: `${name.zh}（${stage.zh}）：${what?.zh ?? ''}${due.zh}`,
    en: `${name.en} (${stage.en}): ${what?.en ?? ''}${due.en}`,
  };
}

/** So many numbers stand in the sentence; the facts hold more. */
const namedAtMost = 3;

/** After a standstill: everything that should have been told meanwhile, in one sentence. */
function digestOf(facts: Told['facts']): Label {
  const { count, cases } = facts as unknown as {
    readonly count: number;
    readonly cases: readonly { readonly number: string | null }[];
  };
  const numbers = cases.map(({ number }) => number).filter((number) => number !== null);
  const named = numbers.slice(0, namedAtMost);
  const [zh, en] = [named.join('、'), named.join(', ')];
  const isMore = count > named.length;
  return {
    zh: `系统停机期间有 ${count} 件案件的期限届至，现补充提醒${zh === '' ? '' : `：${zh}${isMore ? '等' : ''}`}`,
    en: `Deadlines of ${count} cases passed while the system was off${en === '' ? '' : `: ${en}${isMore ? ' and others' : ''}`}`,
  };
}
