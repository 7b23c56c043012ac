import type { Addresses, ChannelAccess } from './channel.store.ts';
import type { Claimed } from './delivery.claim.ts';
import { type Outcome, OutgoingError } from './outgoing.outcome.ts';
import type { OutgoingRules } from './outgoing.rules.ts';
import { sendEmail } from './send.email.ts';
import { sendByRobot } from './send.robot.ts';
import { sendSms } from './send.sms.ts';

/** What leaves the product: the sentence of a notice and the way to its case. Never a name, never a word of the case. */
export interface Message {
  /** The same on every try. */
  readonly id: string;
  readonly sentence: string;
  readonly link: string | undefined;
}

const prefix = '【枫桥】';

/** The message of a delivery: number, stage, what is due when; and where to read on, behind the sign-in. */
export function messageOf(
  { id, sentence, disputeId }: Pick<Claimed, 'id' | 'sentence' | 'disputeId'>,
  { publicUrl }: OutgoingRules,
): Message {
  const path = disputeId === null ? '/notifications' : `/disputes/${disputeId}`;
  return { id, sentence: sentence.zh, link: publicUrl === undefined ? undefined : `${publicUrl}${path}` };
}

const textOf = ({ sentence, link }: Message): string =>
  [`${prefix}${sentence}`, ...(link === undefined ? [] : [link])].join('\n');

/**
 * Sends a message once by a channel.
 * @param to  undefined for a robot
 * @param now  the machine's time
 * @throws whatever the network says; see `outcomeOf`
 */
export async function send(
  access: ChannelAccess,
  to: Addresses | undefined,
  message: Message,
  rules: OutgoingRules,
  now: Date,
): Promise<Outcome> {
  if (rules.isClosed) throw new OutgoingError('training', 'refused');
  switch (access.kind) {
    case 'email': {
      const subject = `${prefix}${message.sentence}`;
      const letter = { to: known(to?.email), subject, text: textOf(message), id: message.id };
      return await sendEmail(access, letter, rules);
    }
    case 'sms': {
      const text = textOf(message).replace('\n', ' ');
      return await sendSms(access, { phone: known(to?.phone), text, id: message.id }, rules, now);
    }
    case 'wecom':
    case 'dingtalk':
      return await sendByRobot(access, textOf(message), rules, now);
  }
}

/** Whoever has taken their address back is not written to any more. */
function known(address: string | null | undefined): string {
  if (address === null || address === undefined) throw new OutgoingError('no-address', 'refused');
  return address;
}
