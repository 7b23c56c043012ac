import { useQuery } from '@tanstack/react-query';
import { Alert, Flex, Tag, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '../../api/client.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { ReportDraft } from './report-draft.ts';
import { reportWords } from './words.ts';

/** A pause in typing: asked once a thought is written, not with every key. */
const pauseMs = 800;
/** A number that is not whole yet would be searched for in vain, and each search for one is noted. */
const wholePhone = 11;

/** What of a draft is compared: as a text, so that two equal ones are one question. */
function toldIn({ placeId, typeCode, summary, parties }: ReportDraft): string {
  const known = parties.flatMap(({ name, phone = '' }) => {
    const party = {
      ...(name?.trim() ? { name: name.trim() } : {}),
      ...(phone.length >= wholePhone ? { phone } : {}),
    };
    return Object.keys(party).length > 0 ? [party] : [];
  });
  return JSON.stringify({ placeId, typeCode, summary, parties: known });
}

/** Cases that may be the one that is being told; quiet while there are none, and without a connection. */
export function SimilarPanel({ draft }: { readonly draft: ReportDraft }) {
  const say = useWords(reportWords);
  const name = useNames();
  const told = useSettled(toldIn(draft));
  const { data: items = [] } = useQuery({
    queryKey: ['similar', told],
    queryFn: async () => bodyOf(await api.POST('/api/v1/disputes/similar', { body: JSON.parse(told) })).items,
    placeholderData: (before) => before,
    retry: false,
  });
  if (items.length === 0) return null;
  return (
    <Alert
      type="info"
      style={{ marginBottom: 24 }}
      title={say('similar')}
      description={
        <ul className="plain">
          {items.slice(0, 5).map(({ dispute, isSamePerson, reasons }) => (
            <li key={dispute.id} className="row">
              <Flex vertical gap={4}>
                <Flex gap={8} align="center" wrap>
                  <Link to={`/disputes/${dispute.id}`} target="_blank">
                    {dispute.number ?? say('unnumbered')}
                  </Link>
                  <Tag>{name(dispute.stateName)}</Tag>
                  {isSamePerson && <Tag color="gold">{say('samePerson')}</Tag>}
                  {[dispute.parties, dispute.place.name, name(dispute.typeName)].filter(Boolean).join(' · ')}
                </Flex>
                <Typography.Text type="secondary">
                  {reasons.map((reason) => name(reason)).join(' · ')}
                </Typography.Text>
              </Flex>
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** A value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
