import { demoPassword } from '#casework/demonstration';

type Json = Readonly<Record<string, unknown>>;
interface Case extends Json {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly stageName: { readonly zh: string; readonly en: string };
  readonly stateName: { readonly zh: string; readonly en: string };
  readonly nextDueOn: string | null;
  readonly parties: readonly { readonly id: string }[];
}

/** Somebody of the demonstration with a session of their own. */
class Person {
  private constructor(
    private readonly url: string,
    readonly title: string,
    private readonly cookie: string,
    readonly staffId: string,
    readonly organisationId: string,
  ) {}

  static async signIn(url: string, username: string, title: string): Promise<Person> {
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: demoPassword }),
    });
    const { actor } = (await answer.json()) as { actor: { staffId: string; organisationId: string } };
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    return new Person(url, title, cookie, actor.staffId, actor.organisationId);
  }

  async ask<Answer = Json>(method: string, path: string, body?: Json | FormData): Promise<Answer> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { cookie: this.cookie, ...(body && !isForm ? { 'content-type': 'application/json' } : {}) },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${this.title} ${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as Answer;
  }

  /** Sends a command with the version that was seen, and tells what came of it. */
  async move(dispute: Case, command: string, what: string, body: Json): Promise<Case> {
    return this.tell(what, await this.ask<Case>('POST', `/disputes/${dispute.id}/${command}`, body));
  }

  tell(what: string, dispute: Case): Case {
    const due = dispute.nextDueOn === null ? '' : `，期限 · due ${dispute.nextDueOn}`;
    say(
      `${this.title} ${what} → ${dispute.stageName.zh}·${dispute.stateName.zh} (${dispute.stateName.en})${due}`,
    );
    return dispute;
  }
}

const say = (line: string): void => {
  process.stdout.write(`  ${line}\n`);
};

/** Imports the register, then moves one new case through all four stages as four people, over HTTP. */
export async function tellStory(url: string, register: Buffer): Promise<{ readonly disputeId: string }> {
  const grid = await Person.signIn(url, 'wanggeyuan', '网格员 申小苗');
  const centre = await Person.signIn(url, 'zhongxin', '综治中心 崔玉兰');
  const mediator = await Person.signIn(url, 'guochangshun', '调解员 郭长顺');
  const office = await Person.signIn(url, 'sifasuo', '司法所 韩立新');

  process.stdout.write('\n一、导入台账 · Import the register\n');
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(register)]), 'register-2026.xlsx');
  const { id: importId, summary } = await centre.ask<{ id: string; summary: Json }>(
    'POST',
    '/register-imports',
    form,
  );
  say(
    `预览 · preview: ${summary.dataRows} 行 · rows，可导入 · good ${summary.imported}，待更正 · held ${summary.held}`,
  );
  const done = await centre.ask('POST', `/register-imports/${importId}/commit`);
  say(`已导入 · imported ${done.imported}`);
  const annual = await centre.ask<{ counts: Json }>(
    'GET',
    '/statistics/figures?period=2026-01-01..2026-11-23',
  );
  say(`年度数据（截至 2026-11-23）· annual figures: ${JSON.stringify(annual.counts)}`);

  process.stdout.write('\n二、一件纠纷的四个阶段 · One dispute through the four stages\n');
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  let dispute = grid.tell(
    '上报 · reports',
    await grid.ask<Case>('POST', '/disputes', {
      channel: 'app',
      origin: 'grid',
      placeId: grid.organisationId,
      typeCode: 'NEI',
      summary: '两家为门前排水沟争吵',
      parties: [
        { role: 'applicant', name: '赵大山', phone: '13800000901' },
        { role: 'respondent', name: '钱小河' },
      ],
    }),
  );
  const both = dispute.parties.map((party) => party.id);
  dispute = await centre.move(dispute, 'accept', '受理 · accepts', {});
  say(`案号 · number ${dispute.number}`);
  dispute = await decideInReview(centre, dispute, grid.organisationId, today);
  dispute = await mediator.move(dispute, 'sign-for', '签收 · signs for it', {
    mediatorIds: [mediator.staffId],
    noConflictOfInterest: true,
  });
  dispute = await mediator.move(dispute, 'hold-session', '开展调解 · holds a session', {
    heldOn: today,
    place: '柳溪村调解室',
    attendingPartyIds: both,
    record: '双方同意清沟并分摊费用',
    open: false,
  });
  dispute = await mediator.move(dispute, 'reach-agreement', '达成协议 · records the agreement', {
    form: 'written',
    terms: '钱小河于当日清理排水沟，并付给赵大山三百元',
    obligations: [{ id: '1', kind: 'pay', what: '支付三百元', amountFen: 30_000, dueOn: today }],
    totalFen: 30_000,
    signatures: both.map((partyId) => ({ partyId, on: today })),
    mediatorSignedOn: today,
    sealedOn: today,
  });
  dispute = await mediator.move(dispute, 'record-performance', '记录履行 · records performance', {
    obligationId: '1',
    performedOn: today,
    amountFen: 30_000,
    proof: '收条',
  });
  dispute = await mediator.move(dispute, 'visit', '回访 · visits', {
    visitedOn: today,
    performed: true,
    satisfaction: 'satisfied',
    dangerLeft: false,
  });
  dispute = await office.move(dispute, 'archive', '归档 · archives', {
    papers: ['registration', 'rightsNotice', 'identity', 'record', 'agreement'].map((paper) => ({
      paper,
      present: true,
    })),
  });

  process.stdout.write('\n三、案件历史 · Its history\n');
  const { items } = await office.ask<{ items: readonly { sentence: { zh: string } }[] }>(
    'GET',
    `/disputes/${dispute.id}/history`,
  );
  for (const { sentence } of items) say(sentence.zh);
  return { disputeId: dispute.id };
}

/** An urgent meeting of the review takes the case up and decides. */
async function decideInReview(centre: Person, dispute: Case, leadId: string, today: string): Promise<Case> {
  const meeting = await centre.ask<{ id: string }>('POST', '/review/meetings', {
    kind: 'urgent',
    reason: '双方争吵升级，不等例会',
    plannedFor: `${today}T09:00:00+08:00`,
    place: '镇综治中心',
  });
  await centre.ask('POST', `/review/meetings/${meeting.id}/open`);
  await centre.ask('POST', `/review/meetings/${meeting.id}/decisions`, {
    disputeId: dispute.id,
    command: {
      type: 'ANALYZE',
      typeCode: 'NEI',
      risk: 'green',
      complexity: 'simple',
      leadId,
      measure: '到现场查看，就地调解',
      dueOn: new Date(Date.parse(today) + 14 * 86_400_000).toISOString().slice(0, 10),
    },
  });
  await centre.ask('POST', `/review/meetings/${meeting.id}/close`);
  return centre.tell(
    '研判交办 · decides in the review',
    await centre.ask<Case>('GET', `/disputes/${dispute.id}`),
  );
}
