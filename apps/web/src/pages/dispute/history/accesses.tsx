import { useQuery } from '@tanstack/react-query';
import { Collapse, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '../../../api/client.ts';
import { Failure } from '../../../components/failure.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { historyWords } from './words.ts';

/** Who looked at what is sensitive in a case; read when somebody asks for it, and on paper when it lies open. */
export function Accesses({ disputeId }: { readonly disputeId: string }) {
  const say = useWords(historyWords);
  const [isOpen, open] = useState(false);
  return (
    <Collapse
      className={isOpen ? 'accesses' : 'no-print'}
      onChange={(keys) => open(keys.length > 0)}
      items={[{ key: 'who', label: say('accesses'), children: isOpen && <Looks disputeId={disputeId} /> }]}
    />
  );
}

function Looks({ disputeId }: { readonly disputeId: string }) {
  const say = useWords(historyWords);
  const name = useNames();
  const dates = useDates();
  const { data, error, refetch } = useQuery({
    queryKey: ['dispute', disputeId, 'accesses'],
    queryFn: async () =>
      bodyOf(await api.GET('/api/v1/disputes/{id}/accesses', { params: { path: { id: disputeId } } })).items,
  });
  return (
    <>
      <Typography.Paragraph type="secondary">{say('accessesHint')}</Typography.Paragraph>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data?.length === 0 && say('noAccess')}
      <ul className="plain">
        {data?.map(({ id, at, by, actionName, party, reason }) => (
          <li key={id} className="row">
            <span>
              {say('did', {
                name: by.name,
                unit: by.organisation,
                what: [name(actionName), party?.name].filter(Boolean).join(' '),
              })}
              <br />
              <Typography.Text type="secondary">
                {[dates.moment(at), reason].filter(Boolean).join(' · ')}
              </Typography.Text>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
