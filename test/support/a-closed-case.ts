import type { TestApp } from './app.ts';
import { type Case, dispatch, report, send } from './case-story.ts';

type Report = NonNullable<Parameters<typeof report>[1]>;

/** What everybody of the closed case is known by: nothing of it may stand in what is told of it. */
export const closedCase = {
  summary:
    '2026年10月8日，郭秋生（67岁，電話１３８ ００００ ０９２１）翻建厢房，滴水落到邻居申二牛院内。老申的侄女Shen Xiaomei说，秋生在恒达建材厂做工，住柳溪村三组12号，微信号guo_qs88，車牌豫H·A1234，尾号0921。两家索赔35600元。',
  record:
    '11月23日下午3时许，在柳溪村调解室，調解員郭長順讲了相邻关系的规定。邀请石桥岭村石满仓参加。郭秋生说愿意改道，申 二 牛同意分摊。',
  terms: '郭秋生于2026年12月20日前加装檐沟，申二牛付郭秋生叁仟伍佰陆拾元，汇入卡号6222 0212 3456 7890 123。',
} as const;

/** Two neighbours whose case has ended, was visited and awaits nothing. */
export async function aClosedCase({ app }: { readonly app: TestApp }, over: Report = {}): Promise<Case> {
  const [grid, centre, mediator] = await Promise.all(['wanggeyuan', 'zhongxin', 'guochangshun'].map(app.as));
  if (!grid || !centre || !mediator) throw new Error('three people of the demonstration');
  const today = app.clock.today();
  const made = await report(grid, {
    summary: closedCase.summary,
    parties: [
      { role: 'applicant', name: '郭秋生', phone: '13800000921', address: '柳溪村三组12号' },
      { role: 'respondent', name: '申二牛', phone: '13800000922' },
    ],
    amountFen: 3_560_000,
    ...over,
  });
  const both = made.parties.map(({ id }) => id);
  await send(centre, made, 'ACCEPT', {});
  await dispatch(app, centre, made, {
    leadId: mediator.organisationId,
    typeCode: over.typeCode ?? 'NEI',
  });
  await send(mediator, made, 'SIGN_FOR', { mediatorIds: [mediator.staffId], noConflictOfInterest: true });
  await send(mediator, made, 'HOLD_SESSION', {
    heldOn: today,
    place: '柳溪村调解室',
    attendingPartyIds: both,
    invited: [{ name: '石满仓', consented: true }],
    record: closedCase.record,
    open: true,
  });
  await send(mediator, made, 'REACH_AGREEMENT', {
    form: 'written',
    terms: closedCase.terms,
    obligations: [{ id: '1', kind: 'pay', what: '付款', amountFen: 356_000, dueOn: today }],
    totalFen: 356_000,
    signatures: both.map((partyId) => ({ partyId, on: today })),
    mediatorSignedOn: today,
    sealedOn: today,
  });
  await send(mediator, made, 'RECORD_PERFORMANCE', {
    obligationId: '1',
    performedOn: today,
    amountFen: 356_000,
    proof: '收条',
  });
  return await send(mediator, made, 'VISIT', {
    visitedOn: today,
    performed: true,
    satisfaction: 'satisfied',
    dangerLeft: false,
    note: '郭秋生和申二牛已和好',
  });
}
