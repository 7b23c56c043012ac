import { EyeOutlined } from '@ant-design/icons';
import { Button, Card, Descriptions, Empty, Flex, Tag } from 'antd';
import { useState } from 'react';
import { partyKindLabels, partyRoleLabels } from '#domain';
import { useCapable } from '../../session/actor.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { Unmask, type Unmasked } from './unmask.tsx';
import { disputeWords } from './words.ts';

/** Everybody on either side, masked until somebody says why they look. */
export function Parties({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const name = useNames();
  const isCapable = useCapable();
  const [asked, ask] = useState<Dispute['parties'][number] | null>(null);
  const [seen, setSeen] = useState<Readonly<Record<string, Unmasked>>>({});
  const mayUnmask = dispute.sight === 'case' && isCapable('party.unmask');
  return (
    <Card title={`${say('parties')}（${dispute.parties.length}）`}>
      {dispute.parties.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="–" />}
      <ul className="plain">
        {dispute.parties.map((party) => {
          const shown = { ...party, ...seen[party.id] };
          const hasSecrets = party.idNumber ?? party.phone ?? party.address;
          return (
            <li key={party.id} className="row">
              <Flex vertical gap={4} style={{ flex: 1 }}>
                <Flex gap={8} align="center" wrap>
                  <strong>{shown.name}</strong>
                  <Tag>{name(partyRoleLabels[party.role])}</Tag>
                  {party.kind !== 'person' && (
                    <Tag>
                      {name(partyKindLabels[party.kind])} {party.headcount > 1 && party.headcount}
                    </Tag>
                  )}
                </Flex>
                <Descriptions
                  size="small"
                  column={{ xs: 1, md: 3 }}
                  items={(['idNumber', 'phone', 'address'] as const)
                    .filter((key) => shown[key])
                    .map((key) => ({ key, label: say(key), children: shown[key] }))}
                />
              </Flex>
              {mayUnmask && hasSecrets && !seen[party.id] && (
                <Button className="no-print" icon={<EyeOutlined />} onClick={() => ask(party)}>
                  {say('unmask')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {asked && (
        <Unmask
          disputeId={dispute.id}
          party={asked}
          onClose={() => ask(null)}
          onSeen={(party) => setSeen((before) => ({ ...before, [party.id]: party }))}
        />
      )}
    </Card>
  );
}
