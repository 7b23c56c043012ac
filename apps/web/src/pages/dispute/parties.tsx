import { EyeOutlined } from '@ant-design/icons';
import { Button, Descriptions, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { partyKindLabels, partyRoleLabels } from '#domain';
import { useIsPrinting } from '../../components/printing.ts';
import { Section } from '../../components/section.tsx';
import { useIsWide } from '../../components/use-is-wide.ts';
import { useCapable } from '../../session/actor.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import type { Dispute } from './dispute-query.ts';
import { Unmask, type Unmasked } from './unmask.tsx';
import { disputeWords } from './words.ts';

/** So many are shown before somebody asks for all. */
const fewParties = 8;

/** Everybody on either side, masked until somebody says why they look. */
export function Parties({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const { aside } = useLists();
  const name = useNames();
  const isWide = useIsWide();
  const isCapable = useCapable();
  const [asked, ask] = useState<Dispute['parties'][number] | null>(null);
  const [seen, setSeen] = useState<Readonly<Record<string, Unmasked>>>({});
  const [isAsked, showAll] = useState(false);
  const isAll = useIsPrinting() || isAsked || dispute.parties.length <= fewParties + 2;
  const mayUnmask = dispute.sight === 'case' && isCapable('party.unmask');
  return (
    <Section title={aside(say('parties'), dispute.parties.length)}>
      {dispute.parties.length === 0 && (
        <Typography.Text type="secondary">{say('partiesUnknown')}</Typography.Text>
      )}
      <ul className="plain">
        {dispute.parties.slice(0, isAll ? undefined : fewParties).map((party) => {
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
                  column={isWide ? 3 : 1}
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
      {!isAll && (
        <Button block onClick={() => showAll(true)}>
          {say('allParties', { count: dispute.parties.length })}
        </Button>
      )}
      {asked && (
        <Unmask
          disputeId={dispute.id}
          party={asked}
          onClose={() => ask(null)}
          onSeen={(party) => setSeen((before) => ({ ...before, [party.id]: party }))}
        />
      )}
    </Section>
  );
}
