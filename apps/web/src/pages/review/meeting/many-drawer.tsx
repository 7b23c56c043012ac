import { Button, Drawer, Flex, Form, Grid, Radio } from 'antd';
import { useState } from 'react';
import { addDays, commandNames, orderToEach, type ReviewOrderType } from '#domain';
import { newKey } from '../../../api/new-key.ts';
import { Failure } from '../../../components/failure.tsx';
import { faultsOf, forgetFaults } from '../../../components/schema-faults.ts';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { bodyFrom } from '../../dispute/form/form-values.ts';
import type { AgendaEntry } from '../review-query.ts';
import { BatchResults } from './batch-results.tsx';
import { useDecidingOnMany } from './decide-query.ts';
import { DecisionFields } from './decision-fields.tsx';
import { fieldsForMany, ordersForMany } from './order-forms.ts';
import { meetingWords } from './words.ts';

/** No field that is asked once for several cases asks about one of them. */
const severalCases = {
  id: '',
  version: 0,
  parties: [],
  agreement: null,
  related: [],
  mustPapers: [],
  assisting: [],
};

/** Decides the same on several cases; what they are and how dangerous stays as each of them says. */
export function ManyDrawer(props: {
  readonly meetingId: string;
  readonly entries: readonly AgendaEntry[];
  readonly onClose: () => void;
}) {
  const say = useWords(meetingWords);
  const name = useNames();
  const { today } = useDates();
  const isWide = Grid.useBreakpoint().md ?? true;
  const [form] = Form.useForm();
  const [type, choose] = useState<ReviewOrderType>('ANALYZE');
  const deciding = useDecidingOnMany(props.meetingId);
  useReturnFocus();
  const lines = props.entries.map(({ line }) => line);
  const [first] = lines;
  const submit = () => {
    const body = bodyFrom(fieldsForMany(type), form.getFieldsValue(true));
    const faults = faultsOf(orderToEach, { type, ...body });
    if (faults.length > 0)
      return form.setFields(faults.map(({ path, label }) => ({ name: [...path], errors: [name(label)] })));
    const proof: unknown = form.getFieldValue(['task', 'proof']);
    deciding.mutate({
      batch: {
        cases: lines.map(({ id, version }) => ({ disputeId: id, expectedVersion: version })),
        orders: [
          {
            command: { type, ...body },
            ...(typeof proof === 'string' && proof ? { task: { proof } } : {}),
          },
        ],
      },
      key: newKey(),
    });
  };
  return (
    <Drawer
      open
      title={say('decideTitleMany', { count: lines.length })}
      onClose={props.onClose}
      size={isWide ? 620 : '100%'}
      mask={{ closable: false }}
      footer={
        <Flex justify="flex-end" gap={8}>
          <Button size="large" onClick={props.onClose}>
            {say(deciding.data ? 'closeResult' : 'cancel')}
          </Button>
          {!deciding.data && (
            <Button type="primary" size="large" loading={deciding.isPending} onClick={submit}>
              {say('apply')}
            </Button>
          )}
        </Flex>
      }
    >
      {deciding.error && <Failure error={deciding.error} />}
      {deciding.data ? (
        <BatchResults done="resultDone" entries={props.entries} outcomes={deciding.data.results} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark="optional"
          initialValues={{
            measure: say('usualMeasure'),
            dueOn: addDays(today, 15),
            leadId: first?.place.id,
          }}
          onFinish={submit}
          onValuesChange={(changed: object) => forgetFaults(form, changed)}
        >
          <Form.Item label={say('order')} required>
            <Radio.Group
              aria-label={say('order')}
              optionType="button"
              className="orders"
              value={type}
              onChange={({ target }) => choose(target.value)}
              options={ordersForMany.map((order) => ({ value: order, label: name(commandNames[order]) }))}
            />
          </Form.Item>
          <DecisionFields type={type} fields={fieldsForMany(type)} dispute={severalCases} />
        </Form>
      )}
    </Drawer>
  );
}
