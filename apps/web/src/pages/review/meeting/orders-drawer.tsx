import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Flex, Grid } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useAskingBeforeLeaving } from '../../../components/use-asking-before-leaving.ts';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useWords } from '../../../words/words.ts';
import { OrderFields, type OrderHandle } from './order-fields.tsx';
import type { OrderRules } from './order-rules.ts';
import type { GivenOrder } from './use-order-form.ts';
import { meetingWords } from './words.ts';

/** As many as the server takes together. */
const ordersAtMost = 5;

/** The form of the nth order, from 0. */
export type FormOf = (nth: number) => OrderHandle | undefined;

/**
 * Writes one order or several, which are decided on together, at the side of the agenda; on a phone over the whole screen. What
 * was written is not given up without a question, and stays when it is refused.
 */
export function OrdersDrawer(props: {
  readonly title: string;
  readonly rules: OrderRules;
  /** What is decided on, and what was refused. */
  readonly children: ReactNode;
  /** What became of it: told instead of the forms. */
  readonly outcome?: ReactNode;
  readonly isSending: boolean;
  readonly send: (orders: readonly GivenOrder[], formOf: FormOf) => void;
  readonly onClose: () => void;
}) {
  const say = useWords(meetingWords);
  const isWide = Grid.useBreakpoint().md ?? true;
  const { rules, outcome, isSending } = props;
  const [keys, setKeys] = useState<readonly number[]>([0]);
  const forms = useRef(new Map<number, OrderHandle>());
  const last = useRef<number>(0);
  useReturnFocus();
  const isWritten = () =>
    !outcome && !isSending && (keys.length > 1 || [...forms.current.values()].some((one) => one.isWritten()));
  useAskingBeforeLeaving(isWritten, say('giveUp'));
  const close = () => {
    if (!isWritten() || window.confirm(say('giveUp'))) props.onClose();
  };
  const formOf: FormOf = (nth) => forms.current.get(keys[nth] ?? 0);
  const canBeGiven = rules.orders.length > 0;
  const submit = () => {
    if (isSending) return;
    const given = keys.map((_, nth) => formOf(nth)?.read());
    const orders = given.filter((order) => order !== undefined);
    if (orders.length === given.length) props.send(orders, formOf);
  };
  const add = () => {
    last.current += 1;
    setKeys([...keys, last.current]);
  };
  return (
    <Drawer
      open
      title={props.title}
      onClose={close}
      size={isWide ? 620 : '100%'}
      mask={{ closable: false }}
      footer={
        <Flex justify="flex-end" gap={8}>
          <Button size="large" onClick={close}>
            {say(outcome ? 'closeResult' : 'cancel')}
          </Button>
          {!outcome && (
            <Button type="primary" size="large" loading={isSending} disabled={!canBeGiven} onClick={submit}>
              {say('apply')}
            </Button>
          )}
        </Flex>
      }
    >
      {props.children}
      {outcome}
      {!outcome && !canBeGiven && <Alert type="info" showIcon title={say('noOrders')} />}
      {!outcome &&
        keys.map((key, n) => (
          <OrderFields
            key={key}
            ref={(form) => {
              if (form) forms.current.set(key, form);
              return () => {
                forms.current.delete(key);
              };
            }}
            rules={rules}
            nth={keys.length > 1 ? n + 1 : undefined}
            formName={`order${key}`}
            onSubmit={submit}
            onRemove={() => setKeys(keys.filter((one) => one !== key))}
          />
        ))}
      {!outcome && canBeGiven && keys.length < ordersAtMost && (
        <Button block icon={<PlusOutlined />} onClick={add}>
          {say('addOrder')}
        </Button>
      )}
    </Drawer>
  );
}
