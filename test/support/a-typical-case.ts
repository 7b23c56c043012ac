import { aClosedCase } from './a-closed-case.ts';
import type { TestApp } from './app.ts';

const parts = ['facts', 'process', 'result'] as const;
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly kind: string;
  readonly reason: string;
}
interface Working {
  readonly id: string;
  readonly disputeId: string;
  readonly version: number;
  readonly parts: Readonly<Record<(typeof parts)[number], { readonly marks: readonly Mark[] }>>;
}

/** A typical case that the mediator has drafted and the centre released. @returns its id, and that of the case */
export async function aTypicalCase(
  { app }: { readonly app: TestApp },
  title = '一滴水檐，两家和好',
): Promise<{ readonly id: string; readonly disputeId: string }> {
  const dispute = await aClosedCase({ app });
  const [mediator, centre] = await Promise.all([app.as('guochangshun'), app.as('zhongxin')]);
  const drafted = await mediator.browser
    .post(`/api/v1/disputes/${dispute.id}/typical-cases`)
    .send({})
    .expect(201);
  const draft = drafted.body as Working;
  const path = `/api/v1/typical-cases/${draft.id}`;
  const marks = (part: (typeof parts)[number]) =>
    draft.parts[part].marks.map(({ start, end, replacement, kind, reason }) => ({
      start,
      end,
      replacement,
      kind,
      reason,
    }));
  const saved = await mediator.browser
    .put(`${path}/working`)
    .send({
      version: draft.version,
      title,
      laws: [{ law: '民法典', articles: '第二百八十八条' }],
      parts: Object.fromEntries(parts.map((part) => [part, marks(part)])),
      comment: '相邻各方应当按照方便生活、团结互助的原则处理相邻关系。',
      cleared: [],
    })
    .expect(200);
  const submitted = await mediator.browser
    .post(`${path}/submission`)
    .send({ version: (saved.body as Working).version })
    .expect(200);
  await centre.browser
    .post(`${path}/release`)
    .send({ version: (submitted.body as Working).version })
    .expect(200);
  return { id: draft.id, disputeId: dispute.id };
}
