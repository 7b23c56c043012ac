import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Modal, Typography } from 'antd';
import { useState } from 'react';
import { api, bodyOf, type Shapes } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { Section } from '../../components/section.tsx';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/words.ts';
import { ReceiptPaper } from './receipt-paper.tsx';
import { receiptWords } from './words.ts';

type List = Shapes['ReceiptList'];
type Item = List['items'][number];

/** Which party holds a receipt, and handing one out. Seen by whoever sees the case whole. */
export function Receipts({ disputeId, version }: { readonly disputeId: string; readonly version: number }) {
  const say = useWords(receiptWords);
  const key = ['receipts', disputeId, version];
  const client = useQueryClient();
  const path = { id: disputeId };
  const [given, setGiven] = useState<Shapes['GivenReceipt'] | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => bodyOf(await api.GET('/api/v1/disputes/{id}/receipts', { params: { path } })),
  });
  const renewed = () => client.invalidateQueries({ queryKey: ['receipts', disputeId] });
  const give = useMutation({
    mutationFn: async (body: { partyId: string; warningRead?: true }) =>
      bodyOf(await api.POST('/api/v1/disputes/{id}/receipts', { params: { path }, body })),
    onSuccess: (one) => {
      setGiven(one);
      return renewed();
    },
  });
  const end = useMutation({
    mutationFn: async (receiptId: string) =>
      api.POST('/api/v1/disputes/{id}/receipts/{receiptId}/revocation', {
        params: { path: { ...path, receiptId } },
      }),
    onSuccess: renewed,
  });
  if (error)
    return (
      <Section title={say('receipts')} secondary>
        <Failure error={error} retry={refetch} />
      </Section>
    );
  if (data === undefined || data.items.length === 0 || !data.mayGive) return null;
  const failure = give.error ?? end.error;
  return (
    <Section title={say('receipts')} secondary>
      {data.bar && <Alert type="info" showIcon title={say(`bar${data.bar}`)} />}
      {failure && <Failure error={failure} />}
      <ul className="plain">
        {data.items.map((item) => (
          <ReceiptLine
            key={item.party.id}
            item={item}
            list={data}
            onGive={(warningRead) =>
              give.mutate({ partyId: item.party.id, ...(warningRead ? { warningRead: true } : {}) })
            }
            onEnd={(receiptId) => end.mutate(receiptId)}
          />
        ))}
      </ul>
      {given && <ReceiptPaper disputeId={disputeId} given={given} onClose={() => setGiven(null)} />}
    </Section>
  );
}

interface LineProps {
  readonly item: Item;
  readonly list: List;
  readonly onGive: (warningRead: boolean) => void;
  readonly onEnd: (receiptId: string) => void;
}

function ReceiptLine({ item: { party, receipt }, list: { bar, warning }, onGive, onEnd }: LineProps) {
  const say = useWords(receiptWords);
  const dates = useDates();
  const [modal, asking] = Modal.useModal();
  const ask = (content: string, onOk: () => void) =>
    void modal.confirm({
      title: say('warnTitle'),
      content,
      okText: say('confirm'),
      cancelText: say('cancel'),
      onOk,
    });
  const give = () => {
    const words = [warning && say(`warn${warning}`), receipt && say('renewAsk')].filter(Boolean).join('');
    if (words === '') onGive(false);
    else ask(words, () => onGive(warning !== null));
  };
  return (
    <li className="row">
      {asking}
      <Flex vertical gap={4} style={{ flex: 1 }}>
        <strong>{party.name}</strong>
        <Typography.Text type="secondary">
          {receipt
            ? say('held', {
                day: dates.moment(receipt.issuedAt),
                name: receipt.issuedBy.name,
                until: dates.day(receipt.expiresOn),
              })
            : say('none')}
        </Typography.Text>
      </Flex>
      <Flex gap={8}>
        {bar === null && <Button onClick={give}>{say(receipt ? 'renew' : 'give')}</Button>}
        {receipt && (
          <Button danger onClick={() => ask(say('endAsk'), () => onEnd(receipt.id))}>
            {say('end')}
          </Button>
        )}
      </Flex>
    </li>
  );
}
