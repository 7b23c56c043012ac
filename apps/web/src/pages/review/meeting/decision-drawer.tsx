import { Alert, Button, Drawer, Flex, Form, Grid, Radio, Spin } from 'antd';
import { commandNames } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { forgetFaults } from '../../../components/schema-faults.ts';
import { useAskingBeforeLeaving } from '../../../components/use-asking-before-leaving.ts';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { type Dispute, useDispute } from '../../dispute/dispute-query.ts';
import type { AgendaEntry } from '../review-query.ts';
import { useCaseFacts, useCaseName } from './case-lines.ts';
import { DecisionFields } from './decision-fields.tsx';
import { fieldsOfOrder } from './order-forms.ts';
import { ordersOf, useDecisionForm } from './use-decision-form.ts';
import { meetingWords } from './words.ts';

interface Props {
  readonly meetingId: string;
  readonly entry: AgendaEntry;
  readonly onClose: () => void;
}

/** Decides on a case of the agenda, at the side of it; on a phone over the whole screen. */
export function DecisionDrawer(props: Props) {
  const { data, error, refetch } = useDispute(props.entry.line.id);
  if (data) return <Deciding {...props} dispute={data} />;
  return (
    <Drawer open onClose={props.onClose} size={520}>
      {error ? <Failure error={error} retry={refetch} /> : <Spin className="waiting" />}
    </Drawer>
  );
}

function Deciding({ meetingId, entry: { line }, dispute, onClose }: Props & { readonly dispute: Dispute }) {
  const say = useWords(meetingWords);
  const name = useNames();
  const caseName = useCaseName();
  const facts = useCaseFacts();
  const isWide = Grid.useBreakpoint().md ?? true;
  const { form, initialValues, type, choose, submit, isSending, error, isStale } = useDecisionForm(
    meetingId,
    dispute,
    undefined,
    onClose,
  );
  useReturnFocus();
  useAskingBeforeLeaving(() => form.isFieldsTouched() && !isSending, say('giveUp'));
  const orders = ordersOf(dispute);
  return (
    <Drawer
      open
      title={say('decideTitle', { case: caseName(line) })}
      onClose={onClose}
      size={isWide ? 620 : '100%'}
      mask={{ closable: false }}
      footer={
        <Flex justify="flex-end" gap={8}>
          <Button size="large" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button
            type="primary"
            size="large"
            loading={isSending}
            disabled={type === undefined}
            onClick={submit}
          >
            {say('apply')}
          </Button>
        </Flex>
      }
    >
      <p>{facts(line)}</p>
      {isStale ? (
        <Alert type="warning" showIcon role="alert" title={say('stale')} style={{ marginBottom: 16 }} />
      ) : (
        error && <Failure error={error} />
      )}
      {orders.length === 0 && <Alert type="info" showIcon title={say('noOrders')} />}
      {type && (
        <Form
          form={form}
          layout="vertical"
          requiredMark="optional"
          initialValues={initialValues}
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
              options={orders.map((order) => ({ value: order, label: name(commandNames[order]) }))}
            />
          </Form.Item>
          <DecisionFields type={type} fields={fieldsOfOrder(type)} dispute={dispute} />
        </Form>
      )}
    </Drawer>
  );
}
