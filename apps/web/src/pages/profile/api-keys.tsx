import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Modal } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { KeyLine } from '../../components/key-line.tsx';
import { keyWords } from '../../components/key-words.ts';
import { useWords } from '../../words/words.ts';
import { NewKeyForm } from './new-key-form.tsx';

const key = ['api-keys'] as const;

/** The keys with which programmes act for this person: made here, shown once, revoked for good. */
export function ApiKeys() {
  const say = useWords(keyWords);
  const client = useQueryClient();
  const [isOpen, open] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => bodyOf(await api.GET('/api/v1/api-keys')).items,
  });
  const changed = () => client.invalidateQueries({ queryKey: key });
  const revoke = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } }),
    onSuccess: changed,
  });
  return (
    <Card
      title={say('mine')}
      loading={!data && !error}
      extra={<Button onClick={() => open(true)}>{say('make')}</Button>}
    >
      <Flex vertical>
        {(error ?? revoke.error) && <Failure error={(error ?? revoke.error) as Error} retry={refetch} />}
        {data?.length === 0 && <Empty description={say('none')} />}
        <ul className="plain">
          {data?.map((one) => (
            <KeyLine key={one.id} apiKey={one} onRevoke={() => revoke.mutate(one.id)} />
          ))}
        </ul>
      </Flex>
      <Modal
        open={isOpen}
        footer={null}
        title={say('make')}
        onCancel={() => open(false)}
        mask={{ closable: false }}
        destroyOnHidden
      >
        <NewKeyForm onMade={changed} onDone={() => open(false)} />
      </Modal>
    </Card>
  );
}
