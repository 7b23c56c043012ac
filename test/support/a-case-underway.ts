import { report, send } from './case-story.ts';
import type { Screens } from './screens.ts';
import { urgentReview } from './urgent-review.ts';

/** A case of two neighbours in the middle of its mediation, by three people. @returns its path in the browser */
export async function aCaseUnderway({ app }: Pick<Screens, 'app'>): Promise<string> {
  const [grid, centre, mediator] = await Promise.all(['wanggeyuan', 'zhongxin', 'guochangshun'].map(app.as));
  if (!grid || !centre || !mediator) throw new Error('three people of the demonstration');
  const made = await report(grid, {
    summary: '申家翻建厢房，屋檐滴水落到郭家院内，两家多次争吵，村干部劝说两次未果。',
    parties: [
      { role: 'applicant', name: '郭秋生', phone: '13800000921' },
      { role: 'respondent', name: '申二牛', phone: '13800000922' },
    ],
    amountFen: 350_000,
  });
  await send(centre, made, 'ACCEPT', {});
  await urgentReview(centre, made.id, mediator.organisationId, '2026-12-07');
  await send(mediator, made, 'SIGN_FOR', { mediatorIds: [mediator.staffId], noConflictOfInterest: true });
  await send(mediator, made, 'HOLD_SESSION', {
    heldOn: '2026-11-23',
    place: '柳溪村调解室',
    attendingPartyIds: made.parties.map(({ id }) => id),
    record: '双方愿意协商，申家同意加装檐沟，费用待核算。',
    open: false,
    nextAppointmentOn: '2026-11-27',
  });
  return `/disputes/${made.id}`;
}
