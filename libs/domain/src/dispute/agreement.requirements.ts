import { amountLabel } from '../agreement/amount.label.ts';
import { copiesAtLeast } from '../agreement/effective.day.ts';
import { mustBeWritten } from '../agreement/written.form.ts';
import { addDays, type IsoDate } from '../calendar/iso-date.ts';
import type { InputFault } from '../errors.ts';
import type { AgreementDraft } from './agreement.commands.ts';
import { courtStepFaults, notBeforeEffect } from './court.requirements.ts';
import { type DisputeContext, owedAgreement, principals } from './dispute.context.ts';
import type { EventOf } from './dispute.events.ts';
import { tiedFaults } from './interest.ts';
import {
  type Checks,
  everyParty,
  fault,
  known,
  notInFuture,
  promised,
  promisedAmong,
  toldRemedies,
  when,
} from './requirement.checks.ts';

/** Terms as they are asked of a draft and of what is recorded: with the day on which they are. */
type DatedTerms = AgreementDraft & { readonly on: IsoDate };

/** Word of mouth is not enough where a rule says so: each reason is named. */
function mayBeOral(
  { form, obligations, writtenAskedBy = [], on }: DatedTerms,
  { complexity }: DisputeContext,
): readonly InputFault[] {
  if (form === 'written') return [];
  const lastDueOn =
    obligations
      .map(({ dueOn }) => dueOn)
      .toSorted()
      .at(-1) ?? null;
  const rules = mustBeWritten({ complexity, lastDueOn, today: on, asking: writtenAskedBy.length });
  return rules.map(({ reason }) => fault('/form', reason.zh, reason.en));
}

function enoughCopies(
  { form, copies }: Pick<DatedTerms, 'form' | 'copies'>,
  context: DisputeContext,
): InputFault | null {
  const least = copiesAtLeast(principals(context).length);
  return when(
    form === 'written' && copies !== undefined && copies < least,
    '/copies',
    `协议书至少${least}份：当事人各执一份，调委会留存一份`,
    `At least ${least} copies: one for each party, one for the committee`,
  );
}

/** What the law and the case ask of terms, whether or not anybody has signed them. */
export const termsFaults = (terms: DatedTerms, context: DisputeContext): readonly (InputFault | null)[] => [
  ...promisedAmong(terms.obligations, context, terms.on),
  known('/writtenAskedBy', terms.writtenAskedBy ?? [], context),
  ...mayBeOral(terms, context),
  enoughCopies(terms, context),
];

/**
 * Of a promise that goes on under its name, what is left is promised, not what was before: what was paid of it stands in the
 * account already and would be asked for twice.
 * @source decision 0050: performed and left make up what was promised
 */
function paidTwice(
  { id, amountFen = 0 }: EventOf<'AMEND_AGREEMENT'>['obligations'][number],
  n: number,
  { agreement }: DisputeContext,
): InputFault | null {
  const before = agreement?.obligations.find((old) => old.id === id && !old.performed);
  if (before?.amountFen === undefined || before.performedFen === 0) return null;
  const [paid, left] = [
    amountLabel(before.performedFen),
    amountLabel(before.amountFen - before.performedFen),
  ];
  return when(
    amountFen > before.amountFen - before.performedFen,
    `/obligations/${n}/amountFen`,
    `这一项已付${paid.zh}，尚欠${left.zh}：变更后只填尚欠的部分（变更之日以后收到的也已减去）；另外增加的金额，请另列一项`,
    `Of this ${paid.en} were paid, and ${left.en} are left: promise what is left, also after what was paid since the amendment, and anything more as another obligation`,
  );
}

/** The same of terms that take the place of others: what was kept is not promised again. */
export const amendmentFaults = (
  { obligations, on }: Pick<EventOf<'AMEND_AGREEMENT'>, 'obligations' | 'on'>,
  context: DisputeContext,
): readonly (InputFault | null)[] => [
  ...promisedAmong(obligations, context, on),
  ...obligations.map((promise, n) => paidTwice(promise, n, context)),
  when(
    obligations.some(({ id }) =>
      context.agreement?.obligations.some((old) => old.performed && old.id === id),
    ),
    '/obligations',
    '已履行的义务不能再列入',
    'An obligation that was performed cannot be promised again',
  ),
];

