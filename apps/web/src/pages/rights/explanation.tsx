import { Card, Col, Flex, Row, Typography } from 'antd';
import {
  attachmentLevelLabels,
  capabilityLabels,
  type Explanation,
  type Grant,
  type Relation,
  relationLabels,
  relationMeanings,
  roleLabels,
  sightLabels,
  sights,
} from '#domain';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { EventsCard, VerdictMark } from './events-card.tsx';
import { reasonsIn } from './reasons.ts';
import './rights.css';
import { rightsWords } from './words.ts';

/** What somebody may see and do, each with the rows of the policy that say so. */
export function ExplanationView({ rights }: { readonly rights: Explanation }) {
  return (
    <Row gutter={[16, 16]}>
      <Col xs={{ span: 24, order: 1 }} xl={{ span: 14, order: 0 }}>
        <EventsCard events={rights.events} />
      </Col>
      <Col xs={{ span: 24, order: 0 }} xl={{ span: 10, order: 1 }}>
        <Flex vertical gap={16}>
          {rights.dispute ? <StandingCard dispute={rights.dispute} /> : <SightsCard rights={rights} />}
          <CapabilitiesCard rights={rights} />
        </Flex>
      </Col>
    </Row>
  );
}

function StandingCard({ dispute }: { readonly dispute: NonNullable<Explanation['dispute']> }) {
  const say = useWords(rightsWords);
  const name = useNames();
  const { list } = reasonsIn(say, name);
  const found = [...new Set(dispute.relations.map(({ relation }) => relation))];
  const facts = [
    [
      say('sees'),
      [name(sightLabels[dispute.sight]), rowsOf(dispute.seenThrough)].filter(Boolean).join(' · '),
    ],
    [say('readsAccesses'), say(dispute.readsAccesses ? 'yes' : 'no')],
    [
      say('attachments'),
      list(dispute.attachmentLevels.map((level) => attachmentLevelLabels[level])) || say('nothing'),
    ],
  ] as const;
  function rowsOf(grants: readonly Grant[]): string {
    return grants
      .map(({ role, relation }) =>
        say('standsAs', { role: name(roleLabels[role]), relation: name(relationLabels[relation]) }),
      )
      .join(name({ zh: '；', en: '; ' }));
  }
  return (
    <Card title={say('standing')}>
      <Meanings of={found} />
      <dl className="facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function SightsCard({ rights }: { readonly rights: Explanation }) {
  const say = useWords(rightsWords);
  const name = useNames();
  const { list } = reasonsIn(say, name);
  const lines =
    rights.sights.length === 0
      ? []
      : [...sights].reverse().flatMap((sight) => {
          const rows = rights.sights.filter((row) => row.sight === sight);
          const roles = [...new Set(rows.map(({ role }) => role))];
          return roles.map((role) => ({
            key: `${sight} ${role}`,
            what: name(sightLabels[sight]),
            role: name(roleLabels[role]),
            through: list(
              rows.filter((row) => row.role === role).map(({ relation }) => relationLabels[relation]),
            ),
          }));
        });
  const shown = [...new Set(rights.sights.map(({ relation }) => relation))];
  return (
    <Card title={say('sights')}>
      {lines.length === 0 && <Typography.Text>{name(sightLabels.nothing)}</Typography.Text>}
      <dl className="facts">
        {lines.map(({ key, what, role, through }) => (
          <div key={key}>
            <dt>{what}</dt>
            <dd>{say('row', { role, relations: through })}</dd>
          </div>
        ))}
      </dl>
      <Meanings of={shown} />
    </Card>
  );
}

/** The relations in words, for whoever does not know the table by heart. */
function Meanings({ of: shown }: { readonly of: readonly Relation[] }) {
  const name = useNames();
  return (
    <ul className="plain">
      {shown.map((relation) => (
        <li key={relation}>
          <strong>{name(relationLabels[relation])}</strong>{' '}
          <Typography.Text type="secondary">{name(relationMeanings[relation])}</Typography.Text>
        </li>
      ))}
    </ul>
  );
}

function CapabilitiesCard({ rights }: { readonly rights: Explanation }) {
  const say = useWords(rightsWords);
  const name = useNames();
  const { list } = reasonsIn(say, name);
  return (
    <Card title={say('beside')}>
      <ul className="plain">
        {rights.capabilities.map(({ capability, roles }) => (
          <li key={capability} className="verdict">
            <VerdictMark verdict={roles.length > 0 ? 'allowed' : 'refused'} />
            <div>
              <div>{name(capabilityLabels[capability])}</div>
              {roles.length > 0 && (
                <Typography.Text type="secondary">
                  {say('through', { rows: list(roles.map((role) => roleLabels[role])) })}
                </Typography.Text>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
