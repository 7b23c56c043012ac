import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Card, Checkbox, Empty, Flex, Skeleton } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../../../api/client.ts';
import { Failure } from '../../../components/failure.tsx';
import { isEnded, KeyLine } from '../../../components/key-line.tsx';
import { keyWords } from '../../../components/key-words.ts';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';

const key = ['staff-api-keys'] as const;

/** The keys of everybody in this part of the tree: seen, and revoked. */
export function KeysPage() {
  const say = useWords(keyWords);
  const { aside } = useLists();
  const client = useQueryClient();
  const [isShowingEnded, showEnded] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => bodyOf(await api.GET('/api/v1/staff/api-keys')).items,
  });
  const revoke = useMutation({
    mutationFn: (path: { id: string; keyId: string }) =>
      api.DELETE('/api/v1/staff/{id}/api-keys/{keyId}', { params: { path } }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  const shown = data?.filter((one) => isShowingEnded || !isEnded(one)) ?? [];
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')}>
        <Checkbox checked={isShowingEnded} onChange={({ target }) => showEnded(target.checked)}>
          {say('withEnded')}
        </Checkbox>
      </PageHeading>
      {error && <Failure error={error} retry={refetch} />}
      {revoke.error && <Failure error={revoke.error} />}
      {!error && (
        <Card>
          {!data && <Skeleton active />}
          {data && shown.length === 0 && <Empty description={say('none')} />}
          <ul className="plain">
            {shown.map(({ owner, ...one }) => (
              <KeyLine
                key={one.id}
                apiKey={one}
                owner={aside(owner.name, owner.organisation)}
                onRevoke={() => revoke.mutate({ id: owner.id, keyId: one.id })}
              />
            ))}
          </ul>
        </Card>
      )}
    </Flex>
  );
}
