import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessLog, eventOf, historiesOf } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  type AgreedPromise,
  type AgreementAccount,
  agreementsIn,
  amountInWords,
  commandLabels,
  confirmationCourts,
  confirmationHints,
  confirmationPapers,
  copiesAtLeast,
  type DisputeContext,
  effectiveReasons,
  type IsoDate,
  keptOn,
  lateApplication,
  leftFenOf,
  type ObligationStatus,
  obligationStatusLabels,
  principals,
  promiseDayLabel,
  promiseSums,
  publishedCalendar,
  rulingOnFormerTerms,
  statusOf,
} from '#domain';
import { Clock } from '#platform';
import type { AgreementsView } from './agreement.view.ts';

type AgreementView = AgreementsView['items'][number];
type PromiseView = AgreementView['promises'][number];

/** How an account is told: on which day, and to whom. */
interface Telling {
  readonly today: IsoDate;
  /** Whether free text is shown. */
  readonly isWhole: boolean;
}

/** Tells what was agreed in a case and what became of it, from its history. */
@Injectable()
export class AgreementReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accesses: AccessLog,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleError kind "not-found": also for a case that may not be seen */
  async of(actor: StaffActor, id: string): Promise<AgreementsView> {
    const { sight, context } = await this.accesses.note(actor, id);
    const history = await historiesOf(this.dataSource, [id]);
    const accounts = agreementsIn(history.map((line) => ({ seq: line.seq, event: eventOf(line) })));
    const telling = { today: this.clock.today(), isWhole: sight === 'case' };
    return { items: accounts.map((account) => agreementView(account, context, telling)) };
  }
}

function agreementView(account: AgreementAccount, context: DisputeContext, telling: Telling): AgreementView {
  const { isWhole } = telling;
  const { seq, form, effective, terms, promises, former, endedBy } = account;
  const sums = promiseSums(account);
  return {
    seq,
    form,
    effective: {
      on: effective.on,
      name: promiseDayLabel(effective.on),
      reason: effectiveReasons[effective.by],
      partyIds: [...effective.partyIds],
    },
    copies: account.copies ?? copiesAtLeast(principals(context).length),
    terms: isWhole ? terms : null,
    promised: amountOf(sums.promisedFen),
    performed: amountOf(sums.performedFen),
    left: amountOf(sums.leftFen),
    promises: promises.map((promise) => promiseView(promise, telling)),
    former: former.map(({ promises: replaced, ...rest }) => ({
      seq: rest.seq,
      until: rest.until,
      reason: isWhole ? rest.reason : null,
      terms: isWhole ? rest.terms : null,
      promises: replaced.map((promise) => promiseView(promise, telling, 'amended')),
    })),
    confirmation: confirmationView(account, context, telling),
    endedOn: endedBy?.on ?? null,
  };
}

const amountOf = (fen: number) => ({ fen, words: amountInWords(fen) });

function promiseView(
  promise: AgreedPromise,
  { today, isWhole }: Telling,
  given?: ObligationStatus,
): PromiseView {
  const { id, kind, dueOn, amountFen, breaches, enforcedOn } = promise;
  const status = given ?? statusOf({ ...promise, broken: breaches.at(-1) }, today);
  return {
    id,
    kind,
    kindName: kind && commandLabels.obligationKind[kind],
    what: isWhole ? promise.what : null,
    fromPartyId: promise.fromPartyId,
    toPartyId: promise.toPartyId,
    amount: amountFen === null ? null : amountOf(amountFen),
    due: dueOn === null ? null : { on: dueOn, name: promiseDayLabel(dueOn) },
    instalment: promise.instalment,
    status,
    statusName: obligationStatusLabels[status],
    performedFen: promise.performedFen,
    leftFen: leftFenOf(promise),
    performedOn: keptOn(promise),
    receipts: promise.receipts.map(({ amountFen: fen, proof, attachmentIds, ...receipt }) => ({
      ...receipt,
      amount: fen === null ? null : amountOf(fen),
      proof: isWhole ? proof : null,
      attachmentIds: [...attachmentIds],
    })),
    breaches: [...breaches],
    enforcedOn,
  };
}

function confirmationView(
  account: AgreementAccount,
  { origin }: DisputeContext,
  { isWhole }: Telling,
): AgreementView['confirmation'] {
  const { terms, promises, court, form, former } = account;
  const words = [terms ?? '', ...promises.map(({ what }) => what ?? '')].join('\n');
  const hints = form === 'written' ? confirmationHints(words) : [];
  return {
    steps: court.map(({ applyingPartyIds, ...step }) => ({
      ...step,
      stepName: commandLabels.confirmationStep[step.step],
      applyingPartyIds: [...applyingPartyIds],
    })),
    hints: isWhole
      ? hints.map(({ obstacle, found, reason, suggestion }) => ({ obstacle, found, reason, suggestion }))
      : null,
    outdated: rulingOnFormerTerms({ court, former }),
    late: lateApplication(account, publishedCalendar),
    papers: confirmationPapers.map(({ zh, en }) => ({ zh, en })),
    court: confirmationCourts(origin === 'court_referral'),
  };
}
