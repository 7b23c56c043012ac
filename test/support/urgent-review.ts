import type { Session } from './app.ts';

/** Sends a case to a lead unit by the decision of an urgent review that is opened and closed for it. */
export async function urgentReview(
  by: Session,
  disputeId: string,
  leadId: string,
  dueOn: string,
): Promise<void> {
  const meetings = '/api/v1/review/meetings';
  const { body: meeting } = await by.browser
    .post(meetings)
    .send({ kind: 'urgent', reason: '紧急' })
    .expect(201);
  await by.browser.post(`${meetings}/${meeting.id}/open`).send({}).expect(200);
  const command = { type: 'ANALYZE', typeCode: 'NEI', risk: 'green', leadId, measure: '到现场查看', dueOn };
  await by.browser.post(`${meetings}/${meeting.id}/decisions`).send({ disputeId, command }).expect(201);
  await by.browser.post(`${meetings}/${meeting.id}/close`).send({}).expect(200);
}
