import { Button, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { liesInRealm, organisationKindLabels } from '#domain';
import { type Organisation } from '../../../api/office.ts';
import { useActor } from '../../../session/actor.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { kindsUnder } from './organisation-drawer.tsx';
import type { Branch } from './organisations-query.ts';
import { organisationWords } from './words.ts';

interface Chosen {
  readonly onAdd: (parent: Organisation) => void;
  readonly onChange: (organisation: Organisation) => void;
}

/** Organisations under one another, each with what can be done to it. */
export function OrganisationTree({ branches, ...chosen }: Chosen & { readonly branches: readonly Branch[] }) {
  return (
    <ul className="plain tree">
      {branches.map(({ organisation, below }) => (
        <li key={organisation.id}>
          <OrganisationRow organisation={organisation} {...chosen} />
          {below.length > 0 && <OrganisationTree branches={below} {...chosen} />}
        </li>
      ))}
    </ul>
  );
}

function OrganisationRow({
  organisation,
  onAdd,
  onChange,
}: Chosen & { readonly organisation: Organisation }) {
  const say = useWords(organisationWords);
  const name = useNames();
  const { id, kind, active, code, shortName } = organisation;
  const isMine = liesInRealm(useActor(), organisation);
  const details = [name(organisationKindLabels[kind]), shortName, code].filter(Boolean).join(' · ');
  return (
    <div className="row">
      <Flex vertical style={{ flex: 1, minWidth: 0 }}>
        <span>
          <Typography.Text strong={kind === 'county' || kind === 'township'} delete={!active}>
            {organisation.name}
          </Typography.Text>{' '}
          {!active && <Tag>{say('closed')}</Tag>}
        </span>
        <Typography.Text type="secondary">{details}</Typography.Text>
      </Flex>
      <Flex gap={4} justify="flex-end">
        {isMine && kindsUnder(kind).length > 0 && (
          <Button onClick={() => onAdd(organisation)}>{say('add')}</Button>
        )}
        <Link to={`/administration/staff?unit=${id}`} className="button-link">
          {say('people')}
        </Link>
        {isMine && <Button onClick={() => onChange(organisation)}>{say('edit')}</Button>}
      </Flex>
    </div>
  );
}