/** Money is counted, other things are not; and nobody pays more than is owed. Silence about the amount says nothing. */
function countsRight(
  { obligationId, amountFen, whole, partly }: EventOf<'RECORD_PERFORMANCE'>,
  context: DisputeContext,
): readonly (InputFault | null)[] {
  const promise = owedAgreement(context)?.obligations.find(({ id }) => id === obligationId);
  if (promise === undefined || promise.performed) return [];
  if (promise.amountFen === undefined) {
    return [
      when(
        amountFen !== undefined,
        '/amountFen',
        '这一项不是付钱的义务，不填金额；需要说明的写入“凭证”',
        'This obligation is no payment: leave the amount out',
      ),
      when(
        partly === true && whole === true,
        '/whole',
        '“只完成了一部分”和“全部履行”只能选一项',
        'It was done in part or as a whole, not both',
      ),
    ];
  }
  const owed = promise.amountFen - promise.performedFen;
  const { zh, en } = amountLabel(owed);
  return [
    when(
      amountFen === undefined && whole !== true && partly !== true,
      '/amountFen',
      `请填写实际收到的金额；尚欠的${zh}已付清的，请勾选“全部履行”`,
      `Give the amount that was received, or say that all that is still owed (${en}) was paid`,
    ),
    when(
      whole === true && amountFen !== undefined && amountFen < owed,
      '/amountFen',
      `勾选了“全部履行”，但金额少于尚欠的${zh}`,
      `It is said to be the whole, but the amount is less than what is still owed (${en})`,
    ),
    when(
      (amountFen ?? 0) > owed,
      '/amountFen',
      `金额超过尚欠数额（尚欠${zh}），多付的部分请退还或另行约定`,
      `The amount is more than what is still owed (${en})`,
    ),
    when(
      amountFen === 0 && owed > 0,
      '/amountFen',
      '收到的金额须大于零；分文未付的，请记录违约',
      'Nothing was paid: record a default instead',
    ),
    when(
      partly === true,
      '/partly',
      '给付金钱的，请填写实际收到的金额',
      'Of money, give the amount that was received',
    ),
  ];
}

/**
 * Nobody is late before the day: until then nobody is guided to the court, and no agreement is over. Told once a day is
 * enough: each telling starts the clock of the guidance anew. @source decisions 0050 and 0067
 */
function isBroken(
  { next, obligationId, conduct, on }: EventOf<'DEFAULT'>,
  { agreement }: DisputeContext,
): readonly (InputFault | null)[] {
  const promise = agreement?.obligations.find(({ id }) => id === obligationId);
  if (promise === undefined) return [];
  const isEarly = promise.dueOn !== undefined && promise.dueOn >= on;
  const { broken } = promise;
  return [
    when(
      isEarly && conduct !== 'refused',
      '/obligationId',
      '该项义务尚未到期；对方明确拒绝履行的，请选择“拒不履行”',
      'It is not due yet, unless the other side refuses',
    ),
    when(
      next === 'guidance' && broken?.on === on && broken.conduct === (conduct ?? null),
      '/obligationId',
      '该项义务的违约今天已经记录过',
      'This default was recorded today already',
    ),
  ];
}

/**
 * Nobody signs before the matter was reported: such a day is a slip of the pen, which would shut the window of the court.
 * Whoever reports what was settled long ago writes that day into the report. @source decision 0067
 */
const notBeforeReport = (pointer: string, date: IsoDate | undefined, { reportedOn }: DisputeContext) =>
  when(
    date !== undefined && date < reportedOn,
    pointer,
    `不能早于纠纷上报之日（${reportedOn}），请核对年月日；早已化解的，上报时填写实际日期`,
    `Not before the dispute was reported (${reportedOn})`,
  );

