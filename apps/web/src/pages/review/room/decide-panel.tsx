import { Alert, Button, Flex, Form } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { commandNames, type ReviewOrderType } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { forgetFaults } from '../../../components/schema-faults.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../../dispute/dispute-query.ts';
import { DecisionFields } from '../meeting/decision-fields.tsx';
import { fieldsOfOrder } from '../meeting/order-forms.ts';
import { useDecisionForm } from '../meeting/use-decision-form.ts';
import { meetingWords } from '../meeting/words.ts';
import type { Decision } from '../review-query.ts';
import { roomWords } from './words.ts';

/** The form of an order beside the case, which stays in sight; sent by Ctrl+Enter, left by Escape. */
export function DecidePanel(props: {
  readonly meetingId: string;
  readonly dispute: Dispute;
  readonly order: ReviewOrderType;
  readonly onDone: (decision: Decision) => void;
  readonly onClose: () => void;
}) {
  const say = useWords(roomWords);
  const sayOf = useWords(meetingWords);
  const name = useNames();
  const { named } = useLists();
  const { dispute, order } = props;
  const panel = useRef<HTMLElement>(null);
  const decision = useDecisionForm(props.meetingId, dispute, order, props.onDone);
  const { form, initialValues, submit, isSending, dueOn, isUsualDay, error, isStale } = decision;
  const fields = fieldsOfOrder(order);
  const dates = useDates();
  const dueField = fields.find((field) => field.name === 'dueOn');
  useEffect(() => {
    // What most often differs from case to case: the first field that is empty, else where it is sent.
    const inputs = [...(panel.current?.querySelectorAll<HTMLElement>('input, textarea') ?? [])];
    (inputs.find((input) => input.matches('textarea')) ?? inputs[0])?.focus();
  }, []);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) submit();
    else if (event.key === 'Escape') props.onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <aside ref={panel} className="room-panel" aria-label={name(commandNames[order])} onKeyDown={onKey}>
      <h2>{name(commandNames[order])}</h2>
      {isStale ? (
        <Alert type="warning" showIcon role="alert" title={sayOf('stale')} />
      ) : (
        error && <Failure error={error} />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={initialValues}
        onFinish={submit}
        onValuesChange={(changed: object) => forgetFaults(form, changed)}
      >
        <DecisionFields type={order} fields={fields} dispute={dispute} />
      </Form>
      <Flex gap={12} wrap align="center" className="room-send">
        {isUsualDay && <Alert type="error" showIcon role="alert" title={say('usualDay')} />}
        {dueField && dueOn && (
          <strong className="room-due">
            {named(name(dueField.label), say('dueOn', { day: dates.day(dueOn), how: dates.due(dueOn) }))}
          </strong>
        )}
        <Button type="primary" size="large" loading={isSending} onClick={submit}>
          {say('apply')}
        </Button>
        <Button size="large" onClick={props.onClose}>
          {say('cancel')}
        </Button>
      </Flex>
    </aside>
  );
}
