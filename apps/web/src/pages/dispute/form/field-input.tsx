import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { commandLabels, owedAgreement } from '#domain';
import { PeoplePicker, UnitPicker } from '../../../components/pickers.tsx';
import { DayInput, LinesInput, MomentInput, ParagraphInput } from '../../../components/plain-inputs.tsx';
import { YuanInput } from '../../../components/yuan-input.tsx';
import { useAmounts } from '../../../words/amounts.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { defineWords, useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { DisputePicker } from './dispute-picker.tsx';
import { AttachmentsPicker, PreventionPicker } from './evidence-pickers.tsx';
import type { Field } from './field.ts';
import { InvitedInput } from './invited-input.tsx';
import { LocalTypePicker } from './local-type-picker.tsx';
import { MediatorsPicker } from './mediators-picker.tsx';
import { ObligationsInput } from './obligations-input.tsx';
import { PapersInput } from './papers-input.tsx';
import { RemediesInput } from './remedies-input.tsx';
import { SignaturesInput } from './signatures-input.tsx';

const fieldWords = defineWords(
  'field',
  { yes: '是', no: '否', owed: '（尚欠 {{owed}}）' },
  { yes: 'yes', no: 'no', owed: '(still owed: {{owed}})' },
);

/** What the fields must know of the case they ask about. */
export type Subject = Pick<
  Dispute,
  'id' | 'version' | 'parties' | 'agreement' | 'brokenAgreement' | 'related' | 'assisting'
>;

interface Props {
  readonly field: Field;
  readonly dispute: Subject;
}

/** One field of a form with its label, hint and faults. */
export function FieldInput({ field, dispute }: Props) {
  const name = useNames();
  const isConfirm = field.kind === 'confirm';
  // Nobody can be named while nobody is known.
  const isOptional = field.optional || (field.kind === 'party' && dispute.parties.length === 0);
  const input = useInput({ field, dispute });
  const item = (
    <Form.Item
      name={field.name}
      label={isConfirm ? null : name(field.label)}
      extra={field.hint && name(field.hint)}
      required={!isOptional}
      {...(isConfirm
        ? { valuePropName: 'checked', normalize: (ticked: boolean) => ticked || undefined }
        : {})}
    >
      {input}
    </Form.Item>
  );
  return field.only ? <WhileSaid only={field.only}>{item}</WhileSaid> : item;
}

/** What is asked only while another field says so. */
function WhileSaid({
  only,
  children,
}: {
  readonly only: NonNullable<Field['only']>;
  readonly children: ReactNode;
}) {
  const said: unknown = Form.useWatch(only.name);
  return only.is.includes(String(said)) && children;
}

/** The control of a field; the form gives it its value. */
function useInput({ field, dispute }: Props): ReactElement {
  const say = useWords(fieldWords);
  const name = useNames();
  const obligations = useObligationOptions(dispute);
  const partyOptions = dispute.parties.map(({ id, name: label }) => ({ value: id, label }));
  switch (field.kind) {
    case 'line':
      return <Input />;
    case 'paragraph':
      return <ParagraphInput />;
    case 'lines':
      return <LinesInput />;
    case 'day':
      return <DayInput />;
    case 'time':
      return <Input type="time" style={{ maxWidth: 160 }} />;
    case 'moment':
      return <MomentInput />;
    case 'count':
      return <InputNumber min={1} precision={0} style={{ maxWidth: 220 }} />;
    case 'yuan':
      return <YuanInput />;
    case 'confirm':
      return <Checkbox>{name(field.label)}</Checkbox>;
    case 'yesNo':
      return (
        <Radio.Group
          aria-label={name(field.label)}
          optionType="button"
          options={[
            { value: true, label: say('yes') },
            { value: false, label: say('no') },
          ]}
        />
      );
    case 'choice':
    case 'choices': {
      const options = Object.entries(field.options).map(([value, label]) => ({ value, label: name(label) }));
      if (field.kind === 'choices')
        return <Select mode="multiple" options={options} optionFilterProp="label" />;
      return options.length > 4 ? (
        <Select options={options} />
      ) : (
        <Radio.Group aria-label={name(field.label)} options={options} />
      );
    }
    case 'mediators':
      return <MediatorsPicker disputeId={dispute.id} />;
    case 'mediator':
      return <PeoplePicker withRole="mediator" />;
    case 'head':
      return <PeoplePicker headOnly />;
    case 'unit':
      return <UnitPicker />;
    case 'assisting':
      return <Select options={dispute.assisting.map(({ id, name: label }) => ({ value: id, label }))} />;
    case 'units':
      return <UnitPicker multiple />;
    case 'parties':
      return <Checkbox.Group aria-label={name(field.label)} options={partyOptions} />;
    case 'party':
      return <Select allowClear options={partyOptions} />;
    case 'obligation':
      return <Select options={obligations} />;
    case 'dispute':
      return <DisputePicker except={dispute.id} />;
    case 'linked':
      return <Select options={linkedOptions(dispute)} />;
    case 'remedies':
      return <RemediesInput label={name(field.label)} />;
    case 'obligations':
      return <ObligationsInput parties={dispute.parties} />;
    case 'signatures':
      return <SignaturesInput label={name(field.label)} parties={dispute.parties} />;
    case 'papers':
      return <PapersInput label={name(field.label)} dispute={dispute} />;
    case 'localType':
      return <LocalTypePicker />;
    case 'attachments':
      return <AttachmentsPicker disputeId={dispute.id} />;
    case 'prevention':
      return <PreventionPicker dispute={dispute} />;
    case 'invited':
      return <InvitedInput />;
  }
}

const linkKinds: ReadonlySet<string> = new Set(Object.keys(commandLabels.linkKind));

const linkedOptions = ({ related }: Subject) =>
  related
    .filter(({ kind }) => linkKinds.has(kind))
    .map(({ id, number, parties }) => ({ value: id, label: [number, parties].filter(Boolean).join(' · ') }));

function useObligationOptions(dispute: Subject) {
  const say = useWords(fieldWords);
  const amount = useAmounts();
  const dates = useDates();
  return (owedAgreement(dispute)?.obligations ?? [])
    .map((promise, at) => ({ ...promise, nth: at + 1 }))
    .filter(({ performed }) => !performed)
    .map(({ id, nth, amountFen, performedFen, dueOn }) => ({
      value: id,
      label: [
        `${nth}.`,
        amountFen !== undefined && amount(amountFen),
        amountFen !== undefined &&
          performedFen > 0 &&
          say('owed', { owed: amount(amountFen - performedFen) }),
        dueOn && dates.day(dueOn),
      ]
        .filter(Boolean)
        .join(' '),
    }));
}