/** So much earlier than the report something may have been paid on account; before that, somebody has written another year. */
const daysBeforeReport = 180;

const notLongBeforeReport = (pointer: string, date: IsoDate | undefined, { reportedOn }: DisputeContext) =>
  when(
    date !== undefined && date < addDays(reportedOn, -daysBeforeReport),
    pointer,
    `比上报日期（${reportedOn}）早了半年以上，请核对年份`,
    `More than half a year before the report (${reportedOn}): look at the year`,
  );

/** By a day that had passed when the first of them signed nobody can have promised anything. */
function promisedAhead({
  obligations,
  signatures,
}: EventOf<'REACH_AGREEMENT'>): readonly (InputFault | null)[] {
  const [first] = signatures.map(({ on }) => on).toSorted();
  return obligations.map(({ dueOn }, n) =>
    when(
      first !== undefined && dueOn < first,
      `/obligations/${n}/dueOn`,
      `履行期限不能早于签名之日（${first}）`,
      `Not before the agreement was signed (${first})`,
    ),
  );
}

/** The same of an amendment, but that what stood and is overdue may go on under its name and day. */
function amendedAhead(
  { obligations, amendedOn }: EventOf<'AMEND_AGREEMENT'>,
  { agreement }: DisputeContext,
): readonly (InputFault | null)[] {
  const stood = (id: string, dueOn: IsoDate) =>
    agreement?.obligations.some((old) => old.id === id && old.dueOn === dueOn) ?? false;
  return obligations.map(({ id, dueOn }, n) =>
    when(
      dueOn < amendedOn && !stood(id, dueOn),
      `/obligations/${n}/dueOn`,
      `履行期限不能早于变更之日（${amendedOn}）；未变更的，保留原来的期限`,
      `Not before the amendment (${amendedOn}), unless it was due on that day already`,
    ),
  );
}

/** What the law and the case ask of an agreement, of its performance and of its end. */
export const agreementChecks: Checks = {
  REACH_AGREEMENT: (event, context) => [
    ...tiedFaults(event.by, context),
    everyParty(
      '/signatures',
      event.signatures.map((signature) => signature.partyId),
      context,
    ),
    ...termsFaults(event, context),
    notInFuture('/mediatorSignedOn', event.mediatorSignedOn, event),
    notInFuture('/sealedOn', event.sealedOn, event),
    notBeforeReport('/mediatorSignedOn', event.mediatorSignedOn, context),
    notBeforeReport('/sealedOn', event.sealedOn, context),
    ...event.signatures.flatMap(({ on }, n) => [
      notInFuture(`/signatures/${n}/on`, on, event),
      notBeforeReport(`/signatures/${n}/on`, on, context),
    ]),
    ...promisedAhead(event),
  ],
  AMEND_AGREEMENT: (event, context) => [
    ...tiedFaults(event.by, context),
    everyParty('/consentingPartyIds', event.consentingPartyIds, context),
    ...amendmentFaults(event, context),
    ...amendedAhead(event, context),
    notInFuture('/amendedOn', event.amendedOn, event),
    notBeforeEffect('/amendedOn', event.amendedOn, context),
  ],
  RECORD_PERFORMANCE: (event, context) => [
    promised('/obligationId', event.obligationId, context),
    notInFuture('/performedOn', event.performedOn, event),
    // What is paid at the table may come before the seal, and so before the agreement takes effect.
    notLongBeforeReport('/performedOn', event.performedOn, context),
    ...countsRight(event, context),
  ],
  DEFAULT: (event, context) => [
    promised('/obligationId', event.obligationId, context),
    toldRemedies(event, context),
    ...isBroken(event, context),
  ],
  RECORD_CONFIRMATION: (event, context) => [
    notInFuture('/datedOn', event.datedOn, event),
    ...courtStepFaults(event, context),
  ],
};
