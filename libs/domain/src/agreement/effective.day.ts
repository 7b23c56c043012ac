import type { IsoDate } from '../calendar/iso-date.ts';
import type { Label } from '../label.ts';

/** What an agreement says of its own making. */
export interface Signing {
  readonly form: 'written' | 'oral';
  readonly signatures: readonly { readonly partyId: string; readonly on: IsoDate }[];
  readonly mediatorSignedOn: IsoDate;
  readonly sealedOn?: IsoDate | undefined;
}

/** The act with which an agreement took effect. */
export type EffectiveBy = 'signature' | 'mediator' | 'seal' | 'agreed' | 'recorded';

/** From when an agreement binds, and why from then. */
export interface EffectiveDay {
  readonly on: IsoDate;
  /** The last of the acts that were needed; of several on one day the last in the order of the law. */
  readonly by: EffectiveBy;
  /** Whose signature or word was the last; empty where it was the mediator's or the seal. */
  readonly partyIds: readonly string[];
}

/**
 * A written agreement takes effect with the last of the signatures, the mediator's and the seal; an oral one on the day
 * on which the last party agreed, whenever the mediator wrote it down. @source Mediation Act, arts. 29 and 30
 */
export function effectiveDay({ form, signatures, mediatorSignedOn, sealedOn }: Signing): EffectiveDay {
  const agreedOn = signatures.map(({ on }) => on);
  const last = latest(
    form === 'oral' ? agreedOn : [...agreedOn, mediatorSignedOn, sealedOn ?? mediatorSignedOn],
  );
  const partyIds = signatures.filter(({ on }) => on === last).map(({ partyId }) => partyId);
  if (form === 'oral') return { on: last, by: 'agreed', partyIds };
  if (sealedOn === last) return { on: last, by: 'seal', partyIds: [] };
  if (mediatorSignedOn === last) return { on: last, by: 'mediator', partyIds: [] };
  return { on: last, by: 'signature', partyIds };
}

/** Why an agreement binds from its day on, in words that name the article. */
export const effectiveReasons: Readonly<Record<EffectiveBy, Label>> = {
  signature: {
    zh: '自最后一方当事人签名之日起生效（《人民调解法》第二十九条）',
    en: "effective with the last party's signature (Mediation Act, art. 29)",
  },
  mediator: {
    zh: '自调解员签名之日起生效（《人民调解法》第二十九条）',
    en: "effective with the mediator's signature (Mediation Act, art. 29)",
  },
  seal: {
    zh: '自调解委员会盖章之日起生效（《人民调解法》第二十九条）',
    en: "effective with the committee's seal (Mediation Act, art. 29)",
  },
  agreed: {
    zh: '自各方当事人达成口头协议之日起生效（《人民调解法》第三十条）',
    en: 'effective on the day on which the parties agreed by word of mouth (Mediation Act, art. 30)',
  },
  recorded: { zh: '以原登记日期为准', en: 'as the register has it' },
};

const latest = (days: readonly IsoDate[]): IsoDate => days.toSorted().at(-1) ?? '';

/**
 * At least so many copies of a written agreement are made out: one for each party, one for the committee.
 * @source Mediation Act, art. 29
 */
export const copiesAtLeast = (parties: number): number => parties + 1;
